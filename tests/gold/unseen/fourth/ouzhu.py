# ruff: noqa: E501
# fmt: off
"""Ouzhu district: the year's tasks in one table; kinds as full-width rows, leading offices merged over several rows, dates in many ways."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, qty, ref, report, task
from . import either, loose_duties, loose_form, maybe

TITLE = "鸥渚区2025年“双减”提质年行动重点任务分解表"
OFFICE = "鸥渚区“双减”工作领导小组办公室"
SLIP = "重点任务完成情况确认单"
# kind, [(text, leading, others, time as printed, due)]
TASKS = [
    ("一、作业与课堂", [
        ("印发全区作业管理“正面清单、负面清单”，并在各校校门口公布。", ["基础教育科"], ["各镇街中心校"], "2月28日前", "2025-02-28"),
        ("每所学校遴选1个教研组开展单元作业整体设计试验，全区形成案例不少于45个。", ["基础教育科"], ["区教科院"], "5月底前", "2025-05"),
        ("组织课堂教学“大比武”，青年教师参赛面不低于70%。", ["区教科院"], ["人事科"], "10月31日前", "2025-10-31"),
        ("对义务教育学校考试次数开展两轮倒查，发现一起、处理一起。", ["督导科"], ["基础教育科", "纪检组"], "6月底前、12月底前", None)]),
    ("二、课后服务", [
        ("新建校外实践基地6个，纳入课后服务资源目录。", ["德育科"], ["区文旅局", "团区委"], "4月底前", "2025-04"),
        ("完成课后服务收费专项审计，审计报告报区政府。", ["计财科"], ["区审计局"], "7月15日前", "2025-07-15"),
        ("建设课后服务智慧点名系统，城区学校接入率达到100%。", ["区电教中心"], ["计财科"], "8月25日前", "2025-08-25"),
        ("开展体育类课后服务“一校一品”展示，参与学生不少于5000人次。", ["体卫艺科"], ["各镇街中心校"], "11月", "2025-11")]),
    ("三、校外培训", [
        ("更新培训机构白名单，并在政务网和机构门口同步公示。", ["校外培训监管科"], [], "3月15日前", "2025-03-15"),
        ("组织机构从业人员法律法规考试，合格率不低于90%。", ["校外培训监管科"], ["区司法局"], "5月20日前", "2025-05-20"),
        ("建立校外培训退费纠纷调解室，纠纷调解成功率达到85%以上。", ["校外培训监管科"], ["区司法局", "区市场监管局"], "9月底前", "2025-09"),
        ("常态开展“日查+夜查”，每月巡查机构不少于20家次。", ["校外培训监管科"], ["公安分局", "区市场监管局"], "全年", None)]),
    ("四、家校与保障", [
        ("编印《家庭教育指导手册》，免费发放到每个义务教育阶段家庭。", ["德育科"], ["区妇联"], "3月底前", "2025-03"),
        ("招聘中小学心理健康专职教师30名，每校至少配备1名。", ["人事科"], ["区人社局"], "8月底前", "2025-08"),
        ("委托第三方开展家长满意度测评，结果纳入学校考核。", ["督导科"], ["基础教育科"], "12月10日前", "2025-12-10")]),
]
HEAD = ["序号", "工作任务", "牵头科室", "责任单位", "完成时限"]
SLIP_ROWS = [["任务序号", "", "任务名称", ""], ["牵头科室", "", "完成日期", ""], ["完成情况", "", "", ""], ["量化结果", "", "", ""], ["分管领导意见", "", "", ""]]
ASKS = [
    "牵头科室是任务的第一责任主体，要主动对接责任单位，于3月5日前拿出实施路径，明确每月节点。",
    "领导小组办公室实行“月碰头、季点评、年交账”，各牵头科室每月28日前将进展情况录入区督查平台，每季度第一个月的8日前提交上一季度推进报告。",
    "任务完成后10日内，牵头科室填写《重点任务完成情况确认单》，经分管领导签字送领导小组办公室销号；不能如期完成的，须提前15日提交延期申请，每项任务延期不得超过1次。",
    "年度任务完成率低于90%的科室，取消评先资格；完成率100%且成效突出的，在年终考核中加2分。",
]
GROUPS = "领导小组组长由区委常委、副区长司徒澄担任，副组长由区教育局局长邬墨白担任；区教育局、公安分局、区司法局、区人社局、区文旅局、区审计局、区市场监管局、团区委、区妇联为成员单位。领导小组办公室主任由区教育局副局长柯望之兼任，具体承担任务分解、过程调度和结果核验。"


def write(p):
    p.line("鸥双减办发〔2025〕2号", align="right")
    p.centered(OFFICE, "关于印发《鸥渚区2025年“双减”提质年行动", "重点任务分解表》的通知", size=20)
    p.line("领导小组各成员单位，各镇街中心校，区直学校，区教育局各科室：")
    p.line("现将2025年“双减”提质年行动重点任务分解如下，请各单位按照分工抓紧推进。本表是对《鸥渚区教育高质量发展三年行动计划》（鸥政发〔2024〕15号）和区委一号督办件的细化。")
    p.line("一是明确主体。" + ASKS[0])
    p.line("二是强化调度。" + ASKS[1])
    p.line("三是闭环管理。" + ASKS[2])
    p.line("四是严格考核。" + ASKS[3])
    p.line("五是建强机制。" + GROUPS)
    p.line("监督电话：0593-5550056（区教育局督导科）；平台技术支持：0593-5550057；领导小组办公室邮箱：ouzhu_sj@example.org，地址：鸥渚区临江路66号区教育局302室。")
    p.line("附：重点任务完成情况确认单")
    p.signed(OFFICE, "（鸥渚区教育局代章）", "2025年2月12日")
    p.landscape()
    p.centered(TITLE, size=20)
    rows, across, spans, n = [HEAD], [], [], 0
    for kind, tasks in TASKS:
        across.append((len(rows), 0, 4))
        rows.append([kind, "", "", "", ""])
        last = None
        for text, lead, others, when, _ in tasks:
            n += 1
            if lead == last:
                spans[-1][1] = len(rows)
            else:
                spans.append([len(rows), len(rows)])
            rows.append([str(n), text, "" if lead == last else "、".join(lead), "、".join(others) or "/", when])
            last = lead
    table = p.table(rows, across=across)
    for top, end in spans:
        if end > top:
            keep = table.cell(top, 2).text
            table.cell(top, 2).merge(table.cell(end, 2)).text = keep
    p.line("注：各项任务如与上级新要求不一致的，以上级要求为准。")
    p.page()
    p.centered(SLIP, size=18)
    p.table(SLIP_ROWS, across=((2, 1, 3), (3, 1, 3), (4, 1, 3)))
    p.line("填写人：　　　　　　　联系电话：　　　　　　　填写日期：")


def tasks():
    n = 0
    for _, rows in TASKS:
        for text, lead, others, when, due in rows:
            n += 1
            more = OPTIONAL if "、" in when or when == "全年" else {}
            yield task(n, text, due, *lead, *others, lead=lead, **more)
            if more:
                yield from (task(n, text, day, *lead, *others, lead=lead, **more) for day in ("2025-06", "2025-12"))


def leaders():
    made = group("鸥渚区“双减”工作领导小组", ("组长", "司徒澄", "区委常委、副区长"), ("副组长", "邬墨白", "区教育局局长"), aliases=["领导小组", "“双减”工作领导小组"])
    for unit in ["区教育局", "公安分局", "区司法局", "区人社局", "区文旅局", "区审计局", "区市场监管局", "团区委", "区妇联"]:
        for role in ("成员单位", "成员"):
            made["members"].append({"role": role, "name": unit, "post": None, "kind": "unit", "derived": True})
    return made


GOLD = gold(
    TITLE, "鸥双减办发〔2025〕2号", [OFFICE], "2025-02-12",
    references=[
        ref("鸥渚区教育高质量发展三年行动计划", "鸥政发〔2024〕15号"), ref("家庭教育指导手册", kind="guideline", **OPTIONAL), ref(SLIP, kind="form", **OPTIONAL)],
    tasks=[*tasks(), *either(
        (ASKS[0], "2025-03", "牵头科室"), ("明确主体。" + ASKS[0], "2025-03", "牵头科室"), (ASKS[1], None, "领导小组办公室", "各牵头科室"), ("强化调度。" + ASKS[1], None, "领导小组办公室", "各牵头科室"), (ASKS[2], None, "牵头科室"), ("闭环管理。" + ASKS[2], None, "牵头科室"),
        (ASKS[3], None), ("严格考核。" + ASKS[3], None), (GROUPS, None), ("建强机制。" + GROUPS, None), *(("一二三四"[n] + "是" + lead + text, None) for n, (lead, text) in enumerate(zip(("明确主体。", "强化调度。", "闭环管理。", "严格考核。"), ASKS, strict=True))))],
    reporting=[
        report("牵头科室", "实施路径", None, "3月5日前", "once", "2025-03-05", **OPTIONAL),
        report("各牵头科室", "进展情况", "区督查平台", "每月28日前", "monthly"),
        report("各牵头科室", "上一季度推进报告", "领导小组办公室", "每季度第一个月的8日前", "quarterly", aliases=["每季度"]),
        report("牵头科室", SLIP, "领导小组办公室", "任务完成后10日内", "event", aliases=["10日内"]),
        report("牵头科室", "延期申请", "领导小组办公室", "提前15日", "event"),
        report("计财科", "审计报告", "区政府", "7月15日前", "once", "2025-07-15", **OPTIONAL), report("校外培训监管科", "白名单公示", "社会", "3月15日前", "once", **OPTIONAL),
        report("领导小组办公室", "月碰头", None, "每月", "monthly", **OPTIONAL), report("领导小组办公室", "季点评", None, "每季度", "quarterly", **OPTIONAL), report("领导小组办公室", "年交账", None, "每年", "yearly", **OPTIONAL)],
    groups=[
        leaders(),
        group("领导小组办公室", ("主任", "柯望之", "区教育局副局长"), aliases=[OFFICE, "“双减”工作领导小组办公室", "办公室"])],
    duties=[
        duty("领导小组办公室", "具体承担任务分解、过程调度和结果核验。", aliases=[OFFICE, "办公室"]),
        *loose_duties(("牵头科室", ASKS[0]), ("各牵头科室", ASKS[1]), ("领导小组办公室", ASKS[1]), *((one, text) for _, rows in TASKS for text, lead, others, _, _ in rows for one in lead + others))],
    contacts=[
        contact("phone", "0593-5550056", "区教育局督导科"), contact("phone", "0593-5550057", "平台技术支持"), contact("email", "ouzhu_sj@example.org", "领导小组办公室"), contact("address", "鸥渚区临江路66号区教育局302室", "领导小组办公室")],
    quantities=[
        qty("单元作业设计案例", 45, "个", "全区", ">=", scope=[["案例"], ["全区"], ["学校"], ["教研组"], ["作业"]]),
        qty("青年教师参赛面", 70, "%", "青年教师", ">=", scope=[["教师"]]),
        qty("智慧点名系统接入率", 100, "%", "城区学校", "=", scope=[["学校"], ["接入率"], ["点名"]]),
        qty("参与学生", 5000, "人次", "体育类课后服务展示", ">=", scope=[["学生"], ["体育"], ["课后服务"]]),
        qty("考试合格率", 90, "%", "机构从业人员", ">=", scope=[["从业人员"], ["考试"], ["合格率"]]),
        qty("纠纷调解成功率", 85, "%", "退费纠纷", ">=", scope=[["纠纷"], ["退费"]]),
        qty("每月巡查机构", 20, "家次/月", "机构", ">=", scope=[["机构"], ["巡查"]]),
        qty("心理健康专职教师", 1, "名", "每校", ">=", scope=[["校"], ["教师"]]),
        qty("任务延期", 1, "次", "每项任务", "<=", scope=[["任务"], ["延期"]]),
        *maybe("年度任务完成率", 90, "%", op=">="), *maybe("年度任务完成率", 90, "%", op="<="), *maybe("完成率", 100, "%"), *maybe("加分", 2, "分"), *maybe("教研组", 1, "个"), *maybe("倒查", 2, "轮", "次"), *maybe("实践基地", 6, "个"), *maybe("招聘", 30, "名", "人"), *maybe("巡查", 20, "家/月", "家", "次/月", op=">="),
        *maybe("确认单", 10, "日", op="<="), *maybe("延期申请", 15, "日", op=">="), *maybe("一校一品", 1, "品/校", "品"), *maybe("行动计划", 3, "年")],
    forms=[
        loose_form(TITLE, HEAD), form(SLIP, [], [], **OPTIONAL), form(SLIP, [], ["任务序号", "任务名称"], **OPTIONAL), form(SLIP, [], [cell for row in SLIP_ROWS for cell in row if cell], **OPTIONAL)],
)
