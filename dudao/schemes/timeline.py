"""The phases of schemes laid out over time: windows with open ends, lanes for what overlaps, the days on which
something falls due. Pure apart from the rows that it is given; nothing here knows a page."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dudao.lib.day_words import full_day_words

from .days import last_day, months
from .enums import Cadence
from .models import Duty, Phase, SchemeVersion
from .planning import PlannedDuty

TENS = {(1, 10): "上旬", (11, 20): "中旬", (21, 0): "下旬"}  # 0: to the end of the month
NEAR = timedelta(days=370)  # today further away than this is said in words and not drawn
REPEATED = (Cadence.MONTHLY, Cadence.QUARTERLY)


@dataclass
class Bar:
    """A phase as it is drawn. ``first`` and ``last`` are the drawn days; an open side was not written."""

    phase: Phase
    first: date
    last: date
    open_start: bool
    open_end: bool
    lane: int = 0

    @property
    def is_dateless(self) -> bool:
        return self.open_start and self.open_end


@dataclass(frozen=True)
class Milestone:
    """A day on which something of a scheme falls due."""

    day: date
    duties: tuple[Duty, ...]


@dataclass
class Band:
    """One scheme on the timeline."""

    version: SchemeVersion
    bars: list[Bar] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)

    @property
    def lanes(self) -> int:
        return max((bar.lane for bar in self.bars), default=-1) + 1

    @property
    def size(self) -> int:
        """How many things stand on it."""
        return len(self.bars) + len(self.milestones)

    @property
    def days(self) -> list[date]:
        """Every day that the document writes; open sides are not among them."""
        written = [day for bar in self.bars for day in (bar.phase.starts_on, bar.phase.ends_on) if day]
        return written + [milestone.day for milestone in self.milestones]


def span(bands: Iterable[Band], today: date) -> tuple[date, date]:
    """First day of the first month and last day of the last that must be seen; today too, unless it is far away."""
    days = [day for band in bands for day in band.days] or [today]
    first, last = min(days), max(days)
    if today < first and first - today < NEAR:
        first = today
    if today > last and today - last < NEAR:
        last = today
    return first.replace(day=1), last_day(last.year, last.month)


def band_of(version: SchemeVersion, phases: Iterable[Phase], duties: Iterable[Duty]) -> Band:
    """A scheme with its bars and milestones; ``lay_out`` then puts overlapping bars into lanes."""
    milestones = _milestones(version, duties)
    band = Band(version, milestones=milestones)
    phases = list(phases)
    written = [day for phase in phases for day in (phase.starts_on, phase.ends_on) if day]
    written += [milestone.day for milestone in milestones] or [version.in_force_on]
    for phase in phases:
        first, last = phase.starts_on or min(written), phase.ends_on or max(written)
        if phase.starts_on and first > last:  # open end beyond everything that is written
            last = first
        if phase.ends_on and first > last:
            first = last
        band.bars.append(Bar(phase, first, last, phase.starts_on is None, phase.ends_on is None))
    return band


def school_year(day: date) -> tuple[date, date]:
    """The first day of September and the last of August around a day."""
    year = day.year if day.month >= 9 else day.year - 1
    return date(year, 9, 1), date(year + 1, 8, 31)


def within(band: Band, first: date, last: date) -> Band:
    """What of a scheme reaches into a window: a phase without an end goes on, what falls due stands on its day."""
    bars = [_cut(bar, first, last) for bar in band.bars if _reaches(bar.phase, first, last)]
    return Band(band.version, bars, [one for one in band.milestones if first <= one.day <= last])


def _reaches(phase: Phase, first: date, last: date) -> bool:
    return (phase.starts_on or first) <= last and (phase.ends_on or last) >= first


def _cut(bar: Bar, first: date, last: date) -> Bar:
    begins = bar.first if bar.first <= last else first
    ends = bar.last if bar.last >= first else last
    return replace(bar, first=max(begins, first), last=min(ends, last))


def lay_out(band: Band, reach) -> None:
    """Give every bar the first lane in which it fits; ``reach(bar)`` says from where to where it takes room."""
    ends: list[float] = []
    for bar in sorted(band.bars, key=lambda bar: (bar.is_dateless, bar.first, bar.phase.order)):
        start, end = reach(bar)
        free = next((lane for lane, taken in enumerate(ends) if taken <= start), len(ends))
        ends[free : free + 1] = [end]
        bar.lane = free


def _milestones(version: SchemeVersion, duties: Iterable[Duty]) -> list[Milestone]:
    by_day: dict[date, list[Duty]] = {}
    for duty in duties:
        for day in due_days(duty, version.in_force_on):
            by_day.setdefault(day, []).append(duty)
    return [Milestone(day, tuple(by_day[day])) for day in sorted(by_day)]


def due_days(duty: Duty, begins: date) -> list[date]:
    """The days on which a duty falls due, each month or quarter of its window where it comes again."""
    if duty.cadence not in REPEATED:
        return [duty.due_on] if duty.due_on else []
    planned = PlannedDuty(
        duty.kind, duty.order, duty.text, [], [], [], "", due_words=duty.due_words, cadence=duty.cadence,
        from_on=duty.from_on, until_on=duty.until_on,
    )  # fmt: skip
    return [day for _, day in planned.dues(duty.from_on or begins) if day]


def span_words(first: date | None, last: date | None) -> str:
    """A window as exactly as the document gives it: months, ten-day periods or days; an open side says so."""
    if first is None and last is None:
        return "没有写日期"
    if first is None or last is None:
        return f"{_point(first, True)}起，没有写到什么时候" if first else f"到{_point(last, False)}，没有写从什么时候"
    if _is_months(first, last):
        return _joined(_month(first), _month(last), first, last)
    left, right = _ten_days(first, starts=True), _ten_days(last, starts=False)
    if left and right:
        return _joined(f"{_month(first)}{left}", f"{_month(last)}{right}", first, last)
    return full_day_words(first) if first == last else _joined(full_day_words(first), full_day_words(last), first, last)


def _joined(left: str, right: str, first: date, last: date) -> str:
    if left == right:
        return left
    return f"{left}至{right.removeprefix(f'{last.year}年') if first.year == last.year else right}"


def _point(day: date, starts: bool) -> str:
    whole = day.day == 1 if starts else day.day == _length(day)
    return _month(day) if whole else full_day_words(day)


def _is_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == _length(last)


def _ten_days(day: date, *, starts: bool) -> str:
    for (begin, end), words in TENS.items():
        if day.day == (begin if starts else end or _length(day)):
            return words
    return ""


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def month_starts(first: date, last: date) -> list[date]:
    """The first day of every month from ``first`` to ``last``."""
    return [date(year, month, 1) for year, month in months(first, last)]
