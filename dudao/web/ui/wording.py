"""How days, counts and persons are written on the pages. Pure: the caller gives today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dudao.lib.day_words import day_words, full_day_words

WEEKDAYS = "一二三四五六日"
NEAR = {0: "今天", 1: "明天", 2: "后天"}
NOTHING = "无"


@dataclass(frozen=True)
class Status:
    """A word with its shape: ``kind`` is one of due, back, soon, wait, run, closed, none."""

    kind: str
    text: str


def day(value: date, today: date) -> str:
    """``11月18日``; with the year where it is not this one."""
    return day_words(value, today)


def day_full(value: date) -> str:
    """``2026年11月18日``."""
    return full_day_words(value)


def weekday(value: date) -> str:
    """``周三``."""
    return f"周{WEEKDAYS[value.weekday()]}"


def clock(value: datetime) -> str:
    """``09:43``; ``value`` is local time."""
    return f"{value:%H:%M}"


def moment(value: datetime, today: date) -> str:
    """``09:43`` today, else ``11月17日 16:20``; ``value`` is local time."""
    return clock(value) if value.date() == today else f"{day(value.date(), today)} {clock(value)}"


def due(due_on: date | None, today: date, overdue: int = 0) -> Status:
    """A due day as it stands today. ``overdue``: days (working days where the rule says so) by which it has passed."""
    if due_on is None:
        return Status("none", "没有期限")
    if due_on < today:
        return Status("due", f"逾期 {overdue} 天" if overdue else "已到期")
    left = (due_on - today).days
    if left in NEAR:
        return Status("soon", NEAR[left])
    near = left <= 6
    return Status("run", f"{day(due_on, today)} {weekday(due_on)}" if near else day(due_on, today))


def days_left(due_on: date | None, today: date) -> Status:
    """``还有 9 天``, ``今天到期``, ``过了 2 天``: calendar days, for a clock that the law lets run."""
    if due_on is None:
        return Status("none", "没有期限")
    left = (due_on - today).days
    if left < 0:
        return Status("due", f"过了 {-left} 天")
    words = {0: "今天到期", 1: "明天到期"}.get(left, f"还有 {left} 天")
    return Status("soon" if left <= 3 else "run", words)


def mask_phone(number: str) -> str:
    """``138****5678``: the last four digits stay, so that two persons can be told apart."""
    digits = sum(char.isdigit() for char in number)
    if digits < 7:
        return "****" if digits else number
    hidden, seen = range(digits - 8, digits - 4), -1
    if digits < 9:
        hidden = range(digits - 4)
    shown = []
    for char in number:
        seen += char.isdigit()
        shown.append("*" if char.isdigit() and seen in hidden else char)
    return "".join(shown)


def part_of(done: int, total: int) -> str:
    """``138/156``; ``无`` where there is nothing to count."""
    return f"{done:,}/{total:,}" if total else NOTHING


def percent(done: int, total: int) -> str:
    """``98.7%``; ``无`` where there is nothing to count. All is only said when it is all, nothing only when nothing."""
    if not total:
        return NOTHING
    shown = min(max(round(100 * done / total, 1), 0.1 if done else 0.0), 99.9 if done < total else 100.0)
    return f"{shown:.1f}%"


def size(octets: int) -> str:
    """``1.2 MB``, ``340 KB``."""
    if octets >= 1024 * 1024:
        return f"{octets / 1024 / 1024:.1f} MB"
    return f"{max(1, round(octets / 1024))} KB"


def paragraphs(text: str) -> list[str]:
    """The lines that hold something, as a paper sets them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def names(items: Iterable[str], most: int = 3, unit: str = "所") -> str:
    """``枫林小学、荷塘小学等 5 所``: at most ``most`` names, then the whole number."""
    listed = list(items)
    shown = "、".join(listed[:most])
    return shown if len(listed) <= most else f"{shown}等 {len(listed)} {unit}"
