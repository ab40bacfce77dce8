"""Days as people type them into a cell."""

import re
from datetime import date, datetime, timedelta
from typing import Any

WRITTEN = re.compile(r"(?:(\d{4}|\d{2})[-./年])?\s*(\d{1,2})[-./月]\s*(\d{1,2})[日号]?(?:前|之前|以前)?")
# Excel counts days from the last of December 1899 (its 1900 is a leap year); these are the years 2009 to 2064.
SERIAL_FROM, SERIALS = date(1899, 12, 30), range(40000, 60200)


def day_of(cell: Any, *, today: date) -> date | None:
    """The day in a cell; None for an empty one. A day without a year is the next such day, half a year back at most.

    :raises ValueError: something is there that is no day.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float):
        return _serial(int(cell))
    text = str(cell or "").strip()
    if not text:
        return None
    if text.isdecimal():
        return _serial(int(text))
    found = WRITTEN.fullmatch(text.split(" ")[0]) or WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = found[1], int(found[2]), int(found[3])
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = date(today.year, month, day)
    return near if near > today - timedelta(days=183) else date(today.year + 1, month, day)


def _serial(number: int) -> date:
    if number not in SERIALS:
        raise ValueError(number)
    return SERIAL_FROM + timedelta(days=number)
