from datetime import date, timedelta

import pytest

from dudao.lib.workdays import add_days, working_days_between, years_before

FRIDAY = date(2026, 11, 20)


def on_weekdays(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("days", "working", "found"),
    [
        (0, True, FRIDAY), (1, True, date(2026, 11, 23)), (5, True, date(2026, 11, 27)), (6, True, date(2026, 11, 30)),
        (-1, True, date(2026, 11, 19)), (-5, True, date(2026, 11, 13)), (1, False, date(2026, 11, 21)),
        (-3, False, date(2026, 11, 17)), (0, False, FRIDAY),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_next_one(days, working, found):
    assert add_days(FRIDAY, days, working=working, is_workday=on_weekdays) == found


@pytest.mark.parametrize(
    ("last", "count"),
    [(FRIDAY, 0), (date(2026, 11, 22), 0), (date(2026, 11, 23), 1), (date(2026, 11, 30), 6), (date(2026, 11, 19), -1),
     (date(2026, 11, 13), -5)],
)  # fmt: skip
def test_working_days_between_leave_the_first_out_and_take_the_last(last, count):
    assert working_days_between(FRIDAY, last, on_weekdays) == count


@pytest.mark.parametrize("days", range(1, 40))
def test_counting_on_and_counting_between_agree(days):
    later = add_days(FRIDAY, days, working=True, is_workday=on_weekdays)
    assert on_weekdays(later)
    assert working_days_between(FRIDAY, later, on_weekdays) == days
    assert working_days_between(FRIDAY, later - timedelta(days=1), on_weekdays) == days - 1


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2028, 3, 1), date(2025, 3, 1)),
        (date(2028, 2, 29), date(2025, 2, 28)),
        (date(2027, 1, 1), date(2024, 1, 1)),
    ],
)
def test_years_before_is_the_same_day_also_over_a_leap_year(day, before):
    assert years_before(day, 3) == before
