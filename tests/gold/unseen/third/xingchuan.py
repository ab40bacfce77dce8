# ruff: noqa: E501
# fmt: off
"""Xingchuan county: what the responsible inspector looks at in a visit; a homely notice, then one table with three answer columns."""
from ..shape import OPTIONAL, contact, form, gold, point, qty, ref, report
from . import loose_duties, loose_form, loose_tasks, maybe, waits

TITLE = "杏川县责任督学“双减”进校督导记录单"
OFFICE = "杏川县人民政府教育督导室"
BLOCKS = [
    ("甲", "作业", [
        ("甲1", "翻看三个班的作业公示栏，公示内容与学生实际作业是否一致", "看、问", "good_yes"),
        ("甲2", "小学中高年级当天书面作业合计有没有超出1小时", "问学生", "bad_yes"),
        ("甲3", "有无布置罚抄类作业", "翻作业本", "bad_yes"),
        ("甲4", "教师批改是否有针对性评语", "翻作业本", "good_yes"),
        ("甲5", "是否仍有教师在微信群、QQ群里发布作业并要求打卡", "看手机、问家长", "bad_yes"),
    ]),
    ("乙", "课堂与考试", [
        ("乙1", "实际上课与课表是否相符", "随机进班", "good_yes"),
        ("乙2", "是否存在主科教师占用综合实践、劳动等课的情况", "问学生", "bad_yes"),
        ("乙3", "教室里能否见到成绩排名、升学倒计时之类的张贴物", "看", "bad_yes"),
        ("乙4", "校长本学期听课节数是否达到20节", "查听课本", "good_yes"),
    ]),
    ("丙", "课后服务", [
        ("丙1", "有没有一校一策的课后服务方案并上墙公布", "看", "good_yes"),
        ("丙2", "作业辅导时段是否在讲授新课", "进班", "bad_yes"),
        ("丙3", "困难家庭学生的服务费用是否已经减免", "查名册", "good_yes"),
        ("丙4", "是否存在以各种方式强迫学生报名的现象", "问学生、问家长", "bad_yes"),
        ("丙5", "学生离校时间段有无教师护送到校门口", "看", "good_yes"),
    ]),
    ("丁", "睡眠与运动", [
        ("丁1", "早上统一到校时间是否早于8:00", "看", "bad_yes"),
        ("丁2", "是否保证大课间不少于30分钟并且人人参与", "看", "good_yes"),
        ("丁3", "中午有没有安排学生在教室趴着上自习而不让午休", "看、问", "bad_yes"),
    ]),
    ("戊", "教师与校外", [
        ("戊1", "师德承诺是否公开并接受监督", "看", "good_yes"),
        ("戊2", "有无教师动员学生参加校外培训", "问家长", "bad_yes"),
        ("戊3", "本校在落实“双减”方面可推广的一个做法", "听、记", "open"),
    ]),
]
HEAD = ["编号", "督导要点", "方式", "是", "否", "发现的具体情形"]
LETTER = [
    "一、怎么用。每位责任督学联系的学校，每个月进校不少于1次；300人以下的小规模学校可以两个月1次。进校前不发通知，凭督学证直接入校。一次用一张，20个要点不必一次看完，但一个学期内必须全部覆盖到。",
    "二、怎么问。每次至少随机和10名学生、5名教师交谈，电话回访家长不少于6位。交谈时请学校人员回避。",
    "三、怎么报。记录单由督学本人和校长签字，一式两份，学校、督学各存一份；督学在进校后3天内把电子版传到县督导平台。每学期放假前一周，各督学责任区组长写一篇不超过1500字的分析，发到下面的信箱。",
    "四、怎么改。能当场改的当场改；当场改不了的，开出整改建议，学校最迟15天改完并书面回复督学。逾期不改的，督学报县督导室，由县督导室约谈校长。",
    "五、遇到教师体罚、食品安全、学生欺凌等紧急情形，立即打电话告诉我们，不必等到填单。",
]


def write(p):
    p.line(OFFICE, align="center", bold=True, size=24)
    p.centered(f"关于启用《{TITLE}》的通知", size=20)
    p.line("各位督学：")
    p.line(f"新学期开始了。按照《责任督学“双减”实地督导工作指引》和《杏川县责任督学工作守则》，我们把上学期的三张表合成了一张，叫作《{TITLE}》，附在后面，供大家从9月起进校使用。几点说明如下：")
    p.lines(*LETTER)
    p.line("我们的电话是0860-2283306、0860-2283307，找向文楷或者罗芸都可以；信箱 xcdudao@example.org；地址：杏川县书院街道文昌路18号行政大楼4楼412室。")
    p.line("祝大家工作顺利！")
    p.signed(OFFICE, "二〇二三年八月二十九日")
    p.page()
    p.centered(TITLE, size=20)
    p.line("（2023年秋季学期）", align="center")
    p.line("学校：____________  校长（签字）：____________  督学（签字）：____________  进校时间：____月____日____时")
    rows, across = [HEAD], []
    for code, name, items in BLOCKS:
        across.append((len(rows), 0, 5))
        rows.append([f"{code}　{name}", "", "", "", "", ""])
        rows += [[no, text, how, "", "", ""] for no, text, how, _ in items]
    p.table(rows, across=across)
    p.line("向学校反馈的主要意见：")
    p.line("________________________________________________________")
    p.line("学校整改期限：____月____日前        回访结果：□已改  □部分改  □未改")


def points():
    for code, name, items in BLOCKS:
        for no, text, _, polarity in items:
            yield point(name, None, no, text, polarity, code)


GOLD = gold(
    TITLE, None, [OFFICE], "2023-08-29",
    references=[
        ref("责任督学“双减”实地督导工作指引", kind="guideline"), ref("杏川县责任督学工作守则", kind="regulation"), ref(TITLE, kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=loose_tasks(*((text[2:], None, who) for text, who in zip(LETTER, ["责任督学", "责任督学", "督学", "学校", "督学"], strict=True))),
    reporting=[
        report("督学", "记录单电子版", "县督导平台", "进校后3天内", "event"),
        report("各督学责任区组长", "不超过1500字的分析", "县督导室信箱", "每学期放假前一周", "periodic", aliases=["每学期"]),
        report("学校", "书面回复（整改情况）", "督学", "最迟15天", "event", aliases=["15天", "15天内"]),
        report("督学", "逾期不改的学校", "县督导室", "逾期不改的", "event", **OPTIONAL),
        report("督学", "教师体罚、食品安全、学生欺凌等紧急情形电话报告", "县督导室", "立即", "event", **OPTIONAL),
        report("督学", "整改建议", "学校", "当场", "event", **OPTIONAL)],
    duties=loose_duties(*((unit, text) for unit in ("责任督学", "督学", "每位责任督学", "学校", "县督导室", "各督学责任区组长") for text in LETTER[3:4])),
    contacts=[
        contact("phone", "0860-2283306", "向文楷、罗芸"), contact("phone", "0860-2283307", "向文楷、罗芸"), contact("email", "xcdudao@example.org", "信箱"),
        contact("address", "杏川县书院街道文昌路18号行政大楼4楼412室", OFFICE)],
    quantities=[
        qty("进校", 1, "次/月", "责任督学联系的学校", ">=", scope=[["督学"], ["学校"]]),
        qty("随机交谈", 10, "名", "学生", ">=", scope=[["学生"], ["督学"]]),
        qty("随机交谈", 5, "名", "教师", ">=", scope=[["教师"], ["督学"]]),
        qty("电话回访", 6, "位", "家长", ">=", scope=[["家长"], ["督学"]]),
        qty("分析字数", 1500, "字", "分析", "<=", scope=[["分析"], ["组长"], ["责任区"], ["督学"]]),
        qty("当天书面作业合计", 1, "小时", "小学中高年级", "<=", scope=[["小学中高年级"], ["小学"]]),
        qty("大课间", 30, "分钟", "大课间", ">=", scope=[["大课间"], ["学生"], ["睡眠与运动"], ["学校"], ["人人"]]),
        qty("统一到校时间", "8:00", "点", "学生到校", ">=", scope=[["到校"], ["学生"], ["睡眠与运动"], ["学校"], ["早上"]]),
        qty("校长听课", 20, "节/学期", "校长", ">=", scope=[["校长"], ["听课"]]),
        *maybe("小规模学校进校", 1, "次/2个月", "次/两个月", "次", op=">=", applies_to="300人以下的小规模学校"), *maybe("小规模学校", 300, "人", op="<="), *maybe("小规模学校进校", 2, "个月"),
        *maybe("记录单", 1, "张/次", "份", "张"), *maybe("记录单", 2, "份"), *maybe("要点", 20, "个", "个要点"), *maybe("抽看班级", 3, "个班", "班", "个"), *maybe("做法", 1, "个"), *maybe("三张表", 3, "张"),
        *waits(3), *waits(15), *maybe("一校一策", 1, "策/校", "策"), *maybe("放假前", 1, "周")],
    forms=[
        form(TITLE, ["学校", "校长（签字）", "督学（签字）", "进校时间"], HEAD, aliases=[TITLE + "（2023年秋季学期）"]),
        loose_form(TITLE, HEAD)],
)
