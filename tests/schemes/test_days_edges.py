"""Ends of months and years, and words that name a day, none, or one that the month does not have."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.schemes.days import due_in, first_day_of, last_day, last_day_of, months

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("每月1日", date(2026, 10, 1)), ("每月30日前", date(2026, 10, 30)), ("每月31号前", date(2026, 10, 31)),
        ("每月0日", date(2026, 10, 31)), ("每月32日", date(2026, 10, 31)), ("每月 5 日", date(2026, 10, 5)),
        ("下月3日", date(2026, 11, 3)), ("下个月31日", date(2026, 11, 30)), ("次月底", date(2026, 11, 30)),
        ("2026年125日", date(2026, 10, 31)), ("会后5天", date(2026, 10, 31)),
    ],
)  # fmt: skip
def test_the_day_that_the_words_name_in_october(words, due):
    assert due_in(words, 2026, 10) == due


@given(DAYS)
def test_a_month_ends_the_day_before_the_next_begins(day):
    end = last_day(day.year, day.month)
    assert (end + timedelta(days=1)).day == 1
    assert (end.year, end.month) == (day.year, day.month)
    assert last_day_of(f"{day:%Y-%m}") == end
    assert first_day_of(f"{day:%Y-%m}") == day.replace(day=1)
    assert first_day_of(day.isoformat()) == last_day_of(day.isoformat()) == day
    assert due_in("", day.year, day.month) == end


@given(DAYS, st.integers(0, 900))
def test_months_go_from_the_first_to_the_last_without_a_gap(first, days):
    last = first + timedelta(days=days)
    found = list(months(first, last))
    assert (found[0], found[-1]) == ((first.year, first.month), (last.year, last.month))
    assert [year * 12 + month - 1 for year, month in found] == list(
        range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    )
    assert all(1 <= month <= 12 for _, month in found)


def test_no_month_lies_between_a_day_and_one_before():
    assert list(months(date(2026, 11, 1), date(2026, 10, 31))) == []


def test_no_text_is_no_day():
    assert (first_day_of(None), first_day_of(""), last_day_of("")) == (None, None, None)
