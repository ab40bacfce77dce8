# ruff: noqa: E501
# fmt: off
"""Gutang town's central school: the school looks at itself; who looks at what is filled in, the marks are not; a homely plan before it."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report
from . import either, loose_duties, loose_form, maybe

TITLE = "菰塘镇中心小学2025年春季学期“双减”自查工作方案"
SCHOOL = "棹州县菰塘镇中心小学"
SHEET = "菰塘镇中心小学“双减”自查表"
FIX = "菰塘镇中心小学自查问题整改销号单"
# (aspect, office, [(point, polarity)])
TREE = [
    ("一、制度执行", "校长办公室", [
        ("学校“双减”工作制度在本学期作了修订并在教师大会上学习。", "duty"), ("行政会每月研究“双减”工作1次以上，有会议纪要。", "duty")]),
    ("二、作业管理", "教导处", [
        ("一、二年级有没有留书面回家作业。", "bad_yes"), ("三至六年级各科书面作业相加不超过55分钟，大多数学生能在校内写完。", "duty"), ("班级作业公示栏做到一天一更新。", "duty"),
        ("教师是否存在只打日期、不批对错的现象。", "bad_yes"), ("是否为学困生单独设计了作业。", "good_yes")]),
    ("三、课后服务", "教导处", [
        ("周一至周五每天开展2小时课后服务，离校时间不早于17:20。", "duty"), ("兴趣社团不少于15个，每名学生至少参加1个。", "duty"), ("有无社团教师空岗、顶岗的情况。", "bad_yes"), ("乘坐校车的学生是否也能参加服务。", "good_yes")]),
    ("四、作息与锻炼", "德育处", [
        ("早上到校时间不早于7:50，午休不少于40分钟。", "duty"), ("学生每天在校内体育活动的时间不少于2小时。", "duty"), ("有没有拖堂、占用课间十分钟的现象。", "bad_yes")]),
    ("五、收费与后勤", "总务处", [
        ("课后服务费每月不超过80元，学期末结清，多退少补。", "duty"), ("是否对脱贫户、低保户子女免收费用。", "good_yes"), ("食堂晚餐窗口是否开放到离校结束。", "good_yes")]),
    ("六、师德师风", "党支部", [
        ("全校教师签订《拒绝有偿补课承诺书》，签订率100%。", "duty"), ("有无教师接受家长宴请、礼品的反映。", "bad_yes"), ("本学期师德教育活动中的亮点：", "open")]),
]
HEAD = ["自查方面", "自查内容", "责任处室", "自查结果", "", "佐证材料"]
LOW = ["", "", "", "做到", "未做到", ""]
COLUMNS = ["自查方面", "自查内容", "责任处室", "做到", "未做到", "佐证材料"]
FIX_HEAD = ["问题", "原因分析", "整改办法", "责任人", "完成日期", "销号人"]
STEPS = [
    ("动员（3月3日至3月7日）", "动员", "2025-03-03", "2025-03-07", "学校", "召开全体教职工会议，学习文件、分配任务，把自查表发到每个年级组。"),
    ("自查（3月10日至3月28日）", "自查", "2025-03-10", "2025-03-28", "各处室", "各处室按照自查表分工逐条查，走进班级看，翻开本子看，坐下来和学生谈。每个处室访谈学生不少于10名，每个年级抽查作业本不少于30本。各处室3月31日前把自查结果和佐证材料交教导处汇总。"),
    ("整改（4月1日至4月30日）", "整改", "2025-04-01", "2025-04-30", "责任处室", "对查出的问题填写整改销号单，能马上改的一周内改好。责任处室每周五放学后向校长室汇报整改进度。"),
    ("回看（5月）", "回看", "2025-05", "2025-05", "学校", "请家长委员会代表、责任督学来校看一看、评一评，家长代表不少于20人。学校5月16日前把自查报告（附自查表、销号单）报镇教育管理中心，同时送责任督学一份。"),
]
LEADERS = [("组  长", "组长", "柴望舒", "校长"), ("副组长", "副组长", "苗可心", "副校长"), ("", "副组长", "鲁西林", "党支部副书记"), ("成  员", "成员", "曾暮雨", "教导主任"), ("", "成员", "芮明轩", "德育主任"), ("", "成员", "符水生", "总务主任"), ("", "成员", "姬若兰", "家长委员会主任")]
GROUP = "菰塘镇中心小学“双减”自查工作小组"
DUTIES = [
    ("教导处", "查作业、查课堂、查课后服务，兼管资料汇总。"), ("德育处", "查作息、查体育锻炼、查家校沟通。"), ("总务处", "查收费账目、查食堂和校车保障。"), ("党支部", "查师德，受理教职工和家长的意见。"),
]
OPEN = "自查期间设意见箱1个，放在校门传达室；校长接待家长的电话是0792-5550338，也可发短信到13000000338。每周三下午15:30至17:00为校长接待时间，对家长意见5天内给个说法。"


def write(p):
    p.centered(TITLE, size=20)
    p.line("（2025年2月27日校务会通过）", align="center")
    p.line("为了看清自己在减负上做得怎么样、还差在哪里，根据棹州县教育局《关于开展义务教育学校减负自查的通知》（棹教字〔2025〕14号），结合本校实际，制定本方案。")
    p.line("一、组织", bold=True)
    p.line(f"成立{GROUP}：")
    for shown, _, name, post in LEADERS:
        p.line(f"{shown + '：' if shown else '　　　　'}{name}（{post}）")
    p.line("二、分工", bold=True)
    for n, (unit, text) in enumerate(DUTIES, 1):
        p.line(f"（{n}）{unit}——{text}")
    p.line("三、步骤", bold=True)
    for n, (head, *_, text) in enumerate(STEPS, 1):
        p.line(f"{n}.{head}")
        p.line(text)
    p.line("四、意见收集", bold=True)
    p.line(OPEN)
    p.signed(SCHOOL, "2025年2月28日")
    p.page()
    p.line("附表一")
    p.centered(SHEET, size=18)
    p.line("自查时间：　　年　　月　　日　　　　组长签字：　　　　　　自查人：")
    rows, n = [HEAD, LOW], 0
    for aspect, unit, items in TREE:
        for i, (text, _) in enumerate(items):
            n += 1
            rows.append(["" if i else aspect, f"（{n}）{text}", "" if i else unit, "", "", ""])
    table = p.table(rows, across=((0, 3, 4),))
    for x in (0, 1, 2, 5):
        table.cell(0, x).merge(table.cell(1, x)).text = HEAD[x]
    y = 2
    for aspect, unit, items in TREE:
        for x, text in ((0, aspect), (2, unit)):
            table.cell(y, x).merge(table.cell(y + len(items) - 1, x)).text = text
        y += len(items)
    p.line("填表说明：每条在“做到”或“未做到”下打“√”；凡“未做到”的一律转入附表二。")
    p.line()
    p.line("附表二")
    p.centered(FIX, size=18)
    p.line("处室：　　　　　　　　年级：　　　　　　　　填写人：")
    p.table([FIX_HEAD] + [[""] * 6 for _ in range(5)])


def points():
    n = 0
    for aspect, _, items in TREE:
        code, name = aspect.split("、")
        for text, polarity in items:
            n += 1
            yield point(name, None, str(n), text, polarity, code)


GOLD = gold(
    TITLE, None, [SCHOOL], "2025-02-28",
    references=[ref("关于开展义务教育学校减负自查的通知", "棹教字〔2025〕14号"), ref("拒绝有偿补课承诺书", kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=either(*((text, end[:7], who) for _, _, _, end, who, text in STEPS), *((text, None, unit) for unit, text in DUTIES), (OPEN, None, "学校")),
    phases=[phase(name, start, end, who, text, aliases=[head, name + "阶段"]) for head, name, start, end, who, text in STEPS],
    reporting=[
        report("各处室", "自查结果和佐证材料", "教导处", "3月31日前", "once", "2025-03-31"),
        report("责任处室", "整改进度", "校长室", "每周五", "weekly", aliases=["每周五放学后", "每周"]),
        report("学校", "自查报告（附自查表、销号单）", "镇教育管理中心、责任督学", "5月16日前", "once", "2025-05-16"),
        report("学校", "自查报告送责任督学一份", "责任督学", "5月16日前", "once", "2025-05-16", **OPTIONAL),
        report("学校", "对家长意见的答复", "家长", "5天内", "event", **OPTIONAL), report("校长", "校长接待", "家长", "每周三下午", "weekly", **OPTIONAL)],
    groups=[group(GROUP, *((role, name, post) for _, role, name, post in LEADERS), aliases=["“双减”自查工作小组", "自查工作小组", "工作小组"])],
    duties=[
        *(duty(unit, text) for unit, text in DUTIES),
        *loose_duties(*((who, text) for *_, who, text in STEPS), ("责任处室", STEPS[2][5]), ("校长办公室", "学校“双减”工作制度在本学期作了修订并在教师大会上学习。"), ("学校", OPEN))],
    contacts=[contact("phone", "0792-5550338", "校长"), contact("mobile", "13000000338", "校长")],
    quantities=[
        qty("行政会研究“双减”工作", 1, "次/月", "行政会", ">=", scope=[["行政会"], ["学校"], ["制度执行"]]),
        qty("各科书面作业相加", 55, "分钟", "三至六年级", "<=", scope=[["三至六年级"]]),
        qty("课后服务", 2, "小时/天", "课后服务", "=", scope=[["课后服务"], ["周一至周五"]]),
        qty("离校时间", "17:20", "点", "课后服务", ">=", scope=[["课后服务"], ["离校"]]),
        qty("兴趣社团", 15, "个", "课后服务", ">=", scope=[["课后服务"], ["社团"]]),
        qty("早上到校时间", "7:50", "点", "学生", ">=", scope=[["到校"], ["作息"], ["学生"], ["早上"]]),
        qty("午休", 40, "分钟", "学生", ">=", scope=[["午休"], ["作息"], ["学生"]]),
        qty("校内体育活动时间", 2, "小时/天", "学生", ">=", scope=[["学生"], ["体育"]]),
        qty("课后服务费", 80, "元/月", "课后服务费", "<=", scope=[["课后服务"], ["收费"]]),
        qty("承诺书签订率", 100, "%", "全校教师", "=", scope=[["教师"], ["承诺书"]]),
        qty("访谈学生", 10, "名", "每个处室", ">=", scope=[["处室"], ["学生"]]),
        qty("抽查作业本", 30, "本", "每个年级", ">=", scope=[["年级"], ["作业本"]]),
        qty("家长代表", 20, "人", "家长代表", ">=", scope=[["家长"]]),
        qty("参加社团", 1, "个", "每名学生", ">=", scope=[["学生"]]),
        *maybe("作业公示更新", 1, "次/天", "次"), *maybe("意见箱", 1, "个"), *maybe("校长接待", "15:30", "点"), *maybe("校长接待", "17:00", "点"), *maybe("校长接待", "15:30-17:00", "点", op="range"),
        *maybe("答复", 5, "天", op="<="), *maybe("整改", 1, "周", op="<="), *maybe("课后服务天数", 5, "天/周"), *maybe("课间", 10, "分钟"), *maybe("书面作业", 0, "分钟", applies_to="一、二年级"), *maybe("自查报告", 1, "份")],
    forms=[
        form(SHEET, ["自查时间", "组长签字", "自查人"], COLUMNS, "填表说明：每条在“做到”或“未做到”下打“√”；凡“未做到”的一律转入附表二。"),
        form(FIX, ["处室", "年级", "填写人"], FIX_HEAD), loose_form(SHEET, HEAD[:4])],
)
