# ruff: noqa: E501
# fmt: off
"""Luting county: a joint notice of three departments; checks on prepaid fees and advertising, duties of each, three contacts."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report, task

TITLE = "关于联合开展校外培训机构预收费和广告宣传专项检查的通知"
ISSUERS = ["鹭汀县教育局", "鹭汀县市场监督管理局", "鹭汀县公安局"]
JOBS = "专项检查任务分工表"
SUM = "专项检查情况汇总表"
CHECKS = [
    ("一", "预收费管理", [
        ("是否开立预收费监管专用账户，预收费是否全额进入监管账户。", "good_yes"),
        ("是否以充值、次卡、押金等方式逃避资金监管。", "bad_yes"),
        ("是否一次性收取时间跨度超过3个月或者60课时的费用。", "bad_yes"),
        ("退费申请是否在约定期限内办理，有无无故拖延退费的投诉。", "mixed")]),
    ("二", "价格公示", [
        ("是否在培训场所显著位置公示收费项目和标准。", "good_yes"),
        ("有无价格欺诈、虚构原价、诱导交费的行为。", "bad_yes"),
        ("学科类培训是否严格执行政府指导价，上浮幅度不超过10%。", "good_yes")]),
    ("三", "广告宣传", [
        ("校园周边、居民楼电梯间是否存在面向中小学生的校外培训广告。", "bad_yes"),
        ("宣传内容是否真实，是否使用“保过”“提分”等承诺性用语。", "mixed"),
        ("是否通过直播带货、社群拼团等形式销售学科类课程。", "bad_yes")]),
    ("四", "信访维稳", [
        ("机构是否明确专人受理家长投诉。", "good_yes"),
        ("有无关门失联、卷款逃匿的苗头性问题。", "bad_yes")]),
]
UNITS = [
    ("县教育局", "牵头组织专项检查，负责预收费监管账户核查和培训合同检查，汇总检查情况，督促机构整改。"),
    ("县市场监督管理局", "负责价格公示、合同格式条款和广告宣传的监督检查，依法查处价格违法和虚假宣传行为。"),
    ("县公安局", "负责对涉嫌诈骗、非法集资的线索开展侦查，配合做好群体性事件的预防和处置。"),
]
STAGES = [
    ("机构自查", "10月11日—10月20日", "2023-10-11", "2023-10-20", "培训机构", "各培训机构对照检查内容认真自查，自查报告经负责人签字后于10月20日前报所在乡镇教育办公室。"),
    ("联合检查", "10月23日—11月24日", "2023-10-23", "2023-11-24", "三部门", "三部门联合组成检查组，对全县培训机构检查一遍，检查覆盖率达到100%。每个检查组不少于5人，由县教育局人员任组长。检查组每周一将上周检查情况报县教育局。"),
    ("整改复查", "11月27日—12月8日", "2023-11-27", "2023-12-08", "县教育局", "县教育局会同有关部门对存在问题的机构复查，复查比例不低于50%。各乡镇教育办公室于12月8日前将《专项检查情况汇总表》（附件2）报县教育局。"),
]
TABLE = [
    ("核对全县培训机构预收费账户信息，形成底册", "2023年10月18日前", "2023-10-18", ["县教育局"], ["县市场监督管理局"]),
    ("约谈广告投放平台和物业服务企业", "2023年10月底前", "2023-10", ["县市场监督管理局"], ["县教育局"]),
    ("建立涉训线索双向移送机制", "2023年11月15日前", "2023-11-15", ["县公安局"], ["县教育局", "县市场监督管理局"]),
    ("公布一批违规收费典型案例", "2023年12月", "2023-12", ["县教育局", "县市场监督管理局"], ["县公安局"]),
]
WANT = [
    ("（一）加强协同。", "三部门建立会商制度，每半月会商不少于1次，重大案件随时会商。要加强信息共享和线索移送，避免多头检查、重复检查，切实减轻守法机构负担。"),
    ("（二）规范执法。", "检查人员要亮证执法、文明检查，检查记录一式三份，由三部门分别留存。"),
    ("（三）严格处理。", "对检查中发现的违法行为，依照《中华人民共和国价格法》《中华人民共和国广告法》等法律法规查处；对整改不到位的机构列入重点监管名单。"),
    ("（四）及时报告。", "县教育局应于12月15日前将专项检查总结报县“双减”工作领导小组，对卷款失联等紧急情况，各乡镇教育办公室应在2小时内报告县教育局和县公安局。"),
]


def write(p):
    p.centered(*ISSUERS, size=26)
    p.line("鹭教联〔2023〕3号", align="center")
    p.centered("关于联合开展校外培训机构预收费和广告宣传", "专项检查的通知")
    p.line("各乡镇教育办公室、市场监督管理所、派出所，各校外培训机构：")
    p.line("为规范校外培训收费和广告行为，防范“退费难”“卷款跑路”等风险，根据市教育局、市市场监督管理局、市公安局《关于加强校外培训预收费监管的工作意见》（鹭州教联〔2023〕7号）和《校外培训机构财务管理暂行办法》，决定联合开展专项检查。现将有关事项通知如下：")
    p.line("专项检查坚持预防为主、防治结合，坚持源头管理与事后惩戒并重，坚持规范与引导并举，推动机构守法经营，维护公平有序的市场秩序，让群众放心消费、安心培训。")
    p.line("一、检查范围", bold=True)
    p.line("全县范围内面向3至18岁儿童青少年的学科类和非学科类校外培训机构。")
    p.line("二、检查内容", bold=True)
    for code, name, rows in CHECKS:
        p.line(f"（{code}）{name}")
        for n, (text, _) in enumerate(rows, 1):
            p.line(f"{n}．{text}")
    p.line("三、职责分工", bold=True)
    for n, (unit, text) in zip("一二三", UNITS, strict=True):
        p.line(text, lead=f"（{n}）{unit}。")
    p.line("具体任务分工见附件1。")
    p.line("四、实施步骤", bold=True)
    for n, (name, when, _, _, _, text) in zip("一二三", STAGES, strict=True):
        p.line(f"（{n}）{name}（{when}）。{text}")
    p.line("五、工作要求", bold=True)
    for lead, text in WANT:
        p.line(lead + text)
    p.line("联系方式：县教育局 岑夕照 0997-5550301；县市场监督管理局 钟离晏 0997-5550302；县公安局 公孙珩 0997-5550303。材料报送邮箱：luting_lhjc@example.org。")
    p.line("附件：1." + JOBS)
    p.line("      2." + SUM)
    p.signed("鹭汀县教育局", "鹭汀县市场监督管理局", "鹭汀县公安局", "2023年10月9日")
    p.page()
    p.line("附件1")
    p.centered(JOBS, size=18)
    p.table([["工作任务", "完成时限", "牵头部门", "配合部门"]] + [[text, when, "、".join(lead), "、".join(help_)] for text, when, _, lead, help_ in TABLE])
    p.line()
    p.line("附件2")
    p.centered(SUM, size=18)
    p.line("乡镇（盖章）：                  负责人（签字）：                  填报日期：")
    p.table([["机构名称", "检查日期", "存在问题", "", "", "整改情况", "备注"], ["", "", "预收费", "价格公示", "广告宣传", "", ""]] + [[""] * 7 for _ in range(6)],
            across=((0, 2, 4),))


GOLD = gold(
    TITLE, "鹭教联〔2023〕3号", ISSUERS, "2023-10-09",
    references=[ref("关于加强校外培训预收费监管的工作意见", "鹭州教联〔2023〕7号"), ref("校外培训机构财务管理暂行办法", kind="regulation"),
                ref("中华人民共和国价格法", kind="law"), ref("中华人民共和国广告法", kind="law"), ref(SUM, kind="form", **OPTIONAL)],
    indicators=[point(name, None, f"{code}.{n}", text, pol, code) for code, name, rows in CHECKS for n, (text, pol) in enumerate(rows, 1)],
    tasks=[task(n, text, due, *lead, *help_, lead=lead) for n, (text, _, due, lead, help_) in enumerate(TABLE, 1)]
    + [task(f"五{n}", lead[3:] + text, None, *who, **OPTIONAL) for n, ((lead, text), who) in enumerate(
        zip(WANT, [["三部门"], ["检查人员"], [], ["县教育局", "各乡镇教育办公室"]], strict=True), 1)],
    phases=[phase(name, start, end, who, text, when=when) for name, when, start, end, who, text in STAGES],
    reporting=[
        report("各培训机构", "自查报告", "所在乡镇教育办公室", "10月20日前", "once", "2023-10-20"),
        report("检查组", "上周检查情况", "县教育局", "每周一", "weekly", aliases=["每周"]),
        report("各乡镇教育办公室", f"《{SUM}》（附件2）", "县教育局", "12月8日前", "once", "2023-12-08"),
        report("县教育局", "专项检查总结", "县“双减”工作领导小组", "12月15日前", "once", "2023-12-15"),
        report("各乡镇教育办公室", "卷款失联等紧急情况", "县教育局和县公安局", "在2小时内", "event", aliases=["2小时内"]),
        report("三部门", "会商", None, "每半月", "semimonthly", None, **OPTIONAL),
        report("县教育局", "汇总检查情况", None, None, "event", None, **OPTIONAL)],
    groups=[group("检查组", ("组长", "县教育局人员", None), **OPTIONAL)],
    duties=[duty(u, t) for u, t in UNITS] + [
        duty("三部门", WANT[0][1], **OPTIONAL), duty("三部门", STAGES[1][5], **OPTIONAL), duty("县教育局", STAGES[2][5], **OPTIONAL), duty("县教育局", WANT[3][1], **OPTIONAL),
        duty("各乡镇教育办公室", STAGES[2][5], aliases=["乡镇教育办公室"], **OPTIONAL), duty("各培训机构", STAGES[0][5], aliases=["培训机构"], **OPTIONAL),
        duty("各乡镇教育办公室", WANT[3][1], aliases=["乡镇教育办公室"], **OPTIONAL), duty("检查组", STAGES[1][5], **OPTIONAL), duty("检查人员", WANT[1][1], **OPTIONAL)],
    contacts=[contact("phone", "0997-5550301", "岑夕照"), contact("phone", "0997-5550302", "钟离晏"), contact("phone", "0997-5550303", "公孙珩"),
              contact("email", "luting_lhjc@example.org", "材料报送邮箱")],
    quantities=[
        qty("一次性收取费用的时间跨度", 3, "个月", "培训机构", "<=", scope=[["机构"], ["收费"], ["培训"]]),
        qty("一次性收取费用的课时", 60, "课时", "培训机构", "<=", scope=[["机构"], ["收费"], ["培训"]]),
        qty("政府指导价上浮幅度", 10, "%", "学科类培训", "<=", scope=[["学科"], ["培训"]]),
        qty("检查覆盖率", 100, "%", "全县培训机构", ">=", scope=[["机构"], ["检查"]]),
        qty("检查组人数", 5, "人", "每个检查组", ">=", scope=[["检查组"]]),
        qty("复查比例", 50, "%", "存在问题的机构", ">=", scope=[["机构"], ["复查"]]),
        qty("三部门会商", 1, "次/半月", "三部门", ">=", scope=[["部门"], ["会商"]]),
        qty("检查一遍", 1, "遍", "全县培训机构", "=", **OPTIONAL), qty("检查对象年龄", "3-18", "岁", "儿童青少年", "range", **OPTIONAL),
        qty("检查对象年龄", 3, "岁", "儿童青少年", ">=", **OPTIONAL), qty("检查对象年龄", 18, "岁", "儿童青少年", "<=", **OPTIONAL),
        qty("检查记录份数", 3, "份", "检查记录", "=", **OPTIONAL), qty("紧急情况报告", 2, "小时", "各乡镇教育办公室", "<=", **OPTIONAL),
        qty("预收费全额进入监管账户", 100, "%", "预收费", "=", **OPTIONAL), qty("部门", 3, "个", "三部门", "=", **OPTIONAL),
        qty("检查情况报送", 1, "次/周", "检查组", "=", **OPTIONAL)],
    forms=[
        form(SUM, ["乡镇（盖章）", "负责人（签字）", "填报日期"], ["机构名称", "检查日期", "预收费", "价格公示", "广告宣传", "整改情况", "备注"]),
        form(JOBS, [], ["工作任务", "完成时限", "牵头部门", "配合部门"], **OPTIONAL)],
)
