# ruff: noqa: E501
# fmt: off
"""Hecen district: supervision of training institutions in the summer vacation; an inspection sheet with blocks, a daily and a weekly report."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report, task

TITLE = "关于做好2024年暑假期间校外培训机构监督检查工作的通知"
SHEET = "校外培训机构暑期检查记录表"
WEEK = "暑期监督检查情况周统计表"
BLOCKS = [
    ("办学资质", [("是否证照齐全并在醒目位置公示。", "good_yes"), ("实际培训地点与许可地址是否一致。", "good_yes")]),
    ("培训内容", [("非学科类机构是否违规开展学科类培训。", "bad_yes"), ("培训材料是否完成备案。", "good_yes"), ("是否给中小学生布置课后作业。", "bad_yes")]),
    ("从业人员", [("专职教学人员是否持有相应资格证明。", "good_yes"), ("有无聘用中小学在职教师的情况。", "bad_yes")]),
    ("收费管理", [("是否使用《中小学生校外培训服务合同（示范文本）》。", "good_yes"), ("预收费是否全部进入监管账户。", "good_yes"), ("是否一次性收取超过3个月的费用。", "bad_yes")]),
    ("场所安全", [("培训场所生均面积不少于3平方米，安全出口不少于2个。", "duty"), ("消防通道有无堵塞、占用现象。", "bad_yes"), ("是否每半年组织不少于1次应急疏散演练。", "good_yes")]),
]
STAGES = [
    ("集中提醒", "7月1日至7月7日", "2024-07-01", "2024-07-07", "区教育局", "区教育局召开培训机构负责人会议，通报上半年检查情况；各学校在放假前向家长发放一次风险提示，提示覆盖面达到100%。"),
    ("全面检查", "7月8日至8月11日", "2024-07-08", "2024-08-11", "各镇（街道）",
     "各镇（街道）教育管理中心对辖区机构至少全面检查2遍，检查中逐家填写《校外培训机构暑期检查记录表》（附件1），每周五16:00前将《暑期监督检查情况周统计表》（附件2）报区教育局校外培训监管科。"),
    ("联合抽查", "8月12日至8月25日", "2024-08-12", "2024-08-25", "区教育局", "区教育局联合区市场监管局、区文化旅游局按照不低于25%的比例抽查机构，每个抽查组不少于3人。抽查发现的问题当场交办，培训机构应当立即整改，在10日内将整改报告报区教育局。"),
    ("总结提升", "8月26日至8月31日", "2024-08-26", "2024-08-31", "各镇（街道）", "各镇（街道）教育管理中心于8月28日前报送暑期检查工作总结，区教育局梳理典型案例后向社会曝光。"),
]
RULES = [
    "学科类培训机构暑假期间一律不得面向义务教育阶段学生开展学科类培训；非学科类培训结束时间不得晚于20:30。",
    "暑假期间实行值班制度，各镇（街道）教育管理中心每天安排2名工作人员值班，每天18:00前向区教育局报告当天巡查情况，无异常的实行零报告。",
    "对群众举报要在24小时内响应，对查实的违规行为依照《校外培训行政处罚暂行办法》立案查处。",
]


def write(p):
    p.line("鹤岑区教育局", align="center", bold=True, size=36)
    p.line("鹤教监管〔2024〕8号", align="left")
    p.centered("鹤岑区教育局", "关于做好2024年暑假期间校外培训机构监督检查", "工作的通知")
    p.line("各镇（街道）教育管理中心，区直各中小学，各校外培训机构：")
    p.line("暑假将至，校外培训进入需求旺季。为切实维护学生和家长合法权益，防止违规培训反弹，按照市教育局《关于开展“护暑”监督检查的通知》（岑教监管〔2024〕15号）要求，现就做好暑假期间监督检查工作通知如下。")
    p.line("各单位要充分认识做好暑期监督检查的重要性，坚持疏堵结合，一方面严查违规培训行为，另一方面组织学校、青少年宫、图书馆等开展公益性暑期活动，丰富学生假期生活，减少家长盲目报班。")
    p.line("一、检查对象和重点", bold=True)
    p.line("全区各类面向中小学生的校外培训机构。重点检查办学资质、培训内容、从业人员、收费管理、场所安全，具体项目见附件1。")
    p.line("二、时间安排", bold=True)
    for n, (name, when, _, _, _, text) in enumerate(STAGES, 1):
        p.line(f"{n}．{name}（{when}）。{text}")
    p.line("三、有关要求", bold=True)
    for n, text in enumerate(RULES, 1):
        p.line(f"{n}．{text}")
    p.line("区教育局校外培训监管科：黎问渠，0994-5550271；监督举报电话：0994-5550272；手机：13000000271（夜间）。")
    p.line("报送邮箱：hecen_jg@example.com")
    p.line("附件1：" + SHEET)
    p.line("附件2：" + WEEK)
    p.signed("鹤岑区教育局", "2024年6月24日")
    p.page()
    p.line("附件1")
    p.centered(SHEET, size=18)
    p.line("机构名称：               负责人：               检查日期：   年   月   日")
    rows = [["检查项目", "检查内容", "是", "否", "备注"]]
    number = 0
    for name, points in BLOCKS:
        for k, (text, _) in enumerate(points):
            number += 1
            rows.append([name if k == 0 else "", f"{number}．{text}", "", "", ""])
    p.table(rows, down=(0,))
    p.line("检查人员（签字）：                    机构负责人（签字）：")
    p.page()
    p.line("附件2")
    p.centered(WEEK, size=18)
    p.line("填报单位：               统计时段：               填报人：")
    p.table([["机构类别", "机构总数（家）", "检查数（家次）", "发现问题（个）", "已整改（个）", "立案查处（起）"],
             ["体育类", "", "", "", "", ""], ["文化艺术类", "", "", "", "", ""], ["科技类", "", "", "", "", ""], ["合计", "", "", "", "", ""]])


def points():
    number = 0
    for name, rows in BLOCKS:
        for text, polarity in rows:
            number += 1
            yield point(name, None, str(number), text, polarity)


GOLD = gold(
    TITLE, "鹤教监管〔2024〕8号", ["鹤岑区教育局"], "2024-06-24",
    references=[ref("关于开展“护暑”监督检查的通知", "岑教监管〔2024〕15号"), ref("校外培训行政处罚暂行办法", kind="regulation"),
                ref("中小学生校外培训服务合同（示范文本）", kind="contract_template"),
                ref(SHEET, kind="form", **OPTIONAL), ref(WEEK, kind="form", **OPTIONAL)],
    indicators=list(points()),
    tasks=[task(f"三{n}", text, None, *who, **OPTIONAL) for n, (text, who) in enumerate(
        zip(RULES, [["学科类培训机构"], ["各镇（街道）教育管理中心"], []], strict=True), 1)],
    phases=[phase(name, start, end, who, text, when=when) for name, when, start, end, who, text in STAGES],
    reporting=[
        report("各镇（街道）教育管理中心", f"《{WEEK}》（附件2）", "区教育局校外培训监管科", "每周五16:00前", "weekly", aliases=["每周五", "每周"]),
        report("培训机构", "整改报告", "区教育局", "10日内", "event", aliases=["在10日内"]),
        report("各镇（街道）教育管理中心", "暑期检查工作总结", None, "8月28日前", "once", "2024-08-28"),
        report("各镇（街道）教育管理中心", "当天巡查情况", "区教育局", "每天18:00前", "daily", aliases=["每天", "每日"]),
        report("区教育局", "通报上半年检查情况", "培训机构负责人", None, "once", None, **OPTIONAL),
        report("各学校", "风险提示", "家长", "放假前", "once", None, **OPTIONAL),
        report("区教育局", "典型案例", "社会", "8月26日至8月31日", "once", None, **OPTIONAL),
        report("各镇（街道）教育管理中心", "零报告", "区教育局", "每天", "daily", None, **OPTIONAL)],
    groups=[group("抽查组", **OPTIONAL)],
    duties=[duty("区教育局", STAGES[0][5], **OPTIONAL), duty("区教育局", STAGES[2][5], **OPTIONAL), duty("各镇（街道）教育管理中心", STAGES[1][5], **OPTIONAL),
            duty("各镇（街道）教育管理中心", RULES[1], **OPTIONAL), duty("各镇（街道）教育管理中心", STAGES[3][5], **OPTIONAL), duty("各学校", STAGES[0][5], **OPTIONAL),
            duty("培训机构", STAGES[2][5], **OPTIONAL), duty("区教育局", STAGES[3][5], **OPTIONAL)],
    contacts=[contact("phone", "0994-5550271", "黎问渠"), contact("phone", "0994-5550272", "监督举报电话"), contact("mobile", "13000000271", "区教育局校外培训监管科"),
              contact("email", "hecen_jg@example.com", "报送邮箱")],
    quantities=[
        qty("风险提示覆盖面", 100, "%", "家长", ">=", scope=[["家长"], ["提示"], ["学校"]]),
        qty("全面检查", 2, "遍", "各镇（街道）教育管理中心对辖区机构", ">=", scope=[["机构"], ["街道"], ["教育管理中心"]]),
        qty("抽查机构的比例", 25, "%", "培训机构", ">=", scope=[["机构"], ["抽查"]]),
        qty("抽查组人数", 3, "人", "每个抽查组", ">=", scope=[["抽查组"]]),
        qty("培训场所生均面积", 3, "平方米", "培训场所", ">=", scope=[["场所"], ["培训"], ["机构"]]),
        qty("安全出口", 2, "个", "培训场所", ">=", scope=[["场所"], ["培训"], ["机构"], ["安全出口"]]),
        qty("一次性收取费用", 3, "个月", "培训机构", "<=", scope=[["机构"], ["收费"], ["培训"]]),
        qty("非学科类培训结束时间", "20:30", "点", "非学科类培训", "<=", scope=[["非学科"]]),
        qty("应急疏散演练", 1, "次/半年", "培训机构", ">=", scope=[["机构"], ["培训"], ["场所"], ["演练"]]),
        qty("每天值班人员", 2, "名", "各镇（街道）教育管理中心", "=", scope=[["教育管理中心"], ["街道"], ["值班"]]),
        qty("整改", 10, "日", "培训机构", "<=", **OPTIONAL), qty("整改", 10, "天", "培训机构", "<=", **OPTIONAL),
        qty("举报响应", 24, "小时", "群众举报", "<=", **OPTIONAL), qty("风险提示", 1, "次", "各学校", "=", **OPTIONAL),
        qty("预收费全部进入监管账户", 100, "%", "预收费", "=", **OPTIONAL), qty("周统计时限", "16:00", "点", "教育管理中心", "<=", **OPTIONAL),
        qty("每天报告时限", "18:00", "点", "教育管理中心", "<=", **OPTIONAL), qty("周统计", 1, "次/周", "教育管理中心", "=", **OPTIONAL)],
    forms=[
        form(SHEET, ["机构名称", "负责人", "检查日期"], ["检查项目", "检查内容", "是", "否", "备注"]),
        form(WEEK, ["填报单位", "统计时段", "填报人"], ["机构类别", "机构总数（家）", "检查数（家次）", "发现问题（个）", "已整改（个）", "立案查处（起）"])],
)
