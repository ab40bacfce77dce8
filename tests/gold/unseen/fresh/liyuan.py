# ruff: noqa: E501
# fmt: off
"""Liyuan county: how to report every month, and the two forms for it, one with a head in two rows, in landscape."""
from ..shape import OPTIONAL, contact, duty, form, gold, qty, ref, report, task

TITLE = "关于实行“双减”工作月报告制度的通知"
FORM1 = "砾原县“双减”工作月报表"
FORM2 = "校外培训违规线索月报表"
SECTIONS = [
    ("报什么", "一是《砾原县“双减”工作月报表》（表1），二是《校外培训违规线索月报表》（表2），三是文字材料，内容包括本月做法、存在问题、下月安排，不超过500字，有图片的附2—4张。"),
    ("谁来报", "各学区负责汇总本学区所有学校（含教学点）数据；县直学校、民办学校直接上报。各单位要确定专人负责，数据须经单位主要负责人签字。"),
    ("怎么报", "各学校每月26日前将当月数据报学区，各学区每月最后一天前汇总报县教育局“双减”办。县“双减”办于每月5日前汇总形成上月全县情况，报市教育局。遇法定节假日顺延。表2实行零报告，没有线索的也要填“无”。"),
    ("怎么用", "县“双减”办每季度对数据进行一次会商分析，形成分析报告送局领导；每学期对各单位报送质量打分，连续两次迟报的全县通报，数据造假的一票否决。"),
]
POINTS = "填报口径：作业超时是指当日家庭书面作业小学三至六年级超过60分钟、初中超过90分钟；参与率=参加课后服务学生数÷在校学生数×100%；线索办结时限一般不超过15个工作日。"


def write(p):
    p.line("砾原县教育局", align="center", bold=True, size=28)
    p.line("便  笺", align="center", size=18)
    p.line()
    p.centered(TITLE, size=20)
    p.line("各学区、县直各学校、民办学校：")
    p.line("按照市教育局《关于加强“双减”数据直报工作的通知》（朔市教函〔2024〕118号）要求，从2024年10月起，实行“双减”工作月报告制度。原来的半月报和周快报取消。")
    for n, (head, text) in enumerate(SECTIONS):
        p.line(text, lead=f"{n + 1}. {head}？")
    p.line("首次报送请于10月28日前完成，同时报送《信息报送人员登记表》。")
    p.line("收表邮箱：lysj_yb@example.org，传真：555-0252；业务咨询：县“双减”办  萧萧（555-0251）、韩露（13000000251）。")
    p.signed("砾原县教育局", "2024年9月24日")
    p.landscape()
    p.line("表1")
    p.centered(FORM1, size=18)
    p.line("填报单位（公章）：            20    年    月            单位负责人：            填表人：            联系电话：", size=11)
    rows = [["学校", "在校学生数", "作业管理", "", "", "课后服务", "", "", "考试管理", "备注"],
            ["", "", "抽查班级数", "作业超时班级数", "公示率（%）", "参加学生数", "参与率（%）", "外聘人员数", "本月考试次数", ""]]
    t = p.table(rows + [[""] * 10 for _ in range(5)] + [["合计"] + [""] * 9], across=((0, 2, 4), (0, 5, 7)))
    for column in (0, 1, 9):
        word = t.cell(0, column).text
        t.cell(1, column).text = ""
        joined = t.cell(0, column).merge(t.cell(1, column))
        for para in joined.paragraphs[1:]:
            para._element.getparent().remove(para._element)
        assert joined.text == word
    p.line("说明：" + POINTS, size=11)
    p.page()
    p.line("表2")
    p.centered(FORM2, size=18)
    p.line("填报单位：                        填报日期：      年   月   日", size=11)
    p.table([["编号", "线索来源", "涉事机构或人员", "地址", "主要情况", "核查结果", "处理措施", "是否办结"]] + [[""] * 8 for _ in range(6)])
    p.line("说明：线索来源填群众举报、日常巡查、上级转办、媒体反映。", size=11)


COLUMNS1 = ["学校", "在校学生数", "抽查班级数", "作业超时班级数", "公示率（%）", "参加学生数", "参与率（%）", "外聘人员数", "本月考试次数", "备注"]
GOLD = gold(
    TITLE, None, ["砾原县教育局"], "2024-09-24",
    references=[
        ref("关于加强“双减”数据直报工作的通知", "朔市教函〔2024〕118号"), ref("信息报送人员登记表", kind="form"),
        ref(FORM1, kind="form", **OPTIONAL), ref(FORM2, kind="form", **OPTIONAL)],
    tasks=[task(n, f"{head}？{text}", None, *who, **OPTIONAL) for n, ((head, text), who) in enumerate(
        zip(SECTIONS, ([], ["各学区", "县直学校", "民办学校"], ["各学校", "各学区", "县“双减”办"], ["县“双减”办"]), strict=True), 1)],
    reporting=[
        report("各学校", "当月数据", "学区", "每月26日前", "monthly"),
        report("各学区", "汇总当月数据", "县教育局“双减”办", "每月最后一天前", "monthly", aliases=["每月底前", "每月底"]),
        report("县“双减”办", "上月全县情况", "市教育局", "每月5日前", "monthly"),
        report("县“双减”办", "分析报告", "局领导", "每季度", "quarterly"),
        report("各学区、县直学校、民办学校", "首次报送，《信息报送人员登记表》", "县教育局“双减”办", "10月28日前", "once", "2024-10-28"),
        report("县直学校、民办学校", "数据直接上报", "县教育局“双减”办", None, "monthly", **OPTIONAL),
        report("县直学校、民办学校", "《砾原县“双减”工作月报表》、《校外培训违规线索月报表》、文字材料", "县教育局“双减”办", "每月", "monthly", **OPTIONAL),
        report("县“双减”办", "对各单位报送质量打分", None, "每学期", "termly", **OPTIONAL), report("县“双减”办", "连续两次迟报的全县通报", None, "连续两次迟报的", "event", **OPTIONAL),
        report("各单位", "校外培训违规线索月报表（零报告）", "县教育局“双减”办", "每月", "monthly", **OPTIONAL)],
    duties=[
        duty("各学区", "负责汇总本学区所有学校（含教学点）数据"), duty("县“双减”办", SECTIONS[3][1], aliases=["县教育局“双减”办"], **OPTIONAL),
        duty("县直学校、民办学校", "直接上报", aliases=["县直学校"], **OPTIONAL), duty("各单位", "要确定专人负责，数据须经单位主要负责人签字", **OPTIONAL), duty("各学校", "每月26日前将当月数据报学区", **OPTIONAL)],
    contacts=[
        contact("email", "lysj_yb@example.org", "收表邮箱"), contact("phone", "555-0252", "传真"), contact("phone", "555-0251", "萧萧"), contact("mobile", "13000000251", "韩露")],
    quantities=[
        qty("文字材料", 500, "字", "文字材料", "<=", scope=[["材料"], ["月报"], ["文字"]]),
        qty("图片", "2-4", "张", "文字材料", "range", scope=[["图片"], ["材料"], ["文字"]]),
        qty("家庭书面作业", 60, "分钟", "小学三至六年级", "<=", **OPTIONAL), qty("家庭书面作业", 90, "分钟", "初中", "<=", **OPTIONAL),
        qty("线索办结时限", 15, "个工作日", "线索", "<=", **OPTIONAL), qty("线索办结时限", 15, "工作日", "线索", "<=", **OPTIONAL),
        qty("会商分析", 1, "次/季", "县“双减”办", "=", scope=[["双减"], ["数据"], ["分析"]]),
        qty("参与率", 100, "%", "学生", "=", **OPTIONAL), qty("迟报", 2, "次", "各单位", ">=", **OPTIONAL), qty("迟报", 2, "次/学期", "各单位", ">=", **OPTIONAL),
        qty("报送质量打分", 1, "次/学期", "县“双减”办", "=", **OPTIONAL)],
    forms=[
        form(FORM1, ["填报单位（公章）", "单位负责人", "填表人", "联系电话"], COLUMNS1, "说明：" + POINTS),
        form(FORM2, ["填报单位", "填报日期"], ["编号", "线索来源", "涉事机构或人员", "地址", "主要情况", "核查结果", "处理措施", "是否办结"], "说明：线索来源填群众举报、日常巡查、上级转办、媒体反映。")],
)
