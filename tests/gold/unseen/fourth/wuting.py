# ruff: noqa: E501
# fmt: off
"""Wuting county: a sheet for unannounced visits; two levels merged on the left, a head in two rows with three answers, an oral quiz for pupils."""
from ..shape import OPTIONAL, contact, form, gold, group, point, qty, ref, report
from . import either, loose_duties, loose_form, maybe, waits

TITLE = "梧汀县“双减”工作“飞行检查”现场核查表"
QUIZ = "学生随机问答记录"
OFFICE = "梧汀县教育督导评估中心"
TREE = [
    ("A", "作业", [
        ("公示与统筹", [
            ("1.1", "教室外作业公示牌当天内容是否已经填写", "good_yes"), ("1.2", "学校能否当场提供本周各年级作业统筹记录", "good_yes"), ("1.3", "五年级、八年级抽到的班级，当天书面作业合计有无超过规定时长（小学60分钟、初中90分钟）", "bad_yes")]),
        ("内容与批改", [
            ("1.4", "有没有要求学生抄写五遍以上的作业", "bad_yes"), ("1.5", "随机翻看的20本作业本是否本本有批改痕迹", "good_yes"), ("1.6", "是否发现家长代批作业的情况", "bad_yes")])]),
    ("B", "课堂", [
        ("课程执行", [
            ("2.1", "正在上的课与课程表是否一致", "good_yes"), ("2.2", "体育课有无被文化课替代", "bad_yes"), ("2.3", "一年级是否存在超前教拼音、超前教识字的做法", "bad_yes")]),
        ("考试", [
            ("2.4", "本学期是否只安排一次期末考试", "good_yes"), ("2.5", "班级群、公告栏内有无学生分数或名次", "bad_yes")])]),
    ("C", "课后服务", [
        ("组织", [
            ("3.1", "在岗教师与当日安排表是否对得上", "good_yes"), ("3.2", "课后服务是否开到17:30以后", "good_yes"), ("3.3", "有无学生反映被老师动员“必须参加”", "bad_yes")]),
        ("费用", [
            ("3.4", "收费公示牌是否设在校门外显眼处", "good_yes"), ("3.5", "是否另立名目收取材料费、场地费", "bad_yes")])]),
    ("D", "师德与校门口", [
        ("师德", [
            ("4.1", "学校是否受理过有偿补课投诉而没有处理结果", "bad_yes"), ("4.2", "全体教师本学年承诺书是否签齐", "good_yes")]),
        ("校门口", [
            ("4.3", "校门外100米之内有没有“小饭桌”打着托管旗号补课", "bad_yes"), ("4.4", "值得向全县推荐的做法（请概括写明）", "open")])]),
]
TOP = ["板块", "核查项", "核查内容", "核查结果", "", "", "情况记载"]
LOW = ["", "", "", "是", "否", "未涉及", ""]
COLUMNS = ["板块", "核查项", "核查内容", "是", "否", "未涉及", "情况记载"]
QUESTIONS = ["昨天回家写了几门作业，写到几点", "这个星期上了几节体育课", "放学后留在学校参加什么活动", "晚上几点睡觉，早上几点起床"]
QUIZ_HEAD = ["问题", "学生甲", "学生乙", "学生丙"]
GUIDE = [
    "“飞行检查”不定时间、不打招呼、不要陪同，核查组由2名督学和1名教研员组成，到校后先亮证再检查。",
    "每校核查时间控制在3小时以内，走进教室不少于4间，随机询问学生不少于12人。",
    "核查内容逐条勾选，凡与要求不符的，须在“情况记载”栏写清班级、时间和事实，并附现场照片不少于2张。",
    "核查结束，组长当面向校长通报情况；核查表原件由组长在次日12:00前交评估中心，影印件留学校。",
    "学校对核查结果有不同意见的，可在3日内向评估中心书面申诉；认可的问题须在一个月内整改，整改报告由校长签名后送评估中心。",
    "评估中心每月汇总一次“飞行检查”情况，于次月8日前印发专报，报县教育局党组。",
]


def write(p):
    p.header("梧汀县教育督导评估中心  内部资料")
    p.centered(TITLE, size=22)
    p.line("（2025年春季学期使用）", align="center")
    p.line("使用须知", bold=True)
    for text in GUIDE:
        p.line("● " + text)
    p.line("本表依照《梧汀县中小学“双减”负面清单》（梧教〔2024〕90号）和《幼儿园与小学科学衔接工作指引》编制。评估中心值班电话：0776-5550830、0776-5550831，表格电子版可向 wt_feijian@example.org 索取。")
    p.line("核查组：组长唐叔衡；组员鲍青阳、兰若水。")
    p.line()
    p.line("受检学校：______________　年级班数：________　到校时间：____时____分　离校时间：____时____分")
    rows = [TOP, LOW]
    for code, name, items in TREE:
        for i, (item, points) in enumerate(items):
            for j, (no, text, _) in enumerate(points):
                rows.append([f"{code}\n{name}" if i == j == 0 else "", item if j == 0 else "", f"{no} {text}", "", "", "", ""])
    down = [rows[0], rows[1], *rows[2:]]
    table = p.table(down, down=(0, 1), across=((0, 3, 5),))
    table.cell(0, 2).merge(table.cell(1, 2)).text = TOP[2]
    table.cell(0, 6).merge(table.cell(1, 6)).text = TOP[6]
    p.line("核查组签名：________________　　校长签名：________________")
    p.line()
    p.line(QUIZ, bold=True, align="center")
    p.table([QUIZ_HEAD] + [[q, "", "", ""] for q in QUESTIONS])
    p.line("说明：不记学生姓名，只写年级；问答结果不作为对教师个人评价的依据。")
    p.signed("梧汀县教育督导评估中心制", "2025年2月")


def points():
    for code, name, items in TREE:
        for item, rows in items:
            for no, text, polarity in rows:
                yield point(name, item, no, text, polarity, code)
    for n, text in enumerate(QUESTIONS, 1):
        yield point(QUIZ, None, str(n), text, "open", **OPTIONAL)


GOLD = gold(
    TITLE, None, [OFFICE], None,
    references=[
        ref("梧汀县中小学“双减”负面清单", "梧教〔2024〕90号"), ref("幼儿园与小学科学衔接工作指引", kind="guideline")],
    indicators=list(points()),
    tasks=either(*((text, None, who) for text, who in zip(GUIDE, ["核查组", "核查组", "核查组", "组长", "学校", "评估中心"], strict=True))),
    reporting=[
        report("组长", "核查表原件", "评估中心", "次日12:00前", "event", aliases=["核查结束次日12:00前", "次日"]),
        report("学校", "整改报告", "评估中心", "一个月内", "event", aliases=["1个月内"]),
        report("评估中心", "“飞行检查”情况专报", "县教育局党组", "次月8日前", "monthly", aliases=["每月", "每月8日前"]),
        report("学校", "书面申诉", "评估中心", "3日内", "event", **OPTIONAL), report("组长", "当面通报情况", "校长", "核查结束", "event", **OPTIONAL),
        report("评估中心", "汇总一次“飞行检查”情况", None, "每月", "monthly", **OPTIONAL), report("组长", "影印件留学校", "学校", None, "event", **OPTIONAL)],
    groups=[group("核查组", ("组长", "唐叔衡", None), ("组员", "鲍青阳", None), ("组员", "兰若水", None), aliases=["“飞行检查”核查组", "梧汀县“双减”工作“飞行检查”核查组"])],
    duties=loose_duties(("评估中心", GUIDE[5]), ("学校", GUIDE[4]), ("组长", GUIDE[3]), ("核查组", GUIDE[0])),
    contacts=[contact("phone", "0776-5550830", "评估中心值班电话"), contact("phone", "0776-5550831", "评估中心值班电话"), contact("email", "wt_feijian@example.org", "评估中心")],
    quantities=[
        qty("每校核查时间", 3, "小时", "每校核查", "<=", scope=[["校"], ["核查"]]),
        qty("走进教室", 4, "间", "每校核查", ">=", scope=[["校"], ["教室"], ["核查"]]),
        qty("随机询问学生", 12, "人", "学生", ">=", scope=[["学生"], ["校"], ["核查"]]),
        qty("现场照片", 2, "张", "与要求不符的", ">=", scope=[["照片"], ["核查"], ["不符"], ["情况记载"]]),
        qty("当天书面作业", 60, "分钟", "小学", "<=", scope=[["小学"], ["五年级"]]),
        qty("当天书面作业", 90, "分钟", "初中", "<=", scope=[["初中"], ["八年级"]]),
        qty("课后服务结束时间", "17:30", "点", "课后服务", ">=", scope=[["课后服务"]]),
        *maybe("督学", 2, "名", "人"), *maybe("教研员", 1, "名", "人"), *maybe("抄写", 5, "遍", op="<="), *maybe("抄写", 5, "遍", op=">="), *maybe("随机翻看", 20, "本"), *maybe("期末考试", 1, "次/学期", "次"), *maybe("校门外", 100, "米", op="<="),
        *maybe("交表时间", "12:00", "点", op="<="), *maybe("交表时间", 12, "点", op="<="), *waits(3), *maybe("整改", 1, "个月", "月", op="<="), *maybe("汇总", 1, "次/月", "次"), *maybe("承诺书签齐", 100, "%"), *maybe("批改", 100, "%")],
    forms=[
        form(TITLE, ["受检学校", "年级班数", "到校时间", "离校时间"], COLUMNS, aliases=[TITLE + "（2025年春季学期使用）"]),
        form(QUIZ, [], QUIZ_HEAD, "说明：不记学生姓名，只写年级；问答结果不作为对教师个人评价的依据。", **OPTIONAL), loose_form(TITLE, QUIZ_HEAD)],
)
