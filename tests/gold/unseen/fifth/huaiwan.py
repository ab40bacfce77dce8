# ruff: noqa: E501
# fmt: off
"""Huaiwan county: the inspector's sheet for a visit; a short notice, then numbered standards with ways and three result boxes, notes below."""
from ..make import merge
from ..shape import OPTIONAL, contact, form, gold, point, qty, ref, report
from ..third import loose_duties, loose_tasks, maybe, waits

TITLE = "关于启用责任督学“双减”入校督导工作单的通知"
SHEET = "槐湾县责任督学“双减”入校督导工作单"
ROWS = [
    ("作业公示", "看公示栏", [
        ("班级公示栏按日公布各科作业内容和预计用时，学生抄录与公示一致。", "duty"),
        ("年级组长每周审核一次本年级作业总量并签字。", "duty")]),
    ("作业总量", "抽查作业本、问学生", [
        ("小学一至二年级书面家庭作业为零；小学三至六年级当日书面作业平均用时不超过1小时；初中当日书面作业平均用时不超过1.5小时。", "duty"),
        ("节假日作业是否也经年级统筹，有没有各科集中加码的现象。", "mixed"),
        ("是否存在把抄写课文、多做试卷当作惩戒手段的现象。", "bad_yes")]),
    ("作业批改", "抽查作业本", [
        ("抽查的作业本教师批改率为100%，有错必纠、有订正痕迹。", "duty"),
        ("是否由学生干部或家长代替教师批改。", "bad_yes")]),
    ("课后服务", "看现场、核名单", [
        ("每位看护教师同时照看学生不超过45人，到岗率达到98%以上。", "duty"),
        ("课后服务期间是否讲授新课或组织测验。", "bad_yes"),
        ("是否为临时晚接的学生安排至少30分钟的延时看护。", "good_yes"),
        ("缴费标准、减免名单、经费开支是否每学期向家长公布。", "good_yes")]),
    ("课堂教学", "推门听课", [
        ("教学进度与教学计划相差不多于2课时，教案有二次备课内容。", "duty"),
        ("音乐、体育、美术、劳动课是否被其他学科占用。", "bad_yes"),
        ("教师课堂教学中的亮点做法（简要记录）。", "open")]),
    ("校外培训", "问卷、走访", [
        ("教师是否有参与校外学科类培训或向学生推介培训班的情形。", "bad_yes"),
        ("校门口及周边是否张贴违规招生广告。", "bad_yes"),
        ("学校是否每学期对学生开展一次拒绝违规培训的主题教育。", "good_yes")]),
]
ITEMS = [
    ("用单范围", "工作单适用于全县义务教育学校的经常性督导，自2024年10月8日起启用，原“双减”督导记录表停止使用。"),
    ("督导频次", "每名责任督学联系学校至多6所，每月到每所学校督导至少1次，每次抽查不少于3个班级、每班抽查作业本不少于8本；寄宿制学校每学期另安排夜间督导不少于2次。"),
    ("填写要求", "工作单现场填写、当场反馈、双方签字，一校一单，不得事后补填。“未达标”项目要写明班级、人数和具体表现，并附照片不少于1张。"),
    ("整改督办", "对“未达标”的项目，学校应在5个工作日内提出整改措施，15个工作日内完成整改；责任督学要逐项复查销号，涉及师德和收费问题的，当日口头报告县督导室，并在3日内书面报送问题专报。"),
    ("材料报送", "各责任督学对当月入校情况、发现的问题和整改进展进行汇总，连同工作单扫描件于每月28日前报县政府教育督导室督学管理组（邮箱hwdx_dudao@example.com）。县政府教育督导室每两个月编发一期督导通报，年度考核时按工作单数量和质量核发督学工作补贴。"),
]
NOTES = ["注：1.督导结果在相应栏内打“√”，每项只选一个。", "2.“督导方式”可根据学校实际调整，但不得少于两种。", "3.本单一式三份，学校、责任督学、县政府教育督导室各存一份。"]


def write(p):
    p.centered("槐湾县人民政府教育督导室", size=30)
    p.line("槐政教督函〔2024〕23号", align="right")
    p.centered("关于启用责任督学“双减”入校督导工作单的\n通  知", size=20)
    p.line("各责任督学，各乡镇（街道）学校，县直属学校：")
    p.line("为提高责任督学入校督导的针对性和实效性，按照《中小学校责任督学挂牌督导规程》要求，县政府教育督导室研制了《槐湾县责任督学“双减”入校督导工作单》（见附件），现予启用，并就有关事项通知如下。")
    for name, text in ITEMS:
        p.line(name, bold=True)
        p.line(text)
    p.line("工作单电子版可到督学工作群下载。使用中如有意见建议，请与秦望岳联系，电话：0986—5550341。")
    p.line("附件：槐湾县责任督学“双减”入校督导工作单")
    p.signed("槐湾县人民政府教育督导室", "2024年9月25日")
    p.page()
    p.line("附件")
    p.centered(SHEET, size=18)
    p.line("学校：              督导日期：    年  月  日      抽查班级：              编号：")
    rows = [["序号", "督导内容", "评判标准", "督导方式", "督导结果", "", ""], ["", "", "", "", "达标", "基本达标", "未达标"]]
    n = 0
    for name, way, points in ROWS:
        for k, (text, _) in enumerate(points):
            n += 1
            rows.append([str(n), name if not k else "", text, way if not k else "", "", "", ""])
    table = p.table(rows, across=((0, 4, 6),))
    for column in range(4):
        merge(table, (0, column), (1, column))
    y = 2
    for _, _, points in ROWS:
        for column in (1, 3):
            merge(table, (y, column), (y + len(points) - 1, column))
        y += len(points)
    p.line("其他需要说明的情况：")
    p.line("责任督学签名：              学校负责人签名：")
    for note in NOTES:
        p.line(note, size=12)


def points():
    n = 0
    for name, _, rows in ROWS:
        for text, polarity in rows:
            n += 1
            yield point(name, None, str(n), text, polarity)


COLUMNS = ["序号", "督导内容", "评判标准", "督导方式", "达标", "基本达标", "未达标"]
GOLD = gold(
    TITLE, "槐政教督函〔2024〕23号", ["槐湾县人民政府教育督导室"], "2024-09-25",
    references=[ref("中小学校责任督学挂牌督导规程", kind="regulation"), ref(SHEET, kind="form", **OPTIONAL)],
    indicators=list(points()),
    reporting=[
        report("学校", "整改措施", None, "5个工作日内", "event"),
        report("责任督学", "师德和收费问题口头报告", "县督导室", "当日", "event", aliases=["当日口头报告"]),
        report("责任督学", "问题专报", "县督导室", "3日内", "event"),
        report("各责任督学", "当月入校情况、发现的问题和整改进展汇总，连同工作单扫描件", "县政府教育督导室督学管理组", "每月28日前", "monthly"),
        report("县政府教育督导室", "督导通报", None, "每两个月", "bimonthly", aliases=["两个月"]),
        report("学校", "完成整改", None, "15个工作日内", "event", **OPTIONAL), report("责任督学", "工作单现场填写、当场反馈", "学校", None, "event", **OPTIONAL),
        report("学校", "缴费标准、减免名单、经费开支公布", "家长", "每学期", "termly", **OPTIONAL), report("班级", "作业内容和预计用时公布", None, "按日", "daily", **OPTIONAL)],
    tasks=loose_tasks(*[(text, None, *who) for (_, text), who in zip(ITEMS, ([], ["责任督学"], [], ["学校", "责任督学"], ["责任督学"]), strict=True)],
                      *[(f"{name}。{text}", None) for name, text in ITEMS], *[(text, None) for _, text in ITEMS],
                      (ITEMS[1][1], None, "每名责任督学"), (ITEMS[2][1], None, "责任督学"), (ITEMS[4][1], None, "各责任督学"), (ITEMS[3][1], None, "责任督学"),
                      (ITEMS[4][1], None, "各责任督学", "县政府教育督导室")),
    duties=loose_duties(("责任督学", ITEMS[1][1]), ("学校", ITEMS[3][1]), ("责任督学", ITEMS[3][1]), ("各责任督学", ITEMS[4][1]), ("县政府教育督导室", ITEMS[4][1])),
    contacts=[contact("phone", "0986-5550341", "秦望岳"), contact("email", "hwdx_dudao@example.com", "县政府教育督导室督学管理组")],
    quantities=[
        qty("联系学校", 6, "所", "每名责任督学", "<=", scope=[["督学"], ["学校"]]), qty("到每所学校督导", 1, "次/月", "责任督学对每所学校", ">=", scope=[["督学"], ["学校"]]),
        qty("抽查班级", 3, "个", "每次督导", ">=", scope=[["督学"], ["班级"], ["学校"], ["督导"]]), qty("抽查作业本", 8, "本", "每班", ">=", scope=[["班"], ["作业本"], ["督学"]]),
        qty("夜间督导", 2, "次/学期", "寄宿制学校", ">=", scope=[["寄宿"]]),
        qty("当日书面作业平均用时", 1, "小时", "小学三至六年级", "<=", scope=[["3-6年级"]]), qty("当日书面作业平均用时", 1.5, "小时", "初中", "<=", scope=[["初中"]]),
        qty("批改率", 100, "%", "抽查的作业本", "=", scope=[["作业"], ["教师"]]),
        qty("看护教师照看学生", 45, "人", "每位看护教师", "<=", scope=[["教师"], ["学生"]]), qty("到岗率", 98, "%", "看护教师", ">=", scope=[["教师"]]),
        qty("延时看护", 30, "分钟", "临时晚接的学生", ">=", scope=[["学生"], ["延时"]]), qty("教学进度相差", 2, "课时", "教学进度", "<=", scope=[["教学"], ["进度"]]),
        *maybe("照片", 1, "张", op=">="), *maybe("督导方式", 2, "种", op=">="), *maybe("工作单份数", 3, "份"), *maybe("各存", 1, "份"), *maybe("一校一单", 1, "单/校", "份/校", "单"),
        *maybe("书面家庭作业", 0, "分钟", "个", applies_to="小学一至二年级"), *maybe("督导通报", 1, "期/两个月", "期", "期/2个月", "次/两个月"), *maybe("督导通报周期", 2, "个月"),
        *maybe("年级组长审核", 1, "次/周"), *maybe("主题教育", 1, "次/学期"), *waits(5), *waits(15), *waits(3), *maybe("专报", 3, "日", op="<=")],
    forms=[form(SHEET, ["学校", "督导日期", "抽查班级", "编号", "其他需要说明的情况", "责任督学签名", "学校负责人签名"], COLUMNS, "\n".join(NOTES))],
)
