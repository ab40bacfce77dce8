# ruff: noqa: E501
# fmt: off
"""Qiaoyu county: the five kinds of management under inspection; stages under bold lines, a head in two rows, teams in a table."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report
from . import either, loose_duties, loose_form, maybe, waits

TITLE = "樵屿县中小学生“五项管理”专项督导工作方案"
OFFICE = "樵屿县人民政府教育督导委员会办公室"
SHEET = "樵屿县“五项管理”专项督导要点及评分表"
LEDGER = "樵屿县“五项管理”专项督导问题台账"
TEAMS_TITLE = "专项督导分组安排"
POINTS = [
    ("作业管理", [
        ("学校建有作业统筹协调机制，年级组长对当天各科作业总量把关。", "查制度、查记录", "duty"),
        ("小学三至六年级学生书面作业每天平均用时不超过60分钟，初中不超过90分钟。", "问卷", "duty"),
        ("小学一、二年级是否仍有书面作业带回家中完成。", "访谈学生", "bad_yes"),
        ("任课教师是否做到作业及时批改、当面讲评。", "查看作业", "good_yes")]),
    ("睡眠管理", [
        ("小学上午上课时间不早于8:20，中学上午上课时间不早于8:00。", "查作息表", "duty"),
        ("寄宿制学校是否根据年龄分段安排就寝，就寝后有专人巡夜。", "实地查看", "good_yes"),
        ("是否存在要求学生提前到校参加早读的情形。", "推门查看", "bad_yes"),
        ("学校每学期至少开展1次睡眠状况监测，并把结果告知家长。", "查资料", "duty")]),
    ("手机管理", [
        ("学校出台手机进校园管理细则，设有统一保管装置。", "实地查看", "duty"),
        ("确需带手机入校的，是否办理家长书面申请手续。", "查申请书", "good_yes"),
        ("课堂上有无学生使用手机的现象。", "推门听课", "bad_yes"),
        ("校内设置公用电话，平均每300名学生不少于1部。", "实地查看", "duty")]),
    ("读物管理", [
        ("进校园课外读物按照推荐、初审、复核、公示的程序确定，备查目录齐全。", "查目录", "duty"),
        ("有无强制或者变相强制学生购买课外读物的行为。", "访谈家长", "bad_yes"),
        ("图书馆（室）每周向学生开放不少于5天，每名学生每学期借阅不少于4册。", "查借阅台账", "duty")]),
    ("体质管理", [
        ("开齐开足体育与健康课，小学每天1节，初中每周不少于4节。", "查课表", "duty"),
        ("是否每年组织全体学生进行体质健康测试并如实上传数据。", "查平台", "good_yes"),
        ("学生体质健康合格率不低于95%，优良率力争达到55%。", "查平台", "duty"),
        ("眼保健操是否每天做2次，班主任是否在场指导。", "随机查看", "good_yes"),
        ("有无以刮风、考试等为由取消大课间的做法。", "访谈学生", "bad_yes")]),
]
TOP = ["项目", "督导要点", "核查方法", "分值", "评分", "", "存在问题"]
LOW = ["", "", "", "", "学校自评", "督导评分", ""]
COLUMNS = ["项目", "督导要点", "核查方法", "分值", "学校自评", "督导评分", "存在问题"]
LEDGER_HEAD = ["编号", "学校名称", "对应要点序号", "问题描述", "整改举措", "整改责任人", "承诺完成日期", "验收结论"]
TEAMS = [
    ("第一组", "郁南星", ["茅以宁", "屠晓畅"], "县直学校、民办学校"),
    ("第二组", "巫启明", ["靳小渔", "费远之"], "东乡、北乡各学校"),
    ("第三组", "冉书言", ["仲晚晴", "桑田"], "南乡、西乡各学校"),
]
TEAM_HEAD = ["督导组", "组长", "成员", "督导对象"]
STAGES = [
    ("第一阶段：学校自评（9月18日—9月30日）", "学校自评", "2024-09-18", "2024-09-30", "各学校",
     "各学校由校长主持，对照《樵屿县“五项管理”专项督导要点及评分表》（附件1）逐条打分，写出不超过2500字的自评报告，连同评分表于9月30日前交所在督导责任区。各督导责任区审核后汇总，于10月11日前统一报县政府教育督导室。"),
    ("第二阶段：实地督导（10月14日—11月15日）", "实地督导", "2024-10-14", "2024-11-15", "督导组",
     "县政府教育督导室派出3个督导组（分组见附件3），初中学校全部督导，小学督导面不低于40%。每校督导不少于半天，随机访谈学生不少于15人、教师不少于8人。督导组每周五将《樵屿县“五项管理”专项督导问题台账》（附件2）发至工作邮箱。"),
    ("第三阶段：整改提高（11月18日—12月20日）", "整改提高", "2024-11-18", "2024-12-20", "有关学校",
     "县政府教育督导室在实地督导全部结束后7个工作日内下发反馈意见。有关学校照单整改，12月13日前将整改结果书面报告县政府教育督导室，问题整改率应达到100%。"),
]
LEADERS = [("组长", "路景明", "县政府副县长、县政府教育督导委员会主任"), ("副组长", "郑砚平", "县教育局局长"), ("副组长", "郁南星", "县政府总督学"), ("成员", "巫启明", "县政府教育督导室主任"), ("成员", "冉书言", "县教育局基础教育股股长"), ("成员", "杭可染", "县教育局体卫艺股股长")]
GROUP = "樵屿县“五项管理”专项督导工作领导小组"
DESK = "领导小组下设办公室，办公地点在县政府教育督导室，由巫启明兼任主任，负责统筹调度、培训督导人员、起草督导报告。"
ASKS = [
    "严肃评分纪律。学校自评与督导评分相差20分以上的，由学校作出书面说明。",
    "减轻基层负担。督导组不听专题汇报，不要求学校另行制作展板，工作餐在学校食堂就餐并按规定交费。",
    "强化结果使用。督导结果纳入学校年度考核，占比10%；12月底前县政府教育督导室形成全县“五项管理”督导报告，报县政府并抄送县委教育工作领导小组。",
]


def write(p):
    p.line(OFFICE + "文件", align="center", bold=True, size=26)
    p.line("樵政教督办〔2024〕11号", align="center")
    p.centered(f"关于印发《{TITLE}》的通知", size=20)
    p.line("各督导责任区，各乡镇中心小学，县直及民办中小学：")
    p.line("为切实抓好中小学生作业、睡眠、手机、读物、体质管理，现将有关方案印发给你们，请抓紧组织实施。")
    p.signed(OFFICE, "2024年9月12日")
    p.page()
    p.centered(TITLE, size=20)
    p.line("为检视全县中小学“五项管理”规定执行情况，推动各项要求落到班级、落到学生，根据《教育督导条例》和东屿市人民政府教育督导室《关于开展中小学生“五项管理”督导的通知》（屿市政教督室〔2024〕7号），制定本方案。")
    p.line("一、督导对象", bold=True)
    p.line("全县义务教育阶段学校44所，其中初中12所、小学32所。")
    p.line("二、督导内容", bold=True)
    p.line("作业、睡眠、手机、读物、体质五个方面，共20条要点，满分100分，每条5分，详见附件1。")
    p.line("三、步骤安排", bold=True)
    for head, _, _, _, _, text in STAGES:
        p.line(head, bold=True)
        p.line(text)
    p.line("四、组织机构", bold=True)
    p.line(f"成立{GROUP}。")
    last = None
    for role, name, post in LEADERS:
        shown = name if len(name) > 2 else f"{name[0]}　{name[1]}"
        p.line((role.ljust(2, "　") + "：" if role != last else "　　　　") + f"{shown}　{post}")
        last = role
    p.line(DESK)
    p.line("五、有关要求", bold=True)
    for mark, text in zip("①②③", ASKS, strict=True):
        p.line(mark + text)
    p.line("联系人：茅以宁，电话0760-5550411；工作邮箱：qydd2024@example.org。对督导人员违反纪律的，可拨打0760-5550499反映。")
    p.lines(f"附件：1.{SHEET}", f"　　　2.{LEDGER}", f"　　　3.{TEAMS_TITLE}")
    p.page()
    p.line("附件1")
    p.centered(SHEET, size=18)
    p.line("学校（公章）：                自评人：                督导人员签字：                日期：")
    rows, n = [TOP, LOW], 0
    for name, items in POINTS:
        for i, (text, how, _) in enumerate(items):
            n += 1
            rows.append(["" if i else name, f"{n}.{text}", how, "5", "", "", ""])
    table = p.table(rows, across=((0, 4, 5),))
    for x in (0, 1, 2, 3, 6):
        table.cell(0, x).merge(table.cell(1, x))
    y = 2
    for _, items in POINTS:
        table.cell(y, 0).merge(table.cell(y + len(items) - 1, 0))
        y += len(items)
    for row in table.rows:
        while len(row.cells[0].paragraphs) > 1 and not row.cells[0].paragraphs[-1].text:
            last_para = row.cells[0].paragraphs[-1]._element
            last_para.getparent().remove(last_para)
    p.page()
    p.line("附件2")
    p.centered(LEDGER, size=18)
    p.line("督导组：              组长签字：              填报时间：")
    p.table([LEDGER_HEAD] + [[""] * 8 for _ in range(6)])
    p.line("说明：一题一行，逐条编号；“验收结论”由督导组在回访后填写。")
    p.line()
    p.line("附件3")
    p.centered(TEAMS_TITLE, size=18)
    p.table([TEAM_HEAD] + [[name, head, "、".join(members), area] for name, head, members, area in TEAMS])


def points():
    n = 0
    for name, items in POINTS:
        for text, _, polarity in items:
            n += 1
            yield point(name, None, str(n), text, polarity)


GOLD = gold(
    TITLE, "樵政教督办〔2024〕11号", [OFFICE], "2024-09-12",
    references=[
        ref("教育督导条例", kind="regulation"), ref("关于开展中小学生“五项管理”督导的通知", "屿市政教督室〔2024〕7号"),
        ref(SHEET, kind="form", **OPTIONAL), ref(LEDGER, kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=either(
        *((text, end[:7], who) for _, _, _, end, who, text in STAGES), (ASKS[0], None, "学校"), (ASKS[1], None, "督导组"), (ASKS[2], "2024-12", "县政府教育督导室"),
        (STAGES[1][5], "2024-11", "县政府教育督导室"), (STAGES[2][5], "2024-12", "县政府教育督导室", "有关学校")),
    phases=[phase(name, start, end, who, text, aliases=[head.split("（")[0]]) for head, name, start, end, who, text in STAGES],
    reporting=[
        report("各学校", "自评报告连同评分表", "所在督导责任区", "9月30日前", "once", "2024-09-30"),
        report("各督导责任区", "审核后汇总（自评报告、评分表）", "县政府教育督导室", "10月11日前", "once", "2024-10-11", aliases=["汇总"]),
        report("督导组", LEDGER, "工作邮箱", "每周五", "weekly"),
        report("县政府教育督导室", "反馈意见", "有关学校", "实地督导全部结束后7个工作日内", "event", aliases=["7个工作日内"]),
        report("有关学校", "整改结果书面报告", "县政府教育督导室", "12月13日前", "once", "2024-12-13"),
        report("县政府教育督导室", "全县“五项管理”督导报告", "县政府、县委教育工作领导小组", "12月底前", "once", "2024-12-31"),
        report("学校", "自评与督导评分相差20分以上的书面说明", "县政府教育督导室", None, "event", **OPTIONAL),
        report("学校", "睡眠状况监测结果告知家长", "家长", "每学期", "periodic", **OPTIONAL),
        report("学校", "体质健康测试数据上传", None, "每年", "periodic", **OPTIONAL)],
    groups=[
        group(GROUP, *LEADERS, aliases=["领导小组", "专项督导工作领导小组"]),
        group("领导小组办公室", ("主任", "巫启明", None), aliases=[GROUP + "办公室", "办公室"], seat="县政府教育督导室"),
        *(group(f"督导组{name}", ("组长", head, None), *(("成员", m, None) for m in members), aliases=[name, f"督导{name}", f"{TEAMS_TITLE}{name}", f"{name}督导组"], area=area) for name, head, members, area in TEAMS)],
    duties=[
        duty("领导小组办公室", "负责统筹调度、培训督导人员、起草督导报告。", aliases=[GROUP + "办公室", "办公室", "县政府教育督导室", "领导小组下设办公室"]),
        *loose_duties(*((who, text) for _, _, _, _, who, text in STAGES), ("县政府教育督导室", STAGES[1][5]), ("县政府教育督导室", STAGES[2][5]), ("各督导责任区", STAGES[0][5]), ("督导组", ASKS[1]), *((name, area) for name, _, _, area in TEAMS))],
    contacts=[contact("phone", "0760-5550411", "茅以宁"), contact("email", "qydd2024@example.org", "工作邮箱"), contact("phone", "0760-5550499", "反映督导人员违反纪律")],
    quantities=[
        qty("书面作业每天平均用时", 60, "分钟", "小学三至六年级", "<=", scope=[["三至六年级"]]),
        qty("书面作业每天平均用时", 90, "分钟", "初中", "<=", scope=[["初中"]]),
        qty("上午上课时间", "8:20", "点", "小学", ">=", scope=[["小学"]]),
        qty("上午上课时间", "8:00", "点", "中学", ">=", scope=[["中学"]]),
        qty("睡眠状况监测", 1, "次/学期", "学校", ">=", scope=[["学校"], ["睡眠"], ["学生"]]),
        qty("公用电话", 1, "部", "平均每300名学生", ">=", scope=[["学生"], ["校内"], ["公用电话"], ["学校"], ["手机管理"]]),
        qty("图书馆（室）开放", 5, "天/周", "图书馆（室）", ">=", scope=[["图书馆"], ["学生"], ["读物"]]),
        qty("借阅册数", 4, "册/学期", "每名学生", ">=", scope=[["学生"], ["借阅"]]),
        qty("体育与健康课", 1, "节/天", "小学", "=", scope=[["小学"]]),
        qty("体育与健康课", 4, "节/周", "初中", ">=", scope=[["初中"]]),
        qty("体质健康合格率", 95, "%", "学生", ">=", scope=[["学生"], ["体质"], ["合格率"]]),
        qty("体质健康优良率", 55, "%", "学生", ">=", scope=[["学生"], ["体质"], ["优良率"]]),
        qty("眼保健操", 2, "次/天", "学生", "=", scope=[["眼保健操"], ["学生"], ["体质"], ["每天"], ["学校"]]),
        qty("自评报告字数", 2500, "字", "自评报告", "<=", scope=[["报告"], ["学校"]]),
        qty("小学督导面", 40, "%", "小学", ">=", scope=[["小学"]]),
        qty("随机访谈学生", 15, "人", "学生", ">=", scope=[["学生"], ["校"], ["访谈"]]),
        qty("随机访谈教师", 8, "人", "教师", ">=", scope=[["教师"], ["校"], ["访谈"]]),
        qty("问题整改率", 100, "%", "有关学校", "=", scope=[["学校"], ["问题"], ["整改"]]),
        *maybe("每校督导", 0.5, "天", "天/校", op=">="), *maybe("每校督导", "半", "天", op=">="), *maybe("公用电话对应学生", 300, "名", "人"), *maybe("督导组", 3, "个", "个督导组"), *maybe("义务教育学校", 44, "所"), *maybe("初中", 12, "所"), *maybe("小学", 32, "所"),
        *maybe("督导内容", 5, "个", "个方面", "方面"), *maybe("要点", 20, "条", "条要点"), *maybe("满分", 100, "分"), *maybe("每条", 5, "分", "分/条"), *maybe("评分相差", 20, "分", op=">="), *maybe("年度考核占比", 10, "%"), *maybe("初中督导面", 100, "%"),
        *maybe("书面作业", 0, "分钟", "项"), *maybe("体质健康测试", 1, "次/年", "次"), *waits(7)],
    forms=[
        form(SHEET, ["学校（公章）", "自评人", "督导人员签字", "日期"], COLUMNS),
        form(LEDGER, ["督导组", "组长签字", "填报时间"], LEDGER_HEAD, "说明：一题一行，逐条编号；“验收结论”由督导组在回访后填写。"),
        loose_form(TEAMS_TITLE, TEAM_HEAD)],
)
