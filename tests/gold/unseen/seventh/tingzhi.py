# ruff: noqa: E501
# fmt: off
"""Tingzhi district: a campaign against disguised tutoring; a leading group in lines, working groups, dated phases."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report, task

TITLE = "汀芷区校外培训隐形变异问题集中整治行动方案"
SURVEY = "隐形变异培训摸排登记表"
WEEKLY = "集中整治行动周报表"
FOCUS = [
    "在居民小区、宾馆、写字楼等场所以“自习室”“托管”名义开设学科类培训班的；",
    "以“高端家政”“住家教师”等形式提供一对一学科辅导的；",
    "非学科类机构借思维、口才、国学课程讲授语文、数学、英语等学科内容的；",
    "在职教师组织、参与校外有偿补课或者为机构介绍生源的；",
    "培训机构超范围收费、拒不退费或者关门失联的。",
]
STAGES = [
    ("宣传摸底", "5月10日至5月25日", "2022-05-10", "2022-05-25", "各街道办事处",
     "各街道办事处会同社区网格员对辖区楼宇、小区逐栋走访，排查覆盖率达到100%，5月25日前将《隐形变异培训摸排登记表》（附件1）报区双减办。各学校召开一次家长会，发放告知书。"),
    ("集中整治", "5月26日至7月31日", "2022-05-26", "2022-07-31", "区双减办",
     "区双减办每月组织联合执法不少于2次，各街道每周至少开展2次夜间巡查，对排查发现的问题建立台账、限期清零。各成员单位每周四17:00前向区双减办报送《集中整治行动周报表》（附件2）。"),
    ("巩固提高", "8月1日至8月20日", "2022-08-01", "2022-08-20", "各成员单位",
     "各成员单位认真总结经验做法，建立长效机制，于8月20日前将行动总结报区双减办，总结不超过2000字。区双减办对整治成效开展评估并通报。"),
]
LEADERS = [("组  长", [("贺兰舟", "区委常委、区人民政府副区长")]), ("副组长", [("闻人杰", "区人民政府办公室副主任"), ("苗 青", "区教育局局长")]),
           ("成  员", [("鲁望川", "区公安局副局长"), ("简素心", "区市场监督管理局副局长"), ("尹 岳", "区教育局副局长"), ("洪渐离", "区消防救援大队副大队长")])]
TEAMS = [
    ("线索核查组", "区教育局", ["区公安局", "各街道办事处"], "负责受理群众举报，对线索逐条登记、核实，提出处置意见。"),
    ("执法处置组", "区市场监督管理局", ["区公安局", "区消防救援大队", "区教育局"], "负责对违规培训场所开展联合执法，依法查处违规收费、虚假广告和消防隐患。"),
    ("宣传引导组", "区委宣传部", ["区融媒体中心", "区教育局"], "负责政策解读和典型案例曝光，引导家长理性选择培训。"),
]
LIMITS = [
    "（一）时间底线。线下培训须在20:30前结束，线上培训结束时间不晚于21:00；线上培训每节课不超过30分钟，两节课之间休息不少于10分钟。",
    "（二）收费底线。培训机构一次性收费的时间跨度不超过3个月，按课时收费的每科不超过60课时，单笔预收费不超过5000元，预收费全部进入监管账户。",
    "（三）举报必查。区双减办接到举报后3个工作日内完成核查，并将核查结果告知举报人。对查实的违规培训行为，依照《校外培训行政处罚暂行办法》处理。",
]


def write(p):
    p.centered("汀芷区“双减”工作领导小组办公室", size=28)
    p.line("汀双减办〔2022〕6号", align="right")
    p.centered("关于印发《汀芷区校外培训隐形变异问题集中整治行动方案》的通知")
    p.line("各街道办事处，区“双减”工作领导小组各成员单位，各中小学校：")
    p.line("经区“双减”工作领导小组同意，现将《汀芷区校外培训隐形变异问题集中整治行动方案》印发给你们，请认真组织实施。")
    p.signed("汀芷区“双减”工作领导小组办公室", "（区教育局代章）", "2022年5月9日")
    p.page()
    p.centered(TITLE)
    p.line("近期，我区个别培训机构和个人转入居民小区、写字楼等隐蔽场所违规开展学科类培训，群众反映强烈。为严肃查处违规行为，根据《汀阳市“双减”工作专门协调机制关于规范校外培训秩序的通知》（汀阳双减〔2022〕11号）部署，制定本方案。")
    p.line("一、总体要求", bold=True)
    p.line("坚持以人民为中心的发展思想，坚持问题导向、露头就打，部门联动、标本兼治，压紧压实街道属地责任和部门监管责任，形成“街道吹哨、部门报到”的工作格局，切实维护学生和家长的合法权益，营造良好的教育生态。")
    p.line("通过集中整治，有效遏制隐形变异培训蔓延势头，群众投诉量较整治前明显下降，家长对整治工作满意率不低于90%。")
    p.line("二、整治重点", bold=True)
    for n, text in enumerate(FOCUS, 1):
        p.line(f"{n}、{text[:-1] + '。' if n == len(FOCUS) else text}")
    p.line("三、组织机构", bold=True)
    p.line("成立汀芷区校外培训隐形变异问题集中整治行动领导小组。")
    for role, people in LEADERS:
        for n, (name, post) in enumerate(people):
            p.line((f"{role}：" if n == 0 else "        ") + f"{name}  {post}")
    p.line("领导小组下设三个工作组：")
    for n, (name, lead, help_, text) in enumerate(TEAMS, 1):
        p.line(f"{n}、{name}。由{lead}牵头，{'、'.join(help_)}参加，{text}")
    p.line("四、实施步骤", bold=True)
    for n, (name, when, _, _, _, text) in zip("一二三", STAGES, strict=True):
        p.line(f"（{n}）{name}阶段（{when}）。{text}")
    p.line("五、有关规定", bold=True)
    p.lines(*LIMITS)
    p.line("六、工作纪律", bold=True)
    p.line("各街道、各成员单位要提高认识，把集中整治作为一项政治任务抓实抓细，主要负责同志亲自研究、亲自推动。要坚持教育与处罚相结合，引导举办者主动整改、合规经营，对屡教不改的从重处理。执法人员开展检查时应当主动出示证件，每次检查人员不少于2人。严禁接受服务对象宴请，严禁泄露举报人信息。")
    p.line("举报电话：0991-5550211（区教育局）、0991-5550212（区市场监督管理局）；材料报送邮箱：tzsjb@example.org。")
    p.line("附件：1、" + SURVEY)
    p.line("      2、" + WEEKLY)
    p.page()
    p.line("附件1")
    p.centered(SURVEY, size=18)
    p.line("街道（盖章）：            社区：            填表人：            联系电话：")
    p.table([["序号", "培训场所地址", "举办者", "", "培训内容", "学生人数", "处置情况"], ["", "", "姓名", "联系方式", "", "", ""]] + [[""] * 7 for _ in range(5)],
            across=((0, 2, 3),))
    p.line()
    p.line("附件2")
    p.centered(WEEKLY, size=18)
    p.line("填报单位：                 填报周期：   月   日—   月   日")
    p.table([["出动人员（人次）", "检查场所（个）", "发现问题（个）", "取缔关停（个）", "移送线索（条）", "典型案例"]] + [[""] * 6 for _ in range(2)])
    p.line("注：没有数据的填“0”，实行零报告。")


def leaders():
    for role, rows in LEADERS:
        for name, post in rows:
            yield role.replace(" ", ""), name.replace(" ", ""), post


def team(name, lead, help_):
    made = group(name, derived=True)
    made["members"] = [{"role": "牵头单位", "name": lead, "post": None, "kind": "unit"}] + [
        {"role": "成员", "name": u, "post": None, "kind": "unit"} for u in help_]
    return made


GOLD = gold(
    TITLE, "汀双减办〔2022〕6号", ["汀芷区“双减”工作领导小组办公室"], "2022-05-09",
    references=[ref("汀阳市“双减”工作专门协调机制关于规范校外培训秩序的通知", "汀阳双减〔2022〕11号"),
                ref("校外培训行政处罚暂行办法", kind="regulation"), ref(SURVEY, kind="form", **OPTIONAL), ref(WEEKLY, kind="form", **OPTIONAL)],
    indicators=[point("整治重点", None, f"二.{n}", text[:-1] + ("。" if n == len(FOCUS) else "；"), "bad_yes", "二", **OPTIONAL) for n, text in enumerate(FOCUS, 1)],
    tasks=[task(f"五{n}", text[3:], None, **OPTIONAL) for n, text in enumerate(LIMITS, 1)] + [
        task("五1", LIMITS[0][3:], None, "培训机构", **OPTIONAL), task("五2", LIMITS[1][3:], None, "培训机构", **OPTIONAL),
        task("五3", LIMITS[2][3:], None, "区双减办", **OPTIONAL)],
    phases=[phase(f"{name}阶段", start, end, who, text, when=when, aliases=[name]) for name, when, start, end, who, text in STAGES],
    reporting=[
        report("各街道办事处", f"《{SURVEY}》（附件1）", "区双减办", "5月25日前", "once", "2022-05-25"),
        report("各成员单位", f"《{WEEKLY}》（附件2）", "区双减办", "每周四17:00前", "weekly", aliases=["每周四", "每周"]),
        report("各成员单位", "行动总结", "区双减办", "8月20日前", "once", "2022-08-20"),
        report("区双减办", "核查结果", "举报人", "3个工作日内", "event", aliases=["接到举报后3个工作日内"], **OPTIONAL),
        report("区双减办", "对整治成效开展评估并通报", None, None, "once", None, **OPTIONAL),
        report("区双减办", "通报整治成效", None, "8月20日前", "once", "2022-08-20", **OPTIONAL),
        report("各成员单位", "零报告", "区双减办", "每周", "weekly", None, **OPTIONAL)],
    groups=[group("汀芷区校外培训隐形变异问题集中整治行动领导小组", *leaders(), aliases=["领导小组", "集中整治行动领导小组"]),
            *[team(name, lead, help_) for name, lead, help_, _ in TEAMS]],
    duties=[duty(name, text) for name, _, _, text in TEAMS] + [
        duty("各街道办事处", STAGES[0][5], aliases=["各街道"], **OPTIONAL), duty("区双减办", STAGES[1][5], **OPTIONAL), duty("各成员单位", STAGES[2][5], **OPTIONAL),
        duty("各学校", "召开一次家长会，发放告知书", **OPTIONAL), duty("区双减办", LIMITS[2][3:], **OPTIONAL), duty("执法人员", "主动出示证件", **OPTIONAL),
        duty("区教育局", TEAMS[0][3], **OPTIONAL), duty("区市场监督管理局", TEAMS[1][3], **OPTIONAL), duty("区委宣传部", TEAMS[2][3], **OPTIONAL)],
    contacts=[contact("phone", "0991-5550211", "区教育局"), contact("phone", "0991-5550212", "区市场监督管理局"), contact("email", "tzsjb@example.org", "材料报送邮箱")],
    quantities=[
        qty("家长满意率", 90, "%", "家长", ">=", scope=[["家长"], ["整治"]]),
        qty("排查覆盖率", 100, "%", "辖区楼宇、小区", ">=", scope=[["街道"], ["辖区"], ["小区"], ["排查"], ["楼宇"]]),
        qty("联合执法", 2, "次/月", "区双减办", ">=", scope=[["双减办"], ["联合执法"]]),
        qty("夜间巡查", 2, "次/周", "各街道", ">=", scope=[["街道"], ["巡查"]]),
        qty("行动总结字数", 2000, "字", "行动总结", "<=", scope=[["总结"], ["成员单位"]]),
        qty("线下培训结束时间", "20:30", "点", "线下培训", "<=", scope=[["线下"]]),
        qty("线上培训结束时间", "21:00", "点", "线上培训", "<=", scope=[["线上"]]),
        qty("线上培训每节课", 30, "分钟", "线上培训", "<=", scope=[["线上"]]),
        qty("线上培训课间休息", 10, "分钟", "线上培训", ">=", scope=[["线上"]]),
        qty("一次性收费时间跨度", 3, "个月", "培训机构", "<=", scope=[["机构"], ["收费"], ["培训"]]),
        qty("按课时收费", 60, "课时", "培训机构每科", "<=", scope=[["机构"], ["收费"], ["科"], ["培训"]]),
        qty("单笔预收费", 5000, "元", "培训机构", "<=", scope=[["机构"], ["收费"], ["培训"]]),
        qty("每次检查人员", 2, "人", "执法人员", ">=", scope=[["执法"], ["检查"]]),
        qty("举报核查", 3, "个工作日", "区双减办", "<=", **OPTIONAL), qty("举报核查", 3, "工作日", "区双减办", "<=", **OPTIONAL),
        qty("家长会", 1, "次", "各学校", "=", **OPTIONAL), qty("工作组", 3, "个", "领导小组", "=", **OPTIONAL),
        qty("预收费全部进入监管账户", 100, "%", "预收费", "=", **OPTIONAL), qty("周报", 1, "次/周", "各成员单位", "=", **OPTIONAL),
        qty("周报时限", "17:00", "点", "各成员单位", "<=", **OPTIONAL), qty("问题清零", 0, "个", "问题", "=", **OPTIONAL)],
    forms=[
        form(SURVEY, ["街道（盖章）", "社区", "填表人", "联系电话"], ["序号", "培训场所地址", "姓名", "联系方式", "培训内容", "学生人数", "处置情况"]),
        form(WEEKLY, ["填报单位", "填报周期"], ["出动人员（人次）", "检查场所（个）", "发现问题（个）", "取缔关停（个）", "移送线索（条）", "典型案例"],
             "注：没有数据的填“0”，实行零报告。")],
)
