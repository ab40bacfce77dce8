"""Days that the document only hints at: the end of a month, 每月25日前, 每季度末. Pure."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

DAY_OF_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*[日号]")
NEXT_MONTH = re.compile(r"[次下]个?月")


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def first_day_of(text: str | None) -> date | None:
    """YYYY-MM or YYYY-MM-DD as a day; a month means its first day."""
    if not text:
        return None
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")


def last_day_of(text: str | None) -> date | None:
    """YYYY-MM or YYYY-MM-DD as a day; a month means its last day."""
    first = first_day_of(text)
    return last_day(first.year, first.month) if first and text != first.isoformat() else first


def months(first: date, last: date) -> Iterator[tuple[int, int]]:
    """(year, month) from the month of ``first`` to that of ``last``, both included."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = month_after(year, month)


def month_after(year: int, month: int) -> tuple[int, int]:
    return year + month // 12, month % 12 + 1


def due_in(words: str, year: int, month: int) -> date:
    """The due day of a duty for this month: the day that the words name, else the last of the month."""
    if NEXT_MONTH.search(words):
        year, month = month_after(year, month)
    named, last = DAY_OF_MONTH.search(words), last_day(year, month)
    day = int(named.group(1)) if named else 0
    return last.replace(day=day) if 0 < day < last.day else last
