"""Counting days the way a notice means it: calendar days or working days."""

from collections.abc import Callable
from datetime import date, timedelta

IsWorkday = Callable[[date], bool]


def add_days(start: date, days: int, *, working: bool, is_workday: IsWorkday) -> date:
    """The day ``days`` after ``start``; the start itself is not counted.

    With ``working`` only days for which ``is_workday`` holds are counted (行政处罚法 art. 85 style); otherwise
    calendar days, and the result may be a rest day.
    """
    if not working:
        return start + timedelta(days=days)
    step = 1 if days >= 0 else -1
    day, left = start, abs(days)
    while left:
        day += timedelta(days=step)
        left -= is_workday(day)
    return day


def working_days_between(first: date, last: date, is_workday: IsWorkday) -> int:
    """Working days after ``first`` up to and including ``last``; negative when ``last`` lies before."""
    if last < first:
        return -working_days_between(last, first, is_workday)
    return sum(is_workday(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def years_before(day: date, years: int) -> date:
    """The same day ``years`` years before; of 29 February the 28th, where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
