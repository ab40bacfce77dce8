# ruff: noqa: E501
# fmt: off
"""Heting county: the inspector's sheet of the month; full-width group rows, a question per row, boxes to tick."""
from ..shape import OPTIONAL, contact, duty, form, gold, point, qty, ref, report, task

TITLE = "责任督学“双减”月查清单（试用）"
BLOCKS = [
    ("看作业", [
        ("本月年级作业公示表是否张贴在教室外", "看现场", "good_yes"),
        ("抽查3个班家庭作业，是否有超过规定时长的", "查本子、问学生", "bad_yes"),
        ("是否有教师让学生互相批改或对答案了事", "查本子", "bad_yes"),
        ("是否有布置抄写类罚做作业", "问学生", "bad_yes"),
        ("学校作业审批表是否由教导主任签字", "查资料", "good_yes"),
        ("是否给学有余力、学有困难的学生布置不同作业", "查本子", "good_yes"),
    ]),
    ("看课堂", [
        ("是否按课表上课（随机推门听课不少于2节）", "推门听课", "good_yes"),
        ("体育、音乐、美术、劳动课是否被占用", "问学生、看课表", "bad_yes"),
        ("本月是否组织全年级统一纸笔考试", "问教师", "bad_yes"),
        ("教室内外是否张贴考试名次", "看现场", "bad_yes"),
        ("老师有没有拖堂、提前上课", "看现场", "bad_yes"),
    ]),
    ("看课后服务", [
        ("学生是否自愿参加，申请表是否由家长签名", "查资料", "good_yes"),
        ("是否开到下午5点半以后", "看现场", "good_yes"),
        ("是否讲新课、做统一练习卷", "看现场", "bad_yes"),
        ("社团课有没有固定教师和教案", "查资料", "good_yes"),
        ("外聘人员是否有无犯罪记录证明", "查资料", "good_yes"),
        ("有无家长反映违规收费", "访家长", "bad_yes"),
    ]),
    ("看校外", [
        ("学校门口200米内是否有学科类培训广告", "看现场", "bad_yes"),
        ("本校教师是否有校外兼职授课行为", "访家长、看举报", "bad_yes"),
        ("学校有无邀请培训机构进校宣讲", "问学生", "bad_yes"),
    ]),
    ("看整改", [
        ("上月指出的问题是否全部整改", "回头看", "good_yes"),
        ("整改后是否又有反弹", "回头看", "bad_yes"),
        ("整改报告校长有没有签字", "查资料", "good_yes"),
    ]),
]
HEAD = ["序号", "问题", "方法", "结果", "说明"]
NOTES = [
    "1.责任督学每月到每所挂牌学校至少两次，其中至少一次不打招呼。每次督导人数不少于2人。",
    "2.每次入校随机访谈学生不少于8人、家长不少于3人，访谈不得由学校指定对象。",
    "3.本表一校一月一张，责任督学于次月3日前拍照上传“鹤汀督导”小程序，纸质表按学期装订后交县督导办存档。",
    "4.发现教师有偿补课、体罚学生等严重问题的，当天口头报告县督导办，3天内提交书面材料。",
    "5.学校接到督学反馈后，一般问题10天内整改，并将整改情况回复责任督学。",
]


def write(p):
    p.line("鹤汀县人民政府教育督导委员会办公室", align="center", bold=True, size=18)
    p.line("各责任督学：")
    p.line("为了让督学下去有抓手、问得到点子上，县督导办在总结上学期做法的基础上，设计了《责任督学“双减”月查清单（试用）》，"
           "共23个问题，从本月起使用。清单参照《中小学校责任督学挂牌督导规程》和《鹤汀县督学管理办法》（鹤政教督〔2023〕2号）制定。试用到学期末，有什么修改意见请随时告诉我们。")
    p.line("县督导办  谷雨  5550193")
    p.signed("二〇二四年三月六日")
    p.line()
    p.centered(TITLE, size=20)
    p.table([["挂牌学校", "", "督导月份", "", "第几次入校", ""], ["责任督学", "", "到校日期", "", "在校学生数", ""]])
    p.line("", size=6)
    rows, across, n = [HEAD], [], 0
    for k, (name, questions) in enumerate(BLOCKS):
        across.append((len(rows), 0, 4))
        rows.append([f"{'一二三四五'[k]}、{name}", "", "", "", ""])
        for text, how, _ in questions:
            n += 1
            rows.append([str(n), text, how, "□是 □否", ""])
    p.table(rows, across=across)
    p.line("督学总体评价：□好   □较好   □一般   □差")
    p.line("反馈意见和建议：________________________________________")
    p.line("责任督学签名：            学校负责人签名：")
    p.line()
    p.line("填表须知", bold=True)
    p.lines(*NOTES, size=12)


def points():
    n = 0
    for k, (name, questions) in enumerate(BLOCKS):
        for text, _, polarity in questions:
            n += 1
            yield point(name, None, str(n), text, polarity, "一二三四五"[k])


GOLD = gold(
    TITLE, None, ["鹤汀县人民政府教育督导委员会办公室"], "2024-03-06",
    references=[
        ref("中小学校责任督学挂牌督导规程", kind="regulation"), ref("鹤汀县督学管理办法", "鹤政教督〔2023〕2号", kind="regulation"),
        ref(TITLE, kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=[task(n, text, None, who, **OPTIONAL) for n, (text, who) in enumerate(zip(NOTES, ["责任督学"] * 4 + ["学校"], strict=True), 1)],
    reporting=[
        report("责任督学", "本表拍照上传“鹤汀督导”小程序", "“鹤汀督导”小程序", "次月3日前", "monthly", aliases=["每月3日前"]),
        report("责任督学", "纸质表", "县督导办", "按学期", "periodic", aliases=["每学期"]),
        report("责任督学", "教师有偿补课、体罚学生等严重问题口头报告", "县督导办", "当天", "event"),
        report("责任督学", "教师有偿补课、体罚学生等严重问题书面材料", "县督导办", "3天内", "event"),
        report("学校", "整改情况", "责任督学", "10天内", "event", aliases=["接到督学反馈后10天内"]),
        report("责任督学", "清单修改意见", "县督导办", "随时", "event", **OPTIONAL)],
    duties=[duty("责任督学", NOTES[0][2:], **OPTIONAL), duty("学校", NOTES[4][2:], **OPTIONAL)],
    contacts=[contact("phone", "5550193", "谷雨")],
    quantities=[
        qty("到每所挂牌学校", 2, "次/月", "责任督学对每所挂牌学校", ">=", scope=[["督学"], ["学校"]]),
        qty("不打招呼到校", 1, "次/月", "责任督学", ">=", scope=[["督学"], ["学校"], ["不打招呼"]]),
        qty("每次督导人数", 2, "人", "每次督导", ">=", scope=[["督学"], ["督导"]]),
        qty("随机访谈学生", 8, "人", "学生", ">=", scope=[["学生"], ["督学"]]),
        qty("随机访谈家长", 3, "人", "家长", ">=", scope=[["家长"], ["督学"]]),
        qty("推门听课", 2, "节", "责任督学", ">=", scope=[["督学"], ["听课"], ["课表"]]),
        qty("抽查班数", 3, "个班", "家庭作业", "=", **OPTIONAL), qty("抽查班数", 3, "个", "家庭作业", "=", **OPTIONAL), qty("抽查班数", 3, "班", "家庭作业", "=", **OPTIONAL),
        qty("课后服务结束时间", "17:30", "点", "课后服务", ">=", **OPTIONAL), qty("课后服务结束时间", 5.5, "点", "课后服务", ">=", **OPTIONAL), qty("课后服务结束时间", 5, "点", "课后服务", ">=", **OPTIONAL),
        qty("学校门口范围", 200, "米", "学校门口", "<=", **OPTIONAL), qty("问题", 23, "个", "清单", "=", **OPTIONAL),
        qty("清单", 1, "张/校/月", "责任督学", "=", **OPTIONAL), qty("清单", 1, "张", "责任督学", "=", **OPTIONAL),
        qty("书面材料", 3, "天", "责任督学", "<=", **OPTIONAL), qty("一般问题整改", 10, "天", "学校", "<=", **OPTIONAL),
        qty("上月问题全部整改", 100, "%", "学校", "=", **OPTIONAL)],
    forms=[
        form(TITLE, ["挂牌学校", "督导月份", "第几次入校", "责任督学", "到校日期", "在校学生数"], HEAD, aliases=["责任督学“双减”月查清单"]),
        form("挂牌学校", [], ["挂牌学校", "督导月份", "第几次入校"], aliases=[TITLE], **OPTIONAL)],
)
