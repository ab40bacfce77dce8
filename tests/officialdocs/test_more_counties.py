# ruff: noqa: E501  sentences and rows of tables, as they stand
"""Families of wordings and layouts, each with turns that clerks of other counties may use. All places are fictional."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.polarity import polarity_of

from .papers import package, paragraph, table

HEAD = ("云岭县教育局", "关于做好“双减”督导工作的通知", "各中小学校：")
FOOT = ("云岭县教育局", "2024年3月6日")


def read(*lines, rows=None):
    """A notice with these lines, and a table after them."""
    drawn = table(rows) if rows else ""
    return read_document(package("".join(map(paragraph, [*HEAD, *lines])) + drawn + "".join(map(paragraph, FOOT))))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("联系人：安然（办公电话0990-5550101，手机13000000101）。", {"0990-5550101", "13000000101"}),
        ("县督导办  安然  5550101", {"5550101"}),
        ("县督导室 安然 555 0101", {"555 0101"}),
        ("业务咨询：安然（555-0101）、柏溪（13000000102）。", {"555-0101", "13000000102"}),
        ("（联系人：督导室  安然  0990-555-0101）", {"0990-555-0101"}),
        ("举报电话12345，监督电话0990—5550103转802。", {"12345", "0990—5550103转802"}),
        ("来信请寄：云岭县学府路8号县教育局督导室（请注明“双减”）。", {"云岭县学府路8号县教育局督导室"}),
        ("纸质材料送至云岭县学府路8号县教育局306室（联系人：安然）。", {"云岭县学府路8号县教育局306室"}),
        ("共有学生20240301人，经费5000000元，2023-2024学年第一学期完成。", set()),
        ("本月共抽查作业5550101份，QQ工作群：1234567890。", set()),
    ],
)
def test_contacts(text, values):
    assert {contact["value"] for contact in read(text)["contacts"]} == values


def test_telephones_of_a_table():
    rows = [
        ["受理事项", "受理单位", "联系电话"],
        ["培训举报", "县教育局", "5550101、13000000103"],
        ["收费投诉", "市场监管局", "12315"],
    ]
    found = read(rows=rows)["contacts"]
    assert {(c["value"], c["owner"]) for c in found} == {
        ("5550101", "县教育局"),
        ("13000000103", "县教育局"),
        ("12315", "市场监管局"),
    }


def test_numbers_of_a_table_are_no_telephones():
    assert read(rows=[["序号", "学校", "学籍数"], ["1", "甲校", "5550101"]])["contacts"] == []


TWO = [("自查", "2024-03-10", "2024-03-20"), ("抽查", "2024-03-21", "2024-04-10")]


@pytest.mark.parametrize(
    "lines",
    [
        ("二、考核程序", "（一）自查：3月10日至3月20日。各校自查。", "（二）抽查：3月21日至4月10日。县里抽查。"),
        (
            "二、时间和步骤",
            "分两步走。",
            "第一步：自查（3月10日至20日）",
            "各校自查。",
            "第二步：抽查（3月21日至4月10日）",
            "县里抽查。",
        ),
        ("二、工作流程", "1.自查，3月10日至3月20日。各校自查。", "2.抽查，3月21日至4月10日。县里抽查。"),
        ("督导分两段：一是自查（3月10日至20日），各校自查；二是抽查（3月21日至4月10日），县里抽查。",),
        ("二、日程安排", "3月10日至20日，自查。", "3月21日至4月10日，抽查。"),
        (
            "【步骤安排】",
            "第一阶段：自查（3月10日至3月20日）。各校自查。",
            "第二阶段：抽查（3月21日至4月10日）。县里抽查。",
        ),
    ],
)
def test_phases(lines):
    assert [(p["name"], p["start"], p["end"]) for p in read(*lines)["phases"]] == TWO


@pytest.mark.parametrize(
    ("text", "who", "what", "whom", "when"),
    [
        ("各校名单于3月22日下班前报联席会议办公室。", "各校", "各校名单", "联席会议办公室", "3月22日下班前"),
        ("责任督学每次到校后3日内将督导记录录入督导平台。", "责任督学", "督导记录", "督导平台", "每次到校后3日内"),
        ("县督导室每季度分析一次数据，形成分析报告送局领导。", "县督导室", "分析报告", "局领导", "每季度"),
        ("县督导室按月编印督导简报，报县政府。", "县督导室", "督导简报", "县政府", "按月"),
        ("县教育局每季度末召开一次分析会，向县政府专题汇报。", "县教育局", "专题汇报", "县政府", "每季度末"),
        ("各校每天17时前在工作群报告当日课后服务情况。", "各校", "当日课后服务情况", None, "每天17时前"),
        ("网格员每月巡查1次，发现无证办班及时劝阻并上报镇政府。", "网格员", "无证办班", "镇政府", "及时"),
        ("各学区汇总后，连同自查报告于3月30日前报县督导室。", "各学区", "自查报告", "县督导室", "3月30日前"),
    ],
)
def test_reporting(text, who, what, whom, when):
    entry = read(text)["reporting"][0]
    assert (entry["who"], entry["what"], entry["to_whom"], entry["due_or_period"]) == (who, what, whom, when)


@pytest.mark.parametrize(
    "text",
    [
        "报送材料一律使用PDF扫描件并附Word版。",
        "县直学校直接上报。",
        "未按时报送的，予以通报。",
        "做到及时反馈、跟踪整改。",
    ],
)
def test_manner_of_reporting_is_no_duty(text):
    assert read(text)["reporting"] == []


def test_who_only_received_does_not_report():
    text = "各科室每季度末月25日前将进展报联席会议办公室。联席会议办公室按季编发简报。涉及舆情的，须在2小时内电话报告。"
    assert [entry["who"] for entry in read(text)["reporting"]][-1] == "各科室"


PEOPLE = [("组长", "安然"), ("副组长", "柏溪"), ("副组长", "楚河"), ("成员", "林晚")]


@pytest.mark.parametrize("kept", [True, False])
def test_members_one_a_row(kept):
    """A role that is written once holds for the rows below it."""
    rows = [["职务", "姓名", "单位及职务"], ["组  长", "安  然", "县教育局局长"], ["副组长", "柏溪", "副局长"],
            ["副组长" if kept else "", "楚河", "总督学"], ["成 员", "林晚", "督导股股长"]]  # fmt: skip
    (group,) = read("成立云岭县督导工作领导小组，组成人员如下：", rows=rows)["groups"]
    assert group["name"] == "云岭县督导工作领导小组"
    assert [(m["role"], m["name"]) for m in group["members"]] == PEOPLE


@pytest.mark.parametrize(
    "text",
    [
        "成立由县教育局局长安然任组长，副局长柏溪、总督学楚河任副组长的督导工作领导小组。",
        "成立督导工作领导小组，由县教育局局长安然任组长，副局长柏溪、总督学楚河任副组长。",
        "组建督导工作领导小组，安然同志任组长，柏溪、楚河同志任副组长。",
        "成立督导工作领导小组，由局长安然任组长，县政府办公室副主任柏溪、党组成员楚河任副组长。",
    ],
)
def test_members_in_a_sentence(text):
    (group,) = read(text)["groups"]
    assert group["name"] == "督导工作领导小组"
    assert [(m["role"], m["name"]) for m in group["members"]] == PEOPLE[:3]


def test_what_each_school_founds_is_no_group():
    assert read("各校成立由校长任组长的自查小组，制定方案。")["groups"] == []


@pytest.mark.parametrize(
    "lines",
    [
        ("三、责任分工", "督导股——组织督导。", "教研室——指导命题。"),
        ("三、责任分工", "督导股 负责组织督导。", "教研室 负责指导命题。"),
        ("三、责任分工", "督导股牵头组织督导；教研室做好命题指导。"),
        ("【部门职责】", "①督导股负责组织督导。", "②教研室负责指导命题。"),
        ("第五条　督导股负责组织督导；教研室负责指导命题。",),
    ],
)
def test_duties(lines):
    assert [duty["unit"] for duty in read(*lines)["duties"]] == ["督导股", "教研室"]


def test_rows_of_item_and_value_are_limits():
    rows = [["监测项目", "标准值", "适用范围"], ["参与率", "≥90%", "城区学校"], ["每天时长", "≥2小时", "所有学校"],
            ["结束时间", "不早于17:30", "小学"], ["社团人数", "15—30人", "社团"], ["收费标准", "≤4元/课时", "学生"]]  # fmt: skip
    found = [(q["value"], q["unit"], q["op"]) for q in read(rows=rows)["quantities"]]
    assert found == [
        (90, "%", ">="),
        (2, "小时/天", ">="),
        ("17:30", "点", ">="),
        ("15-30", "人", "range"),
        (4, "元/课时", "<="),
    ]


def test_unit_of_a_limit_in_the_heading():
    found = read(rows=[["学段", "作业上限（分钟）"], ["三至六年级", "60"], ["初中学段", "90"]])["quantities"]
    assert [(q["value"], q["unit"]) for q in found] == [(60, "分钟"), (90, "分钟")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每周联合执法不少于3次，其中夜查、周末查各不少于1次。", [(3, "次/周"), (1, "次/周"), (1, "次/周")]),
        ("对实名举报给予200元至1000元奖励。", [("200-1000", "元")]),
        ("每个督导组配备执法记录仪2台。", [(2, "台")]),
        ("公示内容保存不少于一个学期。", [(1, "学期")]),
        ("核查最近2个学期的账目，各学区每月最后一天前汇总。", []),
        ("参与率由60%提高到90%。", [(90, "%")]),
    ],
)
def test_quantities(text, expected):
    assert [(q["value"], q["unit"]) for q in read(text)["quantities"]] == expected


@pytest.mark.parametrize(
    "point",
    [
        "是否聘用在职中小学教师", "是否开设语文、数学等学科类课程", "整改后是否又有反弹", "是否有超过规定时长的",
        "是否按成绩分班", "是否使用未备案的培训材料", "一、二年级是否布置书面家庭作业", "一二年级是否有书面作业", "是否讲新课、做统一练习卷",
        "是否有布置抄写类罚做作业", "是否提前收取半年以上费用", "本月是否组织全年级统一纸笔考试", "是否跨区域招生",
    ],
)  # fmt: skip
def test_yes_is_bad(point):
    assert polarity_of(point)[0] == "bad_yes"


@pytest.mark.parametrize(
    "point",
    [
        "教学人员有无教师资格证或能力证明", "一、二年级是否取消纸笔考试", "一、二年级是否做到不布置书面作业", "是否开设艺术、科普类课程",
        "是否有作业审批记录", "预收费是否纳入监管", "是否聘请有资质的第三方人员", "是否对超标作业进行调控", "是否统一使用示范合同文本",
        "有无课后服务工作方案", "是否有专人负责作业管理", "是否组织教师签订拒绝有偿补课承诺书",
    ],
)  # fmt: skip
def test_yes_is_good(point):
    assert polarity_of(point)[0] == "good_yes"


MEND, LOOK = "修订作业管理办法", "开展课后服务检查"


@pytest.mark.parametrize(
    "rows",
    [
        [["项目", "工作内容", "负责人", "时间"], ["作业", MEND, "基教股", "4月"], ["服务", LOOK, "督导股　基教股", "5月"]],
        [["月份", "工作安排", "承办科室"], ["4月", MEND, "基教股"], ["5月", LOOK, "督导股、基教股"]],
        [["任务", "牵头", "配合", "时限"], [MEND, "基教股", "—", "4月底前"], [LOOK, "督导股", "基教股", "5月底前"]],
        [["序号", "问题", "整改措施", "整改时限", "责任单位", "责任人"], ["1", "超量", MEND, "4月30日前", "基教股", "安然"],
         ["2", "不实", LOOK, "5月底前", "督导股\n基教股", "柏溪"]],
    ],
)  # fmt: skip
def test_tasks(rows):
    found = [(task["text"], task["due"][:7], task["departments"]) for task in read(rows=rows)["tasks"]]
    assert found == [(MEND, "2024-04", ["基教股"]), (LOOK, "2024-05", ["督导股", "基教股"])]


TEXT = [*HEAD, "请认真落实。", "附件：1.检查表", *FOOT, "附件1", "检查表"]
A, B, C = "是否公示作业总量。", "是否存在超量布置作业的问题。", "教师是否全批全改。"


def as_text(rows):
    lines = [*TEXT, *(line for row in rows for line in [*("\t" + text for text in row), ""])]
    return read_document("\n".join(lines).encode())


def as_word(rows):
    return read_document(package("".join(map(paragraph, TEXT)) + table(rows)))


@pytest.mark.parametrize("reader", [as_word, as_text])
@pytest.mark.parametrize(
    "rows",
    [
        [
            ["督导内容", "督导记录", "评价（优/良/差）"],
            ["一、作业", "", ""],
            [A, "", ""],
            [B, "", ""],
            ["二、批改", "", ""],
            [C, "", ""],
        ],
        [
            ["自查内容", "自查标准", "自查得分", "问题"],
            ["作业", A, "", ""],
            ["", B, "", ""],
            ["批改", C, "", ""],
            ["总分", "", "", ""],
        ],
    ],
)
def test_points_under_titles(reader, rows):
    found = [(point["group"], point["point"]) for point in reader(rows)["indicators"]]
    assert found == [("作业", A), ("作业", B), ("批改", C)]


@pytest.mark.parametrize("reader", [as_word, as_text])
@pytest.mark.parametrize("labels", [["学校", "", "日期", ""], ["学校", "", "日期", "", "人数", ""]])
def test_labels_over_the_columns_are_fields(reader, labels):
    """In the same table, or in one of their own that a text puts right before."""
    found = reader([labels, ["序号", "检查内容", "结果", "说明"], ["1", A, "", ""], ["2", B, "", ""], ["3", C, "", ""]])
    (form,) = found["forms"]
    assert form["columns"] == ["序号", "检查内容", "结果", "说明"]
    assert form["header_fields"] == [label for label in labels if label]
    assert len(found["indicators"]) == 3
