"""Parts of months, ends of years, quarters, and the year that nobody wrote."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.dates import Era, Point, era_of, read_due, read_period, read_point

SPRING, AUTUMN, UNKNOWN = era_of("2022-03-25"), era_of("2023-09-01"), Era(None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 30), ("上中旬", 1, 20), ("中下旬", 11, 30), ("初", 1, 10),
        ("中", 11, 20),
    ],
)  # fmt: skip
def test_a_part_of_a_month_has_a_first_and_a_last_day(words, first, last):
    assert read_period(f"4月{words}", SPRING) == (f"2022-04-{first:02d}", f"2022-04-{last:02d}")


@pytest.mark.parametrize("words", ["4月底", "4月末"])
def test_the_end_of_a_month_is_its_last_day_and_has_no_first(words):
    assert read_period(words, SPRING) == ("2022-04", "2022-04-30")


@pytest.mark.parametrize("words", ["4月中学开学", "4月中小学开学", "4月中层干部会", "4月份"])
def test_a_word_that_begins_like_a_part_of_a_month_is_none(words):
    assert read_period(words, SPRING) == ("2022-04", "2022-04")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022年", (None, None)), ("2022年底", ("2022-12", "2022-12-31")), ("2022年末", ("2022-12", "2022-12-31")),
        ("2022年初", ("2022-01-01", "2022-01-31")), ("2022年下半年", ("2022-07", "2022-12")),
        ("2022年全年", ("2022-01", "2022-12")),
    ],
)  # fmt: skip
def test_a_year_is_a_period_where_a_part_of_it_is_named(text, period):
    assert read_period(text, AUTUMN) == read_period(text, UNKNOWN) == period


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2022年上半年", Point(2022, 6)), ("2022年下半年", Point(2022, 12)), ("2022年初", Point(2022, 1, 1, 31)),
        ("2022年底", Point(2022, 12, 0, 31)), ("2022年", None), ("2022年4月", Point(2022, 4)),
        ("2022年4月5日", Point(2022, 4, 5, 5)), ("2022.4", Point(2022, 4)), ("无", None),
    ],
)  # fmt: skip
def test_one_point_of_a_text(text, point):
    assert read_point(text, SPRING) == point


@pytest.mark.parametrize(
    ("text", "spring", "autumn"),
    [
        ("今年4月", "2022-04", "2023-04"), ("明年4月", "2023-04", "2024-04"), ("次年2月底", "2023-02-28", "2024-02-29"),
        ("2021年4月", "2021-04", "2021-04"), ("4月", "2022-04", "2024-04"), ("12月", "2022-12", "2023-12"),
    ],
)  # fmt: skip
def test_the_year_is_written_told_by_a_word_or_taken_from_the_issue(text, spring, autumn):
    assert [read_due(text, era) for era in (SPRING, AUTUMN)] == [spring, autumn]


def test_a_month_four_or_more_before_the_issue_is_of_the_next_year():
    assert {month: AUTUMN.year_of(month) for month in range(1, 13)} == {
        month: 2024 if month <= 5 else 2023 for month in range(1, 13)
    }
    assert Era(2023).year_of(1) == 2023
    assert UNKNOWN.year_of(1) is None


def test_the_issue_of_a_paper_is_its_day_or_the_year_of_its_title():
    assert era_of("2022-03-25", 2021) == Era(2022, 3, 25)
    assert (era_of(None, 2021), era_of("", 2021), era_of(None)) == (Era(2021), Era(2021), Era(None))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("3.10—3.20", ("2022-03-10", "2022-03-20")), ("3.10-20", ("2022-03-10", "2022-03-20")),
        ("12.20-1.10", ("2022-12-20", "2023-01-10")), ("3.10-3.20分", (None, None)), ("11—2月", ("2022-11", "2023-02")),
        ("9—12月底", ("2022-09", "2022-12-31")), ("2021年9—12月", ("2021-09", "2021-12")),
        ("9至10月中旬", ("2022-09", "2022-10-20")),
        ("2021年11月至1月", ("2021-11", "2022-01")), ("9月-次年1月", ("2022-09", "2023-01")),
        ("2021年9月1—15日", ("2021-09-01", "2021-09-15")), ("3月1日至年底", ("2022-03-01", "2022-12-31")),
        ("2022-04-05至2022-04-09", ("2022-04-05", "2022-04-09")),
        ("2022年4月5日到9日", ("2022-04-05", "2022-04-09")),
    ],
)  # fmt: skip
def test_ranges_lend_year_and_month_to_their_other_end(text, period):
    assert read_period(text, SPRING) == period


@pytest.mark.parametrize("text", ["3.10—3.20", "9—12月", "9月1—15日"])
def test_a_range_without_any_year_is_unknown(text):
    assert read_period(text, UNKNOWN) == (None, None)


@pytest.mark.parametrize(
    ("text", "spring", "by_title", "unknown"),
    [
        ("即日起至年底", ("2022-03-25", "2022-12-31"), ("2021-01", "2021-12-31"), (None, None)),
        ("从即日起至5月", ("2022-03-25", "2022-05"), ("2021-01", "2021-05"), (None, None)),
        ("自即日起4月20日前完成", ("2022-03-25", "2022-04-20"), ("2021-01", "2021-04-20"), (None, None)),
        ("自印发之日起至2022年底", ("2022-03-25", "2022-12-31"), ("2021-01", "2022-12-31"), (None, "2022-12-31")),
    ],
)  # fmt: skip
def test_from_now_on_is_the_day_of_issue_as_far_as_it_is_known(text, spring, by_title, unknown):
    assert [read_period(text, era) for era in (SPRING, Era(2021), UNKNOWN)] == [spring, by_title, unknown]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("4月5日起", ("2022-04-05", None)), ("4月以后", ("2022-04", None)), ("4月5日", ("2022-04-05", "2022-04-05")),
        ("4月20日以前", (None, "2022-04-20")), ("截止4月20日", (None, "2022-04-20")),
        ("4月20日为止", (None, "2022-04-20")),
    ],
)  # fmt: skip
def test_a_day_may_be_a_beginning_or_an_end_alone(text, period):
    assert read_period(text, SPRING) == period


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("6.30", "2022-06-30"), ("6.30前", "2022-06-30"), ("6/30日之前", "2022-06-30"), ("2.30", "2022-02-28"),
        ("6.30左右", None),
        ("第一季度", "2022-03"), ("二季度末", "2022-06"), ("第三个季度", "2022-09"), ("4季度", "2022-12"),
        ("每季度", None),
        ("每二季度", None), ("上半年", "2022-06"), ("年底前", "2022-12"), ("年内", "2022-12"), ("年度内", "2022-12"),
        ("半年内", None), ("一年内", None), ("3年内", None), ("每年底", None), ("明年上半年", "2023-06"),
        ("次年二季度", "2023-06"),
        ("2023年第一季度", "2023-03"), ("今年年底", "2022-12"), ("4月31日", "2022-04-30"),
    ],
)  # fmt: skip
def test_seasons_end_with_their_last_month(text, due):
    assert read_due(text, SPRING) == due


@pytest.mark.parametrize("text", ["6.30", "第一季度", "上半年", "明年上半年", "年底前"])
def test_a_season_of_no_known_year_is_no_due_day(text):
    assert read_due(text, UNKNOWN) is None


def test_a_written_year_needs_no_issue():
    assert read_due("2023年第一季度", UNKNOWN) == "2023-03"


@given(st.dates(date(2001, 1, 1), date(2089, 12, 31)), st.integers(1, 12))
def test_a_bare_month_is_never_long_past_nor_more_than_a_year_ahead(issued, month):
    year, due = map(int, read_due(f"{month}月", era_of(issued.isoformat())).split("-"))
    ahead = (year - issued.year) * 12 + due - issued.month
    assert due == month
    assert -3 <= ahead <= 11


@given(
    st.dates(date(2001, 1, 1), date(2089, 12, 31)), st.sampled_from(["{0:%Y-%m-%d}", "{0:%Y.%m.%d}", "{0:%Y/%m/%d}"])
)
def test_a_day_in_figures_is_itself(day, written):
    assert read_period(written.format(day), SPRING) == (day.isoformat(), day.isoformat())
