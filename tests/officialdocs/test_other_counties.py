"""Turns of phrase that counties use, beyond the documents the reader was built on. All places are fictional."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.dates import era_of
from dudao.officialdocs.readers.members import held_roles, members_of
from dudao.officialdocs.readers.punctuation import tighten, widened
from dudao.officialdocs.readers.quantities import read_quantities
from dudao.officialdocs.readers.reporting import read_reporting
from dudao.officialdocs.readers.statements import Context
from dudao.officialdocs.shapes import Place

from .papers import package, paper, paragraph, table

HERE = Place(0, "正文")
CONTEXT = Context("各学校", "云岭县教育局", era_of("2023-03-06"))


@pytest.mark.parametrize(
    ("text", "who", "what", "whom", "when", "cadence"),
    [
        ("各学校于每月月底前将工作台账报基教科。", "各学校", "工作台账", "基教科", "每月月底前", "monthly"),
        (
            "各中心校每周五下班前将本周进展报送至县督导办备案。",
            "各中心校",
            "本周进展",
            "县督导办",
            "每周五下班前",
            "weekly",
        ),
        (
            "各学校每学期末形成专题总结，一式两份报县教育局备案。",
            "各学校",
            "专题总结",
            "县教育局",
            "每学期末",
            "semester",
        ),
        ("请各单位6月30日前将自查报告电子版发至督导室邮箱。", "各单位", "自查报告电子版", None, "6月30日前", "once"),
        ("教育局督导室每半年向县政府报告一次督导情况。", "教育局督导室", "督导情况", "县政府", "每半年", "half_yearly"),
        ("遇有突发事件，学校应第一时间向县教育局报告。", "学校", "突发事件", "县教育局", "第一时间", "event"),
        ("自查表请于4月15日前上传至督导平台。", "各学校", "自查表", None, "4月15日前", "once"),
        ("附件2、附件3于9月底前报教育局督导科。", "各学校", "附件2、附件3", "教育局督导科", "9月底前", "once"),
        ("督导结束后5个工作日内各组向县督导室提交报告。", "各组", "报告", "县督导室", "督导结束后5个工作日内", "event"),
        ("各县（区）6月14日前提交督导报告。", "各县（区）", "督导报告", None, "6月14日前", "once"),
        ("学校10日内报送整改报告。", "学校", "整改报告", None, "10日内", "event"),
        ("督导意见当日反馈学校，督学签字。", "督学", "督导意见", "学校", "当日", "event"),
        ("检查情况每周日20:00前汇总至县专班。", "各学校", "检查情况", "县专班", "每周日20:00前", "weekly"),
        (
            "县教育局每学期结束后10日内将督导总结报送市教育局。",
            "县教育局",
            "督导总结",
            "市教育局",
            "每学期结束后10日内",
            "semester",
        ),
    ],
)
def test_reporting(text, who, what, whom, when, cadence):
    context = Context(CONTEXT.actor, CONTEXT.issuer, CONTEXT.era, inspector="督学")
    (entry,) = read_reporting(text, context, HERE)
    assert (entry.who, entry.what, entry.due_or_period, entry.cadence) == (who, what, when, cadence)
    assert whom is None or entry.to_whom == whom


@pytest.mark.parametrize(
    "text",
    [
        "执行中遇到的问题请及时反馈。",
        "材料统一发送至邮箱a@example.com，逾期不报的通报批评。",
        "责任督学要如实记录、及时反馈、跟踪整改。",
        "各校要对上级督导反馈的问题立行立改。",
    ],
)
def test_no_reporting_duty(text):
    assert read_reporting(text, CONTEXT, HERE) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "op", "scope"),
    [
        ("小学生就寝不晚于21:20，高中生不晚于23时。", "23:00", "点", "<=", "高中生"),
        ("初中晚自习最晚不超过20:30。", "20:30", "点", "<=", "初中"),
        ("课后服务每生每学期收费控制在300元以内。", 300, "元/生/学期", "<=", "课后服务"),
        ("每个片区检查学校不少于4所。", 4, "所", ">=", "片区"),
        ("每校准备5名教师的名单。", 5, "名", "=", "校教师"),
        ("作业批改率达到100%。", 100, "%", ">=", "作业批改率"),
        ("满意率须达到百分之九十。", 90, "%", ">=", "满意率"),
        ("每间宿舍居住人数是否超过8人。", 8, "人", "<=", "宿舍"),
        ("单次不宜超过15分钟。", 15, "分钟", "<=", "单次"),
        ("留样不少于125克。", 125, "克", ">=", "留样"),
        ("一、二年级没有书面作业；其他年级每天控制在1小时以内。", 1, "小时/天", "<=", "其他年级"),
        ("市财政对市直学校补助；区县财政补助标准不得低于每生每学期60元。", 60, "元/生/学期", ">=", "区县财政"),
        ("生均图书不低于25册。", 25, "册", ">=", "生均图书"),
    ],
)
def test_limits(text, value, unit, op, scope):
    entry = read_quantities(text, HERE)[-1]
    assert (entry.value, entry.unit, entry.op) == (value, unit, op)
    assert scope in entry.applies_to


def test_a_named_fault_turns_the_limit_round():
    low, high = read_quantities("一次收取超过3个月的费用，生均面积低于3平方米。", HERE, beside="收费违规")
    assert (low.op, high.op) == ("<=", ">=")


@pytest.mark.parametrize(
    ("role", "text", "people"),
    [
        ("组长", "林小禾（县教育局局长）", [("林小禾", "县教育局局长")]),
        ("组长", "县教育局局长林小禾", [("林小禾", "县教育局局长")]),
        ("副组长", "林 小禾    县教育局副局长", [("林小禾", "县教育局副局长")]),
        ("成员", "林小禾、周 山、上官云", [("林小禾", None), ("周山", None), ("上官云", None)]),
        ("成员", "钟灵 陆离 （县公安局）童谣", [("钟灵", None), ("陆离", None), ("童谣", "县公安局")]),
        ("组员", "督导室：林小禾\n基教科：周山", [("林小禾", "督导室"), ("周山", "基教科")]),
        ("成员", "教师工作科、教研中心", [("教师工作科", None), ("教研中心", None)]),
    ],
)
def test_members(role, text, people):
    assert [(member.name, member.post) for member in members_of(role, text)] == people


def test_roles_held_in_running_text():
    text = "成立工作专班，县教育局党组书记、局长林小禾任班长，副局长周山任副班长，成员由各单位业务股室负责同志担任。"
    assert [(m.role, m.name, m.post) for m in held_roles(text)] == [
        ("班长", "林小禾", "县教育局党组书记、局长"),
        ("副班长", "周山", "副局长"),
    ]


def test_half_width_marks_become_full_width():
    assert (
        tighten(widened("1 、自查( 5月6日 ) 。报学区;11:00前,a@b.com")) == "1、自查（5月6日）。报学区；11:00前，a@b.com"
    )


PAPER = paper(
    "云岭县作业督导实施方案",
    "1 工作步骤",
    "1.1 部署阶段（2024年3月）。制定细则。",
    "1.2 实施阶段（2024年4—5月）。入校督导。",
    "2 组织机构",
    "成立云岭县作业督导领导小组，下设两个工作组：",
    "（1）综合协调组",
    "组长：林小禾",
    "成员：办公室、基教科",
    "职责：负责统筹协调，每日18:00前汇总各组进展。",
    "（2）指导组",
    "组长：周山",
    "职责：负责业务指导。",
    "3 分工",
    "督导室负责制定方案；教研室负责研判质量。",
)


def test_decimal_headings_small_groups_and_their_duties():
    read = read_document(PAPER, "a.docx")
    assert [(phase["name"], phase["start"], phase["end"]) for phase in read["phases"]] == [
        ("部署阶段", "2024-03", "2024-03"),
        ("实施阶段", "2024-04", "2024-05"),
    ]
    assert [group["name"] for group in read["groups"]] == ["综合协调组", "指导组"]
    assert {duty["unit"] for duty in read["duties"]} == {"综合协调组", "指导组", "督导室", "教研室"}
    assert [(entry["who"], entry["cadence"]) for entry in read["reporting"]] == [("综合协调组", "daily")]


def test_bullets_carry_phases():
    lines = (
        "云岭县督导方案",
        "三、督导安排",
        "◆学校自查月：9月份，各校自查。",
        "◆交叉督导月：10月份至11月份，交叉督导。",
    )
    read = read_document(paper("2024年督导", *lines), "a.docx")
    assert [(phase["name"], phase["end"]) for phase in read["phases"]] == [
        ("学校自查月", "2024-09"),
        ("交叉督导月", "2024-11"),
    ]


def test_signature_drawn_as_a_table():
    rows = [["云岭县教育局"], ["云岭县消防救援大队"], ["2023年6月26日"]]
    body = paragraph("关于开展暑期督查的通知") + paragraph("各学校：") + paragraph("请认真执行。") + table(rows)
    read = read_document(package(body), "a.docx")
    assert read["issuer"] == ["云岭县教育局", "云岭县消防救援大队"]
    assert read["issued_on"] == "2023-06-26"


def test_groups_in_a_table_and_duties_with_their_reports():
    groups = table(
        [["组别", "组长", "职务", "组员", "督导范围"], ["第一组", "林小禾", "县教育局副局长", "周山 陆离", "城区学校"]]
    )
    duties = table(
        [
            ["序号", "责任单位", "主要职责"],
            ["1", "县教育局", "牵头抓总。每季度末月28日前向领导小组报告工作推进情况。"],
            ["2", "县市场监督管理局", "负责登记，每年组织不少于2次专项检查。"],
        ]
    )
    read = read_document(package(paragraph("云岭县督导方案") + groups + paragraph("职责") + duties), "a.docx")
    (group,) = read["groups"]
    assert [(m["role"], m["name"]) for m in group["members"]] == [
        ("组长", "林小禾"),
        ("组员", "周山"),
        ("组员", "陆离"),
    ]
    assert group["members"][0]["post"] == "县教育局副局长"
    assert [(entry["who"], entry["cadence"]) for entry in read["reporting"]] == [("县教育局", "quarterly")]
    (quantity,) = read["quantities"]
    assert "县市场监督管理局" in quantity["applies_to"]
