# ruff: noqa: E501
# fmt: off
"""Lanping county: the joint meeting is set up anew; members in a table, three teams in prose, duties under bold names, tasks with a line of their own."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, qty, ref, report, task
from . import also, loose_duties, loose_form, loose_tasks, maybe, waits

TITLE = "关于调整岚屏县“双减”工作联席会议组成人员及职责分工的通知"
ISSUER = "岚屏县人民政府办公室"
MEETING = "岚屏县“双减”工作联席会议"
MEMBERS = [
    ("总召集人", "宋砚秋", "县委副书记、县长"), ("召集人", "邝国梁", "县委常委、宣传部部长"), ("召集人", "庄若溪", "县政府副县长"),
    ("副召集人", "闵志远", "县政府办公室副主任"), ("副召集人", "柏文清", "县委教育工委书记、县教育局局长"),
    ("成员", "涂春晖", "县委网信办主任"), ("成员", "岳小川", "县委编办副主任"), ("成员", "甘霖", "县发展改革局副局长"), ("成员", "屈建业", "县公安局副局长"),
    ("成员", "阮静", "县财政局副局长"), ("成员", "班向阳", "县人力资源社会保障局副局长"), ("成员", "祝长青", "县市场监管局副局长"), ("成员", "冷锋", "县消防救援大队大队长"),
]
HEAD = ["联席会议职务", "姓名", "单位及职务"]
TEAMS = [
    ("校内提质组", "组长柏文清（兼），成员由县教育局、县委编办、县财政局、县人力资源社会保障局派员组成，负责作业、考试、课后服务和师资保障。", "柏文清"),
    ("校外治理组", "组长庄若溪（兼），成员由县教育局、县公安局、县市场监管局、县消防救援大队派员组成，负责培训机构审批监管和违规培训查处。", "庄若溪"),
    ("宣传督导组", "组长邝国梁（兼），成员由县委网信办、县教育局派员组成，负责政策宣传、舆情处置和督导问责。", "邝国梁"),
]
DUTIES = [
    ("县教育局", "履行牵头职责，起草年度工作要点，承担联席会议办公室工作；指导学校减轻作业负担、做好课后服务；会同有关部门开展校外培训综合执法。"),
    ("县委网信办", "监测涉及“双减”的网络舆情，督促网站平台清理违规培训信息，遇有重要舆情两小时内通报县教育局。"),
    ("县委编办", "按照城乡统一标准核定中小学教职工编制，优先保障课后服务和紧缺学科用编。"),
    ("县发展改革局", "核定课后服务收费和学科类培训政府指导价，开展收费执行情况监测。"),
    ("县公安局", "依法打击以培训名义实施的违法犯罪活动，协助开展夜间和节假日联合检查。"),
    ("县财政局", "落实课后服务补助经费，监督资金使用，保障治理工作经费。"),
    ("县人力资源社会保障局", "核增义务教育学校绩效工资总量，把教师参与课后服务情况作为职称评聘参考。"),
    ("县市场监管局", "负责营利性机构登记注册、广告和价格监管，查处合同格式条款侵害消费者权益行为。"),
    ("县消防救援大队", "对培训机构消防安全实施监督抽查，指导机构消除火灾隐患。"),
]
TASKS = [
    ("完成全县学校作业管理“一校一册”建档，摸清作业时长底数。", "2025年4月底前", "2025-04", ["县教育局"], []),
    ("核增课后服务绩效工资总量并兑现到人。", "2025年6月底前", "2025-06", ["县人力资源社会保障局"], ["县财政局", "县教育局"]),
    ("对居民小区和商务楼宇内的无证培训点开展一次拉网式清查。", "2025年7月31日前", "2025-07-31", ["县教育局"], ["县公安局", "县市场监管局", "县消防救援大队"]),
    ("建立培训机构预付费风险预警模型，接入县社会信用信息平台。", "2025年9月底前", "2025-09", ["县发展改革局"], ["县教育局", "县市场监管局"]),
    ("补充义务教育学校紧缺学科教师80名。", "2025年8月20日前", "2025-08-20", ["县委编办"], ["县人力资源社会保障局", "县教育局"]),
]
RULES = [
    ("会议制度。", "全体会议每半年召开1次，由总召集人或者召集人主持；专题会议根据需要不定期召开。会议议定事项以纪要形式印发，县政府督查室跟踪督办。"),
    ("信息报送制度。", "各成员单位于每季度最后一个月的20日前，向联席会议办公室报送职责履行情况；办公室汇总形成季度专报，于季度末报县委、县政府。涉稳突发事件第一时间报告。"),
    ("联络员制度。", "各成员单位确定一名股级干部担任联络员，填写《联络员信息登记表》，自本通知印发之日起5个工作日内反馈至联席会议办公室。联络员变动的，随时告知。"),
    ("考核制度。", "年底由县委教育工作领导小组秘书组组织评议，评议结果排名末位的单位向县政府作出书面说明。"),
]
SLIP = "联络员信息登记表"
SLIP_HEAD = ["单位", "分管领导", "联络员姓名", "职务", "办公电话", "手机号码"]
OFFICE = "联席会议办公室设在县教育局，柏文清同志兼任办公室主任，县教育局副局长习远航、县市场监管局副局长祝长青任副主任。"


def write(p):
    p.line("岚政办函〔2025〕14号", align="right")
    p.centered(ISSUER, TITLE, size=20)
    p.line("各乡镇人民政府，县直有关部门：")
    p.line("因人事变动和机构改革，县政府决定对岚屏县“双减”工作联席会议（以下简称联席会议）的组成人员、职责分工和工作规则作出调整。经县政府同意，现通知如下。原《关于建立岚屏县“双减”工作联席会议制度的通知》（岚政办函〔2021〕52号）不再执行。")
    p.line("一、组成人员", bold=True)
    p.table([HEAD] + [[r, n if len(n) > 2 else f"{n[0]}  {n[1]}", post] for r, n, post in MEMBERS], down=(0,))
    p.line(OFFICE + "上述人员职务如有变动，由继任者自然递补，不再另行行文。")
    p.line("联席会议下设三个工作组：")
    for name, text, _ in TEAMS:
        p.line(text, lead=f"{name}。")
    p.line("二、成员单位职责", bold=True)
    for n, (unit, text) in enumerate(DUTIES, 1):
        p.line(f"{n}．{unit}", bold=True)
        p.line(text)
    p.line("三、2025年重点工作", bold=True)
    for n, (text, when, _, lead, helping) in enumerate(TASKS, 1):
        p.line(f"（{'一二三四五'[n - 1]}）{text}")
        p.line(f"牵头单位：{'、'.join(lead)}；" + (f"配合单位：{'、'.join(helping)}；" if helping else "") + f"完成时限：{when}。")
    p.line("四、工作规则", bold=True)
    for n, (name, text) in enumerate(RULES, 1):
        p.line(f"{n}.{name}{text}")
    p.line("联席会议办公室电话：0830-2918866；传真：0830-2918867；电子邮箱：lpsj@example.com；联系人：习远航。")
    p.line(f"附件：{SLIP}")
    p.signed(ISSUER, "2025年3月5日")
    p.page()
    p.line("附件")
    p.centered(SLIP, size=18)
    p.table([SLIP_HEAD] + [[""] * 6 for _ in range(3)])


def task_entries():
    for n, (text, _, due, lead, helping) in enumerate(TASKS, 1):
        yield task("一二三四五"[n - 1], text, due, *lead, *helping, lead=lead)


GOLD = gold(
    TITLE, "岚政办函〔2025〕14号", [ISSUER], "2025-03-05",
    references=[ref("关于建立岚屏县“双减”工作联席会议制度的通知", "岚政办函〔2021〕52号"), ref(SLIP, kind="form", **OPTIONAL)],
    tasks=[*task_entries(), *loose_tasks(*((name + text, None) for name, text in RULES), *((text, None) for _, text in RULES), (RULES[1][1], None, "各成员单位"), (RULES[2][1], None, "各成员单位"), *((text, None, unit) for unit, text in DUTIES))],
    reporting=[
        report("各成员单位", "职责履行情况", "联席会议办公室", "每季度最后一个月的20日前", "quarterly", aliases=["每季度"]),
        report("联席会议办公室", "季度专报", "县委、县政府", "季度末", "quarterly", aliases=["每季度"]),
        report("各成员单位", SLIP, "联席会议办公室", "自本通知印发之日起5个工作日内", "once", aliases=["5个工作日内", "印发之日起5个工作日内"]),
        report("县委网信办", "重要舆情", "县教育局", "两小时内", "event", aliases=["2小时内"]),
        report("各成员单位", "涉稳突发事件", "联席会议办公室", "第一时间", "event", **OPTIONAL),
        report("各成员单位", "联络员变动", "联席会议办公室", "随时", "event", **OPTIONAL),
        report("末位的单位", "书面说明", "县政府", "年底", "once", **OPTIONAL), report("排名末位的单位", "书面说明", "县政府", None, "periodic", **OPTIONAL),
        report("联席会议", "全体会议", None, "每半年", "periodic", **OPTIONAL), report("联席会议", "会议纪要", None, None, "event", **OPTIONAL)],
    groups=[
        group(MEETING, *MEMBERS, aliases=["联席会议", "“双减”工作联席会议"]),
        group("联席会议办公室", ("主任", "柏文清", None), ("副主任", "习远航", "县教育局副局长"), ("副主任", "祝长青", "县市场监管局副局长"), aliases=[MEETING + "办公室", "办公室"], seat="县教育局"),
        *(also(group(name, ("组长", who, None), aliases=[MEETING + name]), *(("成员", unit, None) for unit in text.split("成员由")[1].split("派员")[0].split("、"))) for name, text, who in TEAMS)],
    duties=[
        *(duty(unit, text) for unit, text in DUTIES),
        *loose_duties(*((name, text) for name, text, _ in TEAMS), ("联席会议办公室", "办公室汇总形成季度专报，于季度末报县委、县政府。"), ("各成员单位", RULES[1][1]), ("县政府督查室", "县政府督查室跟踪督办"), ("县委教育工作领导小组秘书组", RULES[3][1]), ("县教育局", OFFICE), ("联络员", RULES[2][1]))],
    contacts=[
        contact("phone", "0830-2918866", "联席会议办公室"), contact("phone", "0830-2918867", "传真"), contact("email", "lpsj@example.com", "联席会议办公室")],
    quantities=[
        qty("全体会议", 1, "次/半年", "联席会议", "=", scope=[["会议"]]),
        *maybe("紧缺学科教师", 80, "名", "人"), *maybe("重要舆情通报", 2, "小时", op="<="), *maybe("联络员", 1, "名", "人"), *maybe("工作组", 3, "个", "个工作组"), *maybe("一校一册", 1, "册/校", "册"), *maybe("清查", 1, "次"), *waits(5)],
    forms=[form(SLIP, [], SLIP_HEAD), loose_form("组成人员", HEAD), loose_form(MEETING + "组成人员", HEAD), loose_form(TITLE, HEAD)],
)
