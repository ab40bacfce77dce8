# ruff: noqa: E501
# fmt: off
"""Cangyu county: mobile phones at school, a sloppily typed notice with missing numbers and a flat checklist."""
from ..shape import OPTIONAL, contact, duty, form, gold, phase, point, qty, ref, report, task

TITLE = "关于开展中小学生手机管理工作专项督导的通知"
SHEET = "苍榆县中小学手机管理督导检查表"
POINTS = [
    ("制度", [("学校是否制定手机管理办法并告知家长", "good_yes"), ("是否有统一保管场所和专用保管柜", "good_yes"), ("确需带入校园的,是否履行家长书面申请手续", "good_yes")]),
    ("执行", [("学生是否将手机带入课堂", "bad_yes"), ("教师是否用手机布置作业", "bad_yes"), ("是否要求学生利用手机完成作业或打卡", "bad_yes"),
            ("校内公用电话是否每200名学生不少于1部", "good_yes"), ("班主任每周抽查不少于1次", "duty")]),
    ("教育", [("是否把网络素养教育列入班会内容", "good_yes"), ("有无因管理手机引发师生冲突、家长投诉", "bad_yes"), ("每学期开展主题班会不少于2次", "duty")]),
    ("其它", [("学校手机管理的创新做法", "open")]),
]
CLAUSES = [
    ("一、督导时间", "2021年5月6日—6月18日"),
    ("二、督导范围", "全县普通中小学校（含民办学校、中职学校）,实现督导全覆盖。"),
]
STEPS = [
    ("学校自查", "5月6日-5月14日", "2021-05-06", "2021-05-14", "各校对照检查表（附表）开展自查,形成自查小结,5月17日前由中心校统一报县督导室。"),
    ("责任督学核查", "5月17日-5月28日", "2021-05-17", "2021-05-28", "责任督学深入挂牌学校逐校核查,每校随机访谈学生不少于20人,核查表当日由校长签字确认,5月31日前交县督导室。"),
    ("县级抽查", "6月1日-6月18日", "2021-06-01", "2021-06-18", "县督导室抽查学校不少于25所,对问题突出的下发整改通知书,学校10日内报送整改报告。"),
]


def write(p):
    p.line("苍榆县人民政府教育督导室", align="center", bold=True, size=26)
    p.line("苍政教督[2021]11 号", align="center")
    p.line("关于开展中小学生手机管理工作专项督导的", align="center", bold=True)
    p.line("通   知", align="center", bold=True)
    p.line("各乡镇中心校 、县直各学校 :")
    p.line("手机进校园影响学生视力和学习,家长普遍关注。根据教育部办公厅《关于加强中小学生手机管理工作的通知》 （教基厅函[2021]3 号）和《综合防控儿童青少年近视实施方案》 ,现就开展专项督导有关事项通知如下 :")
    for head, text in CLAUSES:
        p.line(head, bold=True)
        p.line(text)
    p.line("三、督导步骤", bold=True)
    for n, (name, when, _, _, text) in enumerate(STEPS, 1):
        p.line(f"{n} 、{name}( {when} ) 。{text}")
    p.line("督导要求", bold=True)
    p.line("(1)学生使用电子产品开展教学时长原则上不超过教学总时长的30 %,家庭非学习目的使用电子产品单次不宜超过15分钟,每天累计不宜超过1 小时。")
    p.line("(2)各校要合理引导,不得简单粗暴一收了之 ;不得以收取保管费等名义收费 。")
    p.line("(4)督导结果纳入学校年度综合督导评估,权重为5分 。")
    p.line("联系人: 凌 霄 0997-5550191 ,邮箱 cangyu.dds@example.com")
    p.line("附表 :苍榆县中小学手机管理督导检查表")
    p.signed("苍榆县人民政府教育督导室", "二〇二一年四月二十八日")
    p.page()
    p.line("附表")
    p.centered(SHEET, size=18)
    p.line("被检查学校：             学生总数：           检查日期：2021年  月  日")
    rows, n = [["类别", "检查内容", "检查结果", "", "存在问题"], ["", "", "好", "差", ""]], 0
    for item, points in POINTS:
        for k, (text, _) in enumerate(points):
            n += 1
            rows.append([item if k == 0 else "", f"{n} 、{text}", "", "", ""])
    table = p.table(rows, across=((0, 2, 3),))
    table.cell(0, 0).merge(table.cell(1, 0))
    p.line("责任督学:              学校负责人:")


def points():
    number = 0
    for g, (item, rows) in enumerate(POINTS, 1):
        for text, pol in rows:
            number += 1
            yield point(item, None, str(number), text, pol, str(g))


GOLD = gold(
    TITLE, "苍政教督〔2021〕11号", ["苍榆县人民政府教育督导室"], "2021-04-28",
    references=[ref("关于加强中小学生手机管理工作的通知", "教基厅函〔2021〕3号"), ref("综合防控儿童青少年近视实施方案")],
    indicators=list(points()),
    phases=[phase(name, start, end, None, text, when=when) for name, when, start, end, text in STEPS]
    + [phase("专项督导（总体）", "2021-05-06", "2021-06-18", None, CLAUSES[0][1], aliases=["督导时间", "专项督导"], **OPTIONAL)],
    reporting=[
        report("中心校", "自查小结", "县督导室", "5月17日前", "once", "2021-05-17"),
        report("责任督学", "核查表", "县督导室", "5月31日前", "once", "2021-05-31"),
        report("学校", "整改报告", None, "10日内", "event"),
        report("县督导室", "整改通知书", "问题突出的学校", None, "event", None, **OPTIONAL),
        report("各校", "自查小结", None, "5月17日前", "once", "2021-05-17", **OPTIONAL),
        report("责任督学", "核查表由校长签字确认", "校长", "当日", "event", None, **OPTIONAL)],
    duties=[duty("责任督学", STEPS[1][4], **OPTIONAL), duty("县督导室", STEPS[2][4], **OPTIONAL), duty("各校", STEPS[0][4], **OPTIONAL)],
    tasks=[task(2, "各校要合理引导,不得简单粗暴一收了之 ;不得以收取保管费等名义收费 。", None, "各校", **OPTIONAL)],
    contacts=[contact("phone", "0997-5550191", "凌霄"), contact("email", "cangyu.dds@example.com", "凌霄")],
    quantities=[
        qty("电子产品教学时长占比", 30, "%", "学生使用电子产品开展教学", "<=", scope=[["教学"], ["学生"], ["电子产品"]]),
        qty("非学习目的使用电子产品单次", 15, "分钟", "家庭非学习目的使用电子产品", "<=", scope=[["家庭"], ["非学习"], ["电子产品"], ["学生"]]),
        qty("非学习目的使用电子产品每天累计", 1, "小时/天", "家庭非学习目的使用电子产品", "<=", scope=[["家庭"], ["非学习"], ["电子产品"], ["学生"]]),
        qty("随机访谈学生", 20, "人", "每校学生", ">=", scope=[["学生"], ["校"], ["督学"]]),
        qty("抽查学校", 25, "所", "县督导室", ">=", scope=[["督导室"], ["学校"], ["县级"]]),
        qty("校内公用电话", 1, "部/200名学生", "校内公用电话", ">=", **OPTIONAL), qty("校内公用电话", 1, "部", "每200名学生", ">=", **OPTIONAL),
        qty("校内公用电话", 200, "名", "学生", ">=", **OPTIONAL), qty("校内公用电话", 200, "名学生", "学生", "=", **OPTIONAL),
        qty("抽查", 1, "次/周", "班主任", ">=", scope=[["班主任"]]),
        qty("主题班会", 2, "次/学期", "学校", ">=", scope=[["班会"], ["学校"], ["手机"], ["教育"]]),
        qty("整改报告", 10, "日", "学校", "<=", **OPTIONAL), qty("权重", 5, "分", "督导评估", "=", **OPTIONAL),
        qty("督导全覆盖", 100, "%", "全县普通中小学校", "=", **OPTIONAL)],
    forms=[form(SHEET, ["被检查学校", "学生总数", "检查日期"], ["类别", "检查内容", "好", "差", "存在问题"], aliases=["附表"])],
)
