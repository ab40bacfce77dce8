"""Hours of the day as limits: how they are written, which way they bound, and when they bound nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.clocks import clocks


def limits(clause: str, sentence: str = "") -> list[tuple[str, str]]:
    return [(value, op) for value, op, *_ in clocks(clause, sentence or clause)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8:20", "8:20"), ("8：05", "8:05"), ("上午8点20分", "8:20"), ("早上7点半", "7:30"), ("中午12点", "12:00"),
        ("下午1点", "13:00"), ("下午5点半", "17:30"), ("傍晚6时", "18:00"), ("晚上9点整", "21:00"), ("晚9点", "21:00"),
        ("下午12点半", "12:30"), ("下午13点", "13:00"), ("晚上11点", "23:00"), ("21时30分", "21:30"), ("0:30", "0:30"),
        ("晚上21点", "21:00"), ("晚12点", "24:00"),
    ],
)  # fmt: skip
def test_an_hour_is_told_on_the_clock_of_the_day(words, value):
    assert limits(f"{words}放学") == [(value, "=")]


@pytest.mark.parametrize(
    ("clause", "op"),
    [
        ("培训结束时间不得晚于20:30", "<="), ("培训结束时间不晚于20:30", "<="), ("结束时间最迟20:30", "<="),
        ("20:30前结束", "<="), ("20:30之前结束培训", "<="), ("结束培训时间≤20:30", "<="),
        ("有无晚于20:30结束培训", "<="),
        ("严禁培训拖到20:30", "<="),
        ("小学上课不早于20:30", ">="), ("到校时间最早为20:30", ">="), ("20:30以后营业", ">="), ("20:30后入睡", ">="),
        ("是否早于20:30上课", ">="), ("杜绝营业提前到20:30", ">="),
        ("20:30上课", "="),
    ],
)  # fmt: skip
def test_a_limit_is_an_earliest_or_a_latest_hour(clause, op):
    assert limits(clause) == [("20:30", op)]


def test_two_hours_are_the_two_ends_of_one_limit():
    assert limits("9:00至17:00营业") == [("9:00-17:00", "range")]
    assert limits("早上7点半—8点到校，晚上9点前就寝") == [("7:30-8:00", "range"), ("21:00", "<=")]


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("16时前报送培训时间表", ""), ("21:00前", "放学后的情况21:00前上报。"), ("下午5点开会", ""),
        ("不得晚于17:30", "按此办理。"),
        ("于17:30", "放学后于17:30集合。"), ("3月8时到校", ""), ("开展课后服务24时段", ""), ("培训时间第8点要求", ""),
    ],
)  # fmt: skip
def test_deadlines_and_counts_are_no_hours_of_the_day(clause, sentence):
    assert limits(clause, sentence) == []


def test_a_comparison_is_enough_where_the_sentence_is_about_hours():
    assert limits("不得晚于17:30", "课后服务结束，不得晚于17:30。") == [("17:30", "<=")]
    assert limits("不早于8:20", "小学到校，不早于8:20。") == [("8:20", ">=")]


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["", "课间", "学校统一安排"]))
def test_any_time_comes_back_with_its_place_in_the_clause(hour, minute, lead):
    clause = f"{lead}不晚于{hour}:{minute:02d}放学"
    start = clause.index(str(hour))
    assert clocks(clause, clause) == [(f"{hour}:{minute:02d}", "<=", start, clause.index("放学"))]
