# ruff: noqa: E501
# fmt: off
"""Yanhui county: a checklist for responsible inspectors, no number, no date, four blocks with yes/no columns."""
from ..shape import OPTIONAL, contact, duty, form, gold, point, qty, ref, report, task

TITLE = "关于做好责任督学“双减”常态督导的通知"
SHEET = "责任督学入校督导“双减”记录单"
BLOCKS = [
    ("一", "办学行为", [
        ("课程开设", [("是否按课程计划排足音体美劳及综合实践课", "good_yes"), ("有没有挤占、挪用非考试科目课时", "bad_yes"),
                 ("地方课程教材是否循环使用", "good_yes")]),
        ("考试评价", [("是否存在周考、月考、单元统考", "bad_yes"), ("是否在微信群、班级墙公布学生名次", "bad_yes"),
                 ("过程性评价材料是否齐全", "good_yes")])]),
    ("二", "作业管理", [
        ("制度建设", [("有无本校作业管理细则", "good_yes"), ("作业公示是否覆盖所有学科", "good_yes")]),
        ("总量与形式", [("小学低年级书面作业是否带回家", "bad_yes"), ("三至六年级书面作业能否在60分钟内完成，七至九年级能否在90分钟内完成", "good_yes"),
                  ("是否布置需要家长完成的手工、小报等任务", "bad_yes"), ("是否有针对学困生的个别化作业", "good_yes")]),
        ("批改反馈", [("教师是否面批面改", "good_yes"), ("有无学生互批代替教师批改的现象", "bad_yes")])]),
    ("三", "课后服务", [
        ("组织实施", [("是否坚持家长自愿申请", "good_yes"), ("点名册与实际人数是否相符", "good_yes"),
                 ("有无中途随意停课、提前放学的情况", "bad_yes")]),
        ("课程内容", [("是否开设3门以上兴趣类课程供学生选择", "good_yes"), ("是否组织刷题、集体补课", "bad_yes"),
                 ("本校课后服务特色做法（文字描述）", "open")])]),
    ("四", "师德与校外", [
        ("教师从教", [("是否收到本校教师有偿补课的反映", "bad_yes"), ("师德承诺是否人人签订", "good_yes")]),
        ("校园周边", [("学校门口有无培训机构散发广告", "bad_yes"), ("是否对学生参加校外培训情况进行登记", "good_yes")])]),
]
STEPS = [
    ("入校要勤。", "每名责任督学每月到每所挂牌学校督导不少于1次，每学期听课不少于10节，每次在校时间不少于2小时。", "责任督学"),
    ("看得要细。", "要走进教室、食堂、办公室，随机与5名以上学生、3名以上教师交谈，防止只听汇报、只看材料。", "责任督学"),
    ("记得要实。", "入校当天填写《责任督学入校督导“双减”记录单》，一式两份，学校留存一份，责任督学存档一份，并于每月最后一个工作日前汇总报县督导室。", "责任督学"),
    ("改得要真。", "对当场能改的立行立改；一时难以整改的，由责任督学下达整改通知，学校应在15日内书面回复整改情况。重大问题要第一时间向县督导室报告。", "责任督学、学校"),
]


def write(p):
    p.centered("雁回县人民政府教育督导室", size=30)
    p.line()
    p.centered("关于做好责任督学“双减”常态督导的", "通  知")
    p.line("各责任督学、各中小学：")
    p.line("根据《中小学校责任督学工作守则》和市教育督导委员会办公室《关于进一步发挥责任督学作用服务“双减”落地的意见》（湾教督委办〔2021〕9号）的要求，"
           "结合我县挂牌督导工作实际，现将有关要求通知如下。")
    for n, (lead, text, _) in enumerate(STEPS, 1):
        p.line(text, lead=f"{n}．{lead}")
    p.line("联 系 人：舒一帆  宁采薇")
    p.line("联系电话：0992—5550133    13000000133")
    p.line("电子信箱：yhdd_jc@example.net")
    p.page()
    p.centered(SHEET)
    p.line("学校名称：__________  学生数：______  督导时间：____年__月__日")
    number = 0
    for code, name, items in BLOCKS:
        rows = [[f"（{code}）{name}", "", "是", "否", "情况说明"]]
        number = 0
        for item, points in items:
            for k, (text, _) in enumerate(points):
                number += 1
                rows.append([item if k == 0 else "", f"{number}.{text}", "", "", ""])
        p.table(rows, down=(0,), across=((0, 0, 1),))
        p.line()
    p.line("责任督学（签字）：              校长（签字）：")
    p.line("注：勾选“是”或“否”后，凡发现问题的须在情况说明栏写明具体班级和事实。")


def points():
    for code, name, items in BLOCKS:
        number = 0
        for item, rows in items:
            for text, polarity in rows:
                number += 1
                yield point(name, item, f"{code}.{number}", text, polarity, code)


HEAD = ["学校名称", "学生数", "督导时间"]
GOLD = gold(
    TITLE, None, ["雁回县人民政府教育督导室"], None,
    references=[ref("中小学校责任督学工作守则", kind="regulation"),
                ref("关于进一步发挥责任督学作用服务“双减”落地的意见", "湾教督委办〔2021〕9号"), ref(SHEET, kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=[task(n, lead + text, None, *who.split("、"), **OPTIONAL) for n, (lead, text, who) in enumerate(STEPS, 1)],
    reporting=[
        report("责任督学", "《责任督学入校督导“双减”记录单》汇总", "县督导室", "每月最后一个工作日前", "monthly"),
        report("学校", "书面回复整改情况", "责任督学", "15日内", "event"),
        report("责任督学", "重大问题", "县督导室", "第一时间", "event", aliases=["及时"]),
        report("责任督学", "填写记录单", None, "入校当天", "event", **OPTIONAL),
        report("责任督学", "整改通知", "学校", "一时难以整改的", "event", **OPTIONAL)],
    duties=[duty("责任督学", STEPS[0][1], aliases=["每名责任督学"], **OPTIONAL), duty("学校", STEPS[3][1], **OPTIONAL)],
    contacts=[contact("phone", "0992-5550133", "舒一帆、宁采薇"), contact("mobile", "13000000133", "舒一帆、宁采薇"),
              contact("email", "yhdd_jc@example.net", "舒一帆、宁采薇")],
    quantities=[
        qty("到每所挂牌学校督导", 1, "次/月", "责任督学对每所挂牌学校", ">=", scope=[["督学"], ["学校"]]),
        qty("听课", 10, "节/学期", "责任督学", ">=", scope=[["督学"]]),
        qty("每次在校时间", 2, "小时/次", "责任督学", ">=", scope=[["督学"]]),
        qty("随机交谈学生", 5, "名", "学生", ">=", scope=[["学生"], ["督学"]]),
        qty("随机交谈教师", 3, "名", "教师", ">=", scope=[["教师"], ["督学"]]),
        qty("书面作业完成时间", 60, "分钟", "三至六年级", "<=", scope=[["3-6年级"]]),
        qty("书面作业完成时间", 90, "分钟", "七至九年级", "<=", scope=[["7-9年级"]]),
        qty("兴趣类课程", 3, "门", "课后服务", ">=", scope=[["课后服务"], ["学生"], ["课程"]]),
        qty("记录单份数", 2, "份", "记录单", "=", **OPTIONAL), qty("学校留存", 1, "份", "学校", "=", **OPTIONAL),
        qty("督学存档", 1, "份", "责任督学", "=", **OPTIONAL), qty("书面回复", 15, "日", "学校", "<=", **OPTIONAL),
        qty("书面回复", 15, "天", "学校", "<=", **OPTIONAL),
        qty("师德承诺人人签订", 100, "%", "教师", "=", **OPTIONAL), qty("作业公示覆盖所有学科", 100, "%", "学科", "=", **OPTIONAL)],
    forms=[form(f"{SHEET}（{code}）{name}", HEAD, [f"（{code}）{name}", "是", "否", "情况说明"], aliases=[name, SHEET])
           for code, name, _ in BLOCKS],
)
