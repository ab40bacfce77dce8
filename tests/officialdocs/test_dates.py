"""Dates, ten-day periods and ranges, with the year of issue taken over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.dates import Era, era_of, read_due, read_period

SPRING = era_of("2022-03-25")
AUTUMN = era_of("2023-09-01")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("4月", ("2022-04", "2022-04")),
        ("5—11月", ("2022-05", "2022-11")),
        ("3月下旬至4月中旬", ("2022-03-21", "2022-04-20")),
        ("自即日起至6月底", ("2022-03-25", "2022-06-30")),
        ("2021年8月-2021年12月", ("2021-08", "2021-12")),
        ("2022年7月—2024年8月", ("2022-07", "2024-08")),
        ("9月1日至9月15日", ("2022-09-01", "2022-09-15")),
        ("9月1日至15日", ("2022-09-01", "2022-09-15")),
        ("9月1-15日", ("2022-09-01", "2022-09-15")),
        ("2022年9月1日—10月8日", ("2022-09-01", "2022-10-08")),
        ("11月至次年1月", ("2022-11", "2023-01")),
        ("2022.9.1-2022.9.20", ("2022-09-01", "2022-09-20")),
        ("6月20日前", (None, "2022-06-20")),
        ("2月底前", (None, "2022-02-28")),
        ("2022年上半年", ("2022-01", "2022-06")),
        ("不定期", (None, None)),
        ("长期坚持", (None, None)),
    ],
)
def test_period(text, period):
    assert read_period(text, SPRING) == period


def test_bare_month_far_before_the_issue_is_next_year():
    assert read_period("3月", AUTUMN) == ("2024-03", "2024-03")
    assert read_period("8月", AUTUMN) == ("2023-08", "2023-08")


def test_without_any_year_a_bare_month_is_unknown():
    assert read_period("4月", Era(None)) == (None, None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2022年6月", "2022-06"),
        ("2022年6月底前", "2022-06-30"),
        ("2022年12月10日前", "2022-12-10"),
        ("2022年底", "2022-12-31"),
        ("持续推进", None),
    ],
)
def test_due(text, due):
    assert read_due(text, SPRING) == due


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(0, 400))
def test_full_dates_come_back(start, days):
    end = start + timedelta(days=days)
    text = f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    assert read_period(text, SPRING) == (start.isoformat(), end.isoformat())


@given(st.integers(1, 12), st.integers(1, 12))
def test_range_of_months_never_runs_backwards(first, last):
    start, end = read_period(f"{first}月至{last}月", SPRING)
    assert start <= end


@given(st.text(alphabet="0123456789年月日至—前底上中下旬 春", max_size=24))
def test_any_text_gives_two_dates_or_none(text):
    assert all(value is None or len(value) in (7, 10) for value in read_period(text, SPRING))
