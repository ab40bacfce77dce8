from datetime import date

import pytest

from dudao.obligations import periods

NOV = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cadence", "day", "period"),
    [
        ("monthly", NOV, "2026-11"), ("monthly", date(2026, 1, 31), "2026-01"), ("quarterly", NOV, "2026Q4"),
        ("quarterly", date(2026, 3, 31), "2026Q1"), ("quarterly", date(2026, 4, 1), "2026Q2"),
    ],
)  # fmt: skip
def test_a_day_lies_in_its_month_and_quarter(cadence, day, period):
    assert periods.period_of(cadence, day) == period


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)), ("2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_period_has_a_first_and_a_last_day(period, first, last):
    assert periods.span(period) == (first, last)


@pytest.mark.parametrize(
    ("period", "before", "after"),
    [("2026-01", "2025-12", "2026-02"), ("2026-12", "2026-11", "2027-01"), ("2026Q1", "2025Q4", "2026Q2")],
)
def test_one_period_follows_another(period, before, after):
    assert (periods.before(period), periods.after(period)) == (before, after)


def test_a_quarter_holds_its_months():
    assert periods.within("2026Q4") == ["2026Q4", "2026-12", "2026-11", "2026-10"]
    assert periods.within("2026-11") == ["2026-11"]


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-1", "2026Q5", "2026Q0", "1999-12", "2026-11\n", "x"])
def test_what_is_no_period(text):
    assert not periods.is_period(text)


@pytest.mark.parametrize("text", ["2026-01", "2026-12", "2026Q1", "2026Q4", "2099-10"])
def test_what_is_a_period(text):
    assert periods.is_period(text)
    assert periods.after(periods.before(text)) == text


def test_every_quarter_has_its_number():
    assert [periods.words(f"2026Q{number}", NOV) for number in range(1, 5)] == [f"第{n}季度" for n in range(1, 5)]


def test_a_period_in_words_names_the_year_where_it_is_not_this_one():
    said = [periods.words(period, NOV) for period in ("2026-11", "2026Q4", "2025-12", "2025Q3")]
    assert said == ["11月", "第4季度", "2025年12月", "2025年第3季度"]
