"""Months and quarters as the short names under which repetitions are kept: 2026-11, 2026Q4. Pure."""

import re
from datetime import date, timedelta

from dudao.schemes.days import last_day
from dudao.schemes.enums import Cadence

SHAPE = re.compile(r"(20\d\d)(?:-(0[1-9]|1[0-2])|Q([1-4]))")


def period_of(cadence: str, day: date) -> str:
    """The month or quarter that holds ``day``."""
    if cadence == Cadence.QUARTERLY:
        return f"{day.year}Q{(day.month + 2) // 3}"
    return f"{day.year}-{day.month:02d}"


def is_period(text: str) -> bool:
    return SHAPE.fullmatch(text) is not None


def is_quarter(period: str) -> bool:
    return "Q" in period


def span(period: str) -> tuple[date, date]:
    """The first and the last day."""
    year, month, quarter = SHAPE.fullmatch(period).groups()
    first = int(month) if month else 3 * int(quarter) - 2
    return date(int(year), first, 1), last_day(int(year), first if month else first + 2)


def before(period: str) -> str:
    return period_of(_cadence(period), span(period)[0] - timedelta(days=1))


def after(period: str) -> str:
    return period_of(_cadence(period), span(period)[1] + timedelta(days=1))


def within(period: str) -> list[str]:
    """The period itself; of a quarter its three months as well, the last one first."""
    if not is_quarter(period):
        return [period]
    first, last = span(period)
    return [period, *(f"{first.year}-{month:02d}" for month in range(last.month, first.month - 1, -1))]


def words(period: str, today: date) -> str:
    """``11月``, ``第4季度``; with the year where it is not this one."""
    first, _ = span(period)
    name = f"第{(first.month + 2) // 3}季度" if is_quarter(period) else f"{first.month}月"
    return name if first.year == today.year else f"{first.year}年{name}"


def _cadence(period: str) -> str:
    return Cadence.QUARTERLY if is_quarter(period) else Cadence.MONTHLY
