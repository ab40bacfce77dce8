# ruff: noqa: E501
# fmt: off
"""Lanbu county: three bureaus against prepaid risks of training over a winter; decimal numbers, duties under bold names with a colon, hotlines in prose."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report
from . import either, loose_duties, maybe, waits

TITLE = "澜埠县校外培训收费和安全“冬查”专项行动方案"
ISSUERS = ["澜埠县教育局", "澜埠县公安局", "澜埠县市场监督管理局"]
RECORD = "“冬查”专项行动现场检查记录表"
TALLY = "“冬查”专项行动周统计表"
FOCUS = [
    ("2.1 预收费监管", [
        ("机构是否把全部预收费用存入资金监管专户", "good_yes"), ("是否用现金、个人收款码等方式绕开监管收费", "bad_yes"), ("是否存在以充值、次卡等名目一次收取超过60课时或者3个月费用的情况", "bad_yes")]),
    ("2.2 场所安全", [
        ("疏散通道和安全出口有没有堵塞、上锁", "bad_yes"), ("是否按规定配备灭火器材并定期检查", "good_yes"), ("电气线路有无私拉乱接", "bad_yes")]),
    ("2.3 从业人员", [
        ("是否聘用中小学在职教师", "bad_yes"), ("从业人员是否全部完成入职查询", "good_yes")]),
    ("2.4 培训时间和内容", [
        ("线下培训结束时间有无晚于20:30", "bad_yes"), ("寒假期间是否组织学科类培训", "bad_yes"), ("培训材料是否通过审核备案", "good_yes")]),
]
STAGES = [
    ("3.1 摸底登记", "2024年11月", "2024-11", "2024-11", "各乡镇中心学校",
     "各乡镇中心学校会同辖区派出所、市场监管所，对集镇、小区、商铺内的培训场所逐一登记，做到不漏一户。摸底名单经三方签字后，于11月28日前报送专项行动办公室。"),
    ("3.2 联合检查", "2024年12月至2025年1月", "2024-12", "2025-01", "联合检查组",
     "县级抽调人员编成4个联合检查组，每组每周实地检查机构不少于6家，其中夜间和双休日检查不少于2次。检查人员现场填写《“冬查”专项行动现场检查记录表》（附件1），检查组每周一上午下班前把上一周的《“冬查”专项行动周统计表》（附件2）传至专项行动办公室。"),
    ("3.3 巩固验收", "2025年2月", "2025-02", "2025-02", "专项行动办公室",
     "对已查处的机构开展回访，回访率达到100%。各联合检查组于2月20日前提交行动小结，专项行动办公室2月底前将总体情况专题报告县政府。"),
]
DUTIES = [
    ("县教育局", "牵头制定行动方案，汇总线索和数据；负责培训机构资质、预收费、从业人员和培训内容的检查；每半月向成员单位通报一次进度。"),
    ("县公安局", "负责培训场所内部治安防范检查，维护执法现场秩序，对卷款跑路等涉嫌犯罪的线索立案侦查。"),
    ("县市场监督管理局", "负责查处价格欺诈、虚假广告和合同霸王条款，对无照经营行为依法取缔。"),
    ("各乡镇中心学校", "承担本乡镇日常巡查任务，每名网格员每月巡查不少于4次，发现线索当日上报。"),
]
OFFICE = "专项行动办公室"
GROUP = "“冬查”专项行动领导小组"
LEAD = "成立“冬查”专项行动领导小组，组长由县教育局局长缪长庚担任，副组长由县公安局副局长辛立峰、县市场监督管理局副局长谈静怡担任，县教育局校外培训监管股、县公安局治安大队、县市场监督管理局广告股等股室（大队）负责人为成员。领导小组在县教育局校外培训监管股设专项行动办公室，主任由谈静怡兼任，副主任由校外培训监管股股长焦一诺担任。"
RULES = [
    ("5.1", "县教育局受理培训收费投诉的电话是0735-5550611，县公安局受理涉嫌诈骗线索的电话是0735-5550110，消费纠纷也可以直接拨打县市场监督管理局值班电话0735-5550315。接到投诉后，受理单位要在2个工作日内联系投诉人，15个工作日内办结。"),
    ("5.2", "遇有机构突然关门、群体退费等突发情况，属地中心学校须在1小时内口头报告专项行动办公室，3小时内补报书面材料。"),
    ("5.3", "执法检查要亮证执法，每次检查人员不得少于2人；不得接受被检查机构的吃请和礼品。"),
]
RECORD_HEAD = ["检查项目", "检查内容", "检查结果", "", "处理意见"]
RECORD_LOW = ["", "", "正常", "异常", ""]
RECORD_COLUMNS = ["检查项目", "检查内容", "正常", "异常", "处理意见"]
RECORD_ROWS = [
    ("预收费", "监管专户开设和资金存入情况"), ("", "收费公示和票据使用情况"), ("消防", "通道、器材、用电情况"), ("人员", "从业人员资格和入职查询情况"), ("课程", "培训时段、培训材料情况")]
TALLY_HEAD = ["检查组", "检查机构数", "出动人次", "发现问题数", "现场整改数", "立案数", "责令退费（元）"]


def write(p):
    p.centered(*ISSUERS, size=24)
    p.line("澜教联〔2024〕19号", align="right")
    p.centered("关于印发《澜埠县校外培训收费和安全“冬查”", "专项行动方案》的通知", size=20)
    p.line("各乡镇中心学校、派出所、市场监管所，各校外培训机构：")
    p.line("现将《澜埠县校外培训收费和安全“冬查”专项行动方案》印发给你们，请照此执行。")
    p.signed("澜埠县教育局　澜埠县公安局　澜埠县市场监督管理局", "2024年11月4日")
    p.page()
    p.centered(TITLE, size=20)
    p.line("岁末年初是培训机构集中招生收费的时期，也是“退费难”和安全事故的易发期。依据《校外培训行政处罚暂行办法》和市教育局等五部门《关于加强冬季校外培训监管的通知》（岭南州教监〔2024〕36号），决定在全县开展“冬查”专项行动。")
    p.line("1 行动目标", bold=True)
    p.line("通过集中行动，实现预收费资金监管率100%、消防隐患整改率100%，涉培训投诉量同比下降30%以上。")
    p.line("2 检查重点", bold=True)
    for name, items in FOCUS:
        p.line(name, bold=True)
        for text, _ in items:
            p.line(f"·{text}；" if text != items[-1][0] else f"·{text}。")
    p.line("3 行动步骤", bold=True)
    for name, when, _, _, _, text in STAGES:
        p.line(f"（{when}）。{text}", lead=name)
    p.line("4 组织保障与分工", bold=True)
    p.line(LEAD)
    for unit, text in DUTIES:
        p.line(text, lead=f"{unit}：")
    p.line("5 投诉、应急和纪律", bold=True)
    for no, text in RULES:
        p.line(f"{no} {text}")
    p.line("专项行动办公室联络员：燕双飞，手机13000000615，邮箱 lanbu_dc@example.net。")
    p.lines("附件：1.“冬查”专项行动现场检查记录表", "　　　2.“冬查”专项行动周统计表")
    p.page()
    p.line("附件1")
    p.centered(RECORD, size=18)
    p.line("机构名称：__________　地址：__________　检查时间：__________")
    table = p.table([RECORD_HEAD, RECORD_LOW] + [[a, b, "", "", ""] for a, b in RECORD_ROWS], across=((0, 2, 3),))
    for x in (0, 1, 4):
        table.cell(0, x).merge(table.cell(1, x)).text = RECORD_HEAD[x]
    table.cell(2, 0).merge(table.cell(3, 0)).text = "预收费"
    p.line("机构负责人（签字）：　　　　　检查人员（签字）：")
    p.line("本表一式两联，一联交机构，一联由检查组存档。")
    p.line()
    p.line("附件2")
    p.centered(TALLY, size=18)
    p.line("统计时段：　　月　　日至　　月　　日　　　　填报人：")
    p.table([TALLY_HEAD] + [[n] + [""] * 6 for n in ("一组", "二组", "三组", "四组", "合计")])


def points():
    for name, items in FOCUS:
        code, title = name.split(" ")
        for n, (text, polarity) in enumerate(items, 1):
            yield point(title, None, f"{code}.{n}", text, polarity, code, **OPTIONAL)


def leaders():
    units = ["县教育局校外培训监管股", "县公安局治安大队", "县市场监督管理局广告股"]
    made = group(GROUP, ("组长", "缪长庚", "县教育局局长"), ("副组长", "辛立峰", "县公安局副局长"), ("副组长", "谈静怡", "县市场监督管理局副局长"), aliases=["领导小组", "澜埠县“冬查”专项行动领导小组"])
    for unit in [*units, *(f"{unit}负责人" for unit in units), "县市场监督管理局广告股等股室（大队）负责人", "县市场监督管理局广告股等股室（大队）"]:
        made["members"].append({"role": "成员", "name": unit, "post": "负责人", "kind": "unit", "derived": True})
    return made


GOLD = gold(
    TITLE, "澜教联〔2024〕19号", ISSUERS, "2024-11-04",
    references=[
        ref("校外培训行政处罚暂行办法", kind="regulation"), ref("关于加强冬季校外培训监管的通知", "岭南州教监〔2024〕36号"),
        ref(RECORD, kind="form", **OPTIONAL), ref(TALLY, kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=either(*((text, end, who) for _, _, _, end, who, text in STAGES), *((text, None) for _, text in RULES), *((text, None, unit) for unit, text in DUTIES)),
    phases=[phase(name.split(" ")[1], start, end, who, text) for name, _, start, end, who, text in STAGES],
    reporting=[
        report("各乡镇中心学校", "摸底名单", OFFICE, "11月28日前", "once", "2024-11-28"),
        report("检查组", TALLY, OFFICE, "每周一上午下班前", "weekly", aliases=["每周一", "每周"]),
        report("各联合检查组", "行动小结", OFFICE, "2月20日前", "once", "2025-02-20"),
        report(OFFICE, "总体情况专题报告", "县政府", "2月底前", "once", "2025-02-28"),
        report("县教育局", "向成员单位通报进度", "成员单位", "每半月", "periodic", aliases=["每半月一次"]),
        report("属地中心学校", "机构突然关门、群体退费等突发情况口头报告", OFFICE, "1小时内", "event"),
        report("属地中心学校", "补报书面材料", OFFICE, "3小时内", "event"),
        report("各乡镇中心学校", "发现线索当日上报", None, "当日", "event", **OPTIONAL), report("每名网格员", "发现线索上报", None, "当日", "event", **OPTIONAL),
        report("检查人员", RECORD, None, "现场", "event", **OPTIONAL), report("受理单位", "联系投诉人", "投诉人", "2个工作日内", "event", **OPTIONAL),
        report("受理单位", "办结投诉", "投诉人", "15个工作日内", "event", **OPTIONAL)],
    groups=[
        leaders(),
        group(OFFICE, ("主任", "谈静怡", None), ("副主任", "焦一诺", "校外培训监管股股长"), aliases=["领导小组办公室", GROUP + "办公室", "“冬查”专项行动办公室", "办公室"], seat="县教育局校外培训监管股"),
        group("联合检查组", **OPTIONAL)],
    duties=[
        *(duty(unit, text) for unit, text in DUTIES),
        *loose_duties(*((who, text) for *_, who, text in STAGES), ("联合检查组", STAGES[2][5]), ("检查组", STAGES[1][5]), ("属地中心学校", RULES[1][1]), ("受理单位", RULES[0][1]))],
    contacts=[
        contact("phone", "0735-5550611", "县教育局"), contact("phone", "0735-5550110", "县公安局"), contact("phone", "0735-5550315", "县市场监督管理局"),
        contact("mobile", "13000000615", "燕双飞"), contact("email", "lanbu_dc@example.net", OFFICE)],
    quantities=[
        qty("预收费资金监管率", 100, "%", "预收费资金", "=", scope=[["预收费"], ["资金"]]),
        qty("消防隐患整改率", 100, "%", "消防隐患", "=", scope=[["消防"], ["隐患"]]),
        qty("涉培训投诉量同比下降", 30, "%", "涉培训投诉量", ">=", scope=[["投诉"]]),
        qty("一次收取课时", 60, "课时", "一次收费", "<=", scope=[["收费"], ["一次"], ["机构"], ["费用"]]),
        qty("一次收取费用时间跨度", 3, "个月", "一次收费", "<=", scope=[["收费"], ["一次"], ["机构"], ["费用"]]),
        qty("培训结束时间", "20:30", "点", "线下培训", "<=", scope=[["线下"], ["培训"]]),
        qty("每组实地检查机构", 6, "家/周", "每个联合检查组", ">=", scope=[["组"]]),
        qty("夜间和双休日检查", 2, "次/周", "每个联合检查组", ">=", scope=[["组"], ["夜间"]]),
        qty("回访率", 100, "%", "已查处的机构", "=", scope=[["机构"], ["回访"]]),
        qty("网格员巡查", 4, "次/月", "每名网格员", ">=", scope=[["网格员"]]),
        qty("检查人员", 2, "人/次", "每次检查", ">=", scope=[["检查"]]),
        *maybe("联合检查组", 4, "个", "个联合检查组"), *maybe("通报进度", 1, "次/半月", "次"), *maybe("口头报告", 1, "小时", op="<="), *maybe("补报材料", 3, "小时", op="<="), *maybe("本表", 2, "联", "份"), *maybe("一联", 1, "联"), *maybe("入职查询", 100, "%"),
        *maybe("预收费存入专户", 100, "%"), *waits(2), *waits(15)],
    forms=[
        form(RECORD, ["机构名称", "地址", "检查时间"], RECORD_COLUMNS, "本表一式两联，一联交机构，一联由检查组存档。"),
        form(TALLY, ["统计时段", "填报人"], TALLY_HEAD)],
)
