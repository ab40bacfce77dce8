"""Who reports what to whom and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.dates import era_of
from dudao.officialdocs.readers.reporting import read_reporting
from dudao.officialdocs.readers.statements import Context
from dudao.officialdocs.shapes import Place

HERE = Place(0, "正文")
CONTEXT = Context(None, "云岭县教育局", era_of("2023-03-06"))


def found(text, context=CONTEXT):
    return [
        (entry.who, entry.what, entry.to_whom, entry.due_or_period, entry.cadence)
        for entry in read_reporting(text, context, HERE)
    ]


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "各学校形成自查报告，于4月底报送县教育局督导股。",
            [("各学校", "自查报告", "县教育局督导股", "4月底", "once")],
        ),
        (
            "各督导责任区每月底报送问题台账（详见附件3），并将督导报告于12月10日前报送县督导室。",
            [
                ("各督导责任区", "问题台账", "县督导室", "每月底", "monthly"),
                ("各督导责任区", "督导报告", "县督导室", "12月10日前", "once"),
            ],
        ),
        ("责任督学要及时将整改结果报告县督导室。", [("责任督学", "整改结果", "县督导室", "及时", "event")]),
        (
            "县教育局建立季报制度，定期通报工作滞后的学校。",
            [("县教育局", "季报：定期通报工作滞后的学校", None, "季报", "quarterly")],
        ),
        (
            "分管领导要实行一月一调度、一季一总结。",
            [
                ("分管领导", "调度", None, "一月一调度", "monthly"),
                ("分管领导", "总结", None, "一季一总结", "quarterly"),
            ],
        ),
        (
            "各中心校每周五前将工作进展情况发送至县教育局。",
            [("各中心校", "工作进展情况", "县教育局", "每周五前", "weekly")],
        ),
        (
            "学校每年4月10日前向督导责任区提交自评报告。",
            [("学校", "自评报告", "督导责任区", "每年4月10日前", "yearly")],
        ),
    ],
)
def test_duties(text, duties):
    assert found(text) == duties


@pytest.mark.parametrize(
    "text",
    [
        "公布举报电话，设立举报箱。",
        "材料报送邮箱：a@example.com。",
        "教师要做好作业反馈。",
        "组织学生报名参加活动。",
        "各校要建立“每日上报”制度。",
        "会议在报告厅召开。",
    ],
)
def test_words_that_only_sound_like_reporting(text):
    assert found(text) == []


def test_due_date_takes_the_year_of_issue():
    (entry,) = read_reporting("各校于12月10日前将总结报送县教育局。", CONTEXT, HERE)
    assert entry.due_date == "2023-12-10"


def test_missing_subject_comes_from_before_and_lowers_confidence():
    (entry,) = read_reporting("每月25日前将台账报送县教育局。", Context("各学校", None, era_of(None)), HERE)
    assert entry.who == "各学校"
    assert entry.confidence < 0.8
    assert any("主语" in reason for reason in entry.reasons)


def test_period_of_the_phase_fills_a_missing_time():
    (entry,) = read_reporting("各学校将自查报告报送县教育局。", Context(None, None, era_of(None), "9月"), HERE)
    assert entry.due_or_period == "9月"


@given(st.text(alphabet="各学校县教育局将把报送上报告台账每月底于4日前，。、“”（）由要", max_size=50))
def test_any_text_is_survived(text):
    for entry in read_reporting(text, CONTEXT, HERE):
        assert entry.what
