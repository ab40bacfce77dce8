# ruff: noqa: E501
# fmt: off
"""Shatang county: a monthly report is introduced; two forms, one of them with a head in two rows, how to fill them in, marks for being late."""
from ..shape import OPTIONAL, contact, form, gold, qty, ref, report
from . import loose_duties, loose_form, loose_tasks, maybe

TITLE = "关于建立“双减”工作月报告制度的通知"
ISSUER = "沙棠县教育局办公室"
MONTH = "沙棠县义务教育学校“双减”工作月报表"
AGENCY = "沙棠县校外培训治理情况月报表"
TOP = ["学校名称", "作业管理", "", "", "课后服务", "", "", "校内发现问题数", "已整改数"]
LOW = ["", "检查班级数", "超时班级数", "公示是否到位", "参加学生数", "占在校生比例（%）", "开设课程门数", "", ""]
COLUMNS = ["学校名称", "检查班级数", "超时班级数", "公示是否到位", "参加学生数", "占在校生比例（%）", "开设课程门数", "校内发现问题数", "已整改数"]
AGENCY_HEAD = ["乡镇", "现有机构数", "本月检查次数", "出动人员", "查处违规数", "其中：无证机构", "其中：隐形变异", "受理投诉数", "备注"]
PARTS = [
    "1.报告主体。全县各义务教育学校、各乡镇中心学校，局校外培训监管中心。",
    "2.报告内容。学校报告作业管理、课后服务两个方面的数据（附件1）；校外培训监管中心报告校外培训治理数据（附件2）。数据统计区间为上月26日至本月25日。",
    "3.报告时间。各校于每月26日前把月报表交乡镇中心学校；乡镇中心学校审核汇总后，于每月28日前报县教育局基教股（2月份提前至26日）。校外培训监管中心于每月27日前报送附件2。遇节假日顺延至节后第一个工作日。",
    "4.报告方式。电子表格通过政务内网邮箱发送，纸质表由主要负责人签字盖章后按季装订报送。当月没有新增问题的实行“零报告”。",
    "5.分析通报。基教股每月5日前汇总形成上月全县情况分析，送局领导阅示；每学期末在全县校长会上通报一次。",
]
MARKS = [
    "（一）作业超时认定口径：每天书面作业以小学三至六年级不超过60分钟、初中不超过90分钟为标准，达不到标准的班级计为超时班级。每月检查班级不得少于本校班级总数的20%。",
    "（二）参加课后服务的学生，以当月参加天数不少于10天为准。",
    "（三）迟报一次扣0.5分，漏报一次扣1分，虚报瞒报一次扣3分，计入学校年度目标考核。连续三个月迟报的，约谈主要负责人。",
    "（四）数据要前后衔接、表间一致，“已整改数”不得大于“校内发现问题数”。",
]
PEOPLE = [["姓名", "单位", "办公电话", "负责事项"], ["殷雪松", "基教股", "0820-6630112", "学校数据汇总"], ["倪采薇", "校外培训监管中心", "0820-6630128", "机构数据汇总"], ["边城", "电教站", "0820-6630145", "邮箱和技术支持"]]


def write(p):
    p.line("沙棠县教育局办公室文件", align="center", bold=True, size=28)
    p.line("沙教办〔2022〕33号", align="center")
    p.centered(ISSUER, TITLE, size=20)
    p.line("各乡镇中心学校，县直义务教育学校，局属有关单位：")
    p.line("为及时掌握“双减”工作动态，用数据说话、用数据管理，按照市教育局《关于报送“双减”工作进展情况的函》（棠阳教函〔2022〕61号）要求，县教育局决定从2022年10月起建立“双减”工作月报告制度。现将有关事项明确如下：")
    p.line("一、基本要求", bold=True)
    p.lines(*PARTS)
    p.line("二、统计口径和纪律", bold=True)
    p.lines(*MARKS)
    p.line("三、联系人员", bold=True)
    p.table(PEOPLE)
    p.line("报送邮箱：基教股 shatang_jj@example.cn；校外培训监管中心 shatang_xw@example.cn")
    p.line("首次报告时间为2022年10月28日，请各单位提前熟悉表格，抓紧做好数据采集准备。")
    p.line(f"附件：1.{MONTH}\n　　　2.{AGENCY}")
    p.signed(ISSUER, "2022年9月27日")
    p.landscape()
    p.line("附件1")
    p.centered(MONTH, size=18)
    p.line("（    年    月）", align="center")
    p.line("填报单位（公章）：          主要负责人（签字）：          填表人：          填表日期：")
    table = p.table([TOP, LOW] + [[""] * 9 for _ in range(8)], across=((0, 1, 3), (0, 4, 6)))
    for x in (0, 7, 8):
        table.cell(0, x).merge(table.cell(1, x))
    p.line("注：1.乡镇中心学校汇总时每校一行。2.“公示是否到位”填“是”或“否”。", size=12)
    p.page()
    p.line("附件2")
    p.centered(AGENCY, size=18)
    p.line("填报单位：局校外培训监管中心          审核人：          统计月份：")
    p.table([AGENCY_HEAD] + [[""] * 9 for _ in range(6)] + [["合计"] + [""] * 8])


GOLD = gold(
    TITLE, "沙教办〔2022〕33号", [ISSUER], "2022-09-27",
    references=[ref("关于报送“双减”工作进展情况的函", "棠阳教函〔2022〕61号")],
    tasks=loose_tasks(*((text[2:], None) for text in PARTS), *((text[3:], None) for text in MARKS), (PARTS[2][2:], None, "各校", "乡镇中心学校", "校外培训监管中心"), (PARTS[4][2:], None, "基教股"), (PARTS[1][2:], None, "学校", "校外培训监管中心")),
    reporting=[
        report("各校", "月报表", "乡镇中心学校", "每月26日前", "monthly"),
        report("乡镇中心学校", "审核汇总后的月报表", "县教育局基教股", "每月28日前", "monthly", aliases=["2月份提前至26日"]),
        report("校外培训监管中心", "附件2", "县教育局", "每月27日前", "monthly", aliases=[AGENCY]),
        report("基教股", "汇总形成上月全县情况分析", "局领导", "每月5日前", "monthly"),
        report("各单位", "纸质表", "县教育局", "按季", "quarterly", aliases=["每季度"], **OPTIONAL),
        report("学校", "零报告", None, "当月", "monthly", **OPTIONAL), report("各单位", "首次报告", None, "2022年10月28日", "once", "2022-10-28", **OPTIONAL),
        report("基教股", "在全县校长会上通报", "校长", "每学期末", "periodic", **OPTIONAL),
        report("学校", "作业管理、课后服务两个方面的数据", None, None, "monthly", **OPTIONAL), report("乡镇中心学校", "月报表", "县教育局基教股", "2月份提前至26日", "once", **OPTIONAL)],
    duties=loose_duties(("各校", PARTS[2]), ("乡镇中心学校", PARTS[2]), ("校外培训监管中心", PARTS[2]), ("基教股", PARTS[4]), ("学校", PARTS[1]), ("电教站", "邮箱和技术支持")),
    contacts=[
        *(contact("phone", row[2], row[0]) for row in PEOPLE[1:]),
        contact("email", "shatang_jj@example.cn", "基教股"), contact("email", "shatang_xw@example.cn", "校外培训监管中心")],
    quantities=[
        qty("书面作业", 60, "分钟", "小学三至六年级", "<=", scope=[["三至六年级"]]),
        qty("书面作业", 90, "分钟", "初中", "<=", scope=[["初中"]]),
        qty("检查班级占班级总数", 20, "%", "每月检查班级", ">=", scope=[["班级"], ["学校"], ["本校"]]),
        *maybe("当月参加天数", 10, "天", "天/月", op=">="), *maybe("迟报", 0.5, "分"), *maybe("漏报", 1, "分"), *maybe("虚报瞒报", 3, "分"), *maybe("连续迟报", 3, "个月"), *maybe("迟报", 1, "次"), *maybe("漏报", 1, "次"), *maybe("虚报瞒报", 1, "次"),
        *maybe("通报", 1, "次/学期", "次"), *maybe("方面", 2, "个", "个方面")],
    forms=[
        form(MONTH, ["填报单位（公章）", "主要负责人（签字）", "填表人", "填表日期"], COLUMNS, "注：1.乡镇中心学校汇总时每校一行。2.“公示是否到位”填“是”或“否”。"),
        form(AGENCY, ["填报单位", "审核人", "统计月份"], AGENCY_HEAD),
        loose_form("联系人员", PEOPLE[0]), loose_form(TITLE, PEOPLE[0])],
)
