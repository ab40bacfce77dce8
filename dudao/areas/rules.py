"""Decisions about areas and units on values given to them; each refusal is one Chinese sentence."""

import re
from datetime import date, timedelta

from dudao.lib.statetable import NotAllowed

# Beyond these a year was mistyped: nobody in office began before, nothing is decided so long ahead.
EARLIEST, FARTHEST = date(1980, 1, 1), timedelta(days=10 * 366)


def check_year(day: date | None, today: date) -> None:
    """:raises NotAllowed: a day so far away that its year was mistyped; None is no day and passes."""
    if day is not None and not EARLIEST <= day <= today + FARTHEST:
        raise NotAllowed(f"日子写成了 {day.year} 年，请核对年份。")


def check_county_code(code: str) -> str:
    """Six digits as in GB/T 2260. Returns the code without blanks."""
    code = code.strip()
    if not re.fullmatch(r"[1-9][0-9]{5}", code):
        raise NotAllowed("县级代码是六位数字，第一位不是 0，例如 990101。可在民政部公布的行政区划代码里查到。")
    return code


def check_name(name: str, what: str, *, longest: int) -> str:
    """A name without blanks around it, neither empty nor longer than ``longest`` characters."""
    name = " ".join(name.split())
    if not name:
        raise NotAllowed(f"请写{what}。")
    if len(name) > longest:
        raise NotAllowed(f"{what}最多 {longest} 个字，现在有 {len(name)} 个。")
    return name
