"""The timeline as numbers for a drawing: every scheme one picture, all of them on one scale. The page's list says the
same in words; the drawing adds nothing that is not there."""

from dataclasses import dataclass, field
from datetime import date

from dudao.lib.day_words import day_words, full_day_words
from dudao.schemes.enums import DutyKind
from dudao.schemes.models import Duty, Phase, SchemeVersion
from dudao.schemes.timeline import Band, Bar, band_of, lay_out, month_starts, school_year, span, span_words, within

WIDTH, SIDE = 1200, 8  # of the drawing, and its margin left and right
HEAD, LANE, FEET = 30, 44, 34
LETTER = 13.5  # width of one character of a label
OFTEN, SELDOM = 18, 40  # up to so many months each is named; up to so many each quarter


@dataclass
class Tick:
    x: float
    label: str
    is_year: bool


@dataclass
class DrawnBar:
    key: str
    x: float
    y: float
    width: float
    label: str
    label_x: float
    anchor: str
    said: str
    state: str
    is_open_start: bool
    is_open_end: bool
    is_dateless: bool

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass
class Dot:
    key: str
    x: float
    label: str
    said: str
    is_over: bool


@dataclass
class Picture:
    """One scheme: bars, dots of due days, ticks and today's line, in units of a drawing ``WIDTH`` wide."""

    version: SchemeVersion
    height: int
    ticks: list[Tick]
    bars: list[DrawnBar]
    dots: list[Dot]
    today_x: float | None
    dots_y: int
    rows: list = field(default_factory=list)
    elsewhere: int = 0  # phases and due days in other school years, not shown

    width = WIDTH

    @property
    def today_anchor(self) -> str:
        return "end" if self.today_x and self.today_x > WIDTH - 60 else "start"

    @property
    def today_label_x(self) -> float:
        return (self.today_x or 0) + (-4 if self.today_anchor == "end" else 4)


@dataclass(frozen=True)
class Row:
    """A line of the list beneath: a phase, a due day, or today."""

    key: str
    kind: str
    title: str
    when: str
    words: str
    who: str
    state: str
    on: date


def bands_of(versions: list[SchemeVersion]) -> list[Band]:
    """``versions`` with phases, duties and their units fetched beforehand."""
    return [band_of(version, version.phases.all(), version.duties.all()) for version in versions]


def pictures_of(bands: list[Band], today: date) -> list[Picture]:
    scale = Scale(*span(bands, today))
    return [_picture(band, scale, today) for band in bands]


def year_pictures_of(bands: list[Band], today: date) -> list[Picture]:
    """Only what reaches into the school year that runs, so that papers of earlier years do not make it narrow. All of
    it where nothing stands in another year, or nothing in this one."""
    first, last = school_year(today)
    cut = [within(band, first, last) for band in bands]
    if not any(band.bars or band.milestones for band in cut) or cut_off(bands, today) == 0:
        return pictures_of(bands, today)
    began, ends = span(cut, today)
    scale = Scale(max(began, first), min(ends, last) if ends >= first else last)
    pictures = [_picture(band, scale, today) for band in cut]
    for picture, band, part in zip(pictures, bands, cut, strict=True):
        picture.elsewhere = band.size - part.size
    return pictures


def cut_off(bands: list[Band], today: date) -> int:
    """How many phases and due days lie in other school years than the one that runs."""
    return sum(band.size - within(band, *school_year(today)).size for band in bands)


@dataclass(frozen=True)
class Scale:
    first: date
    last: date

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins, or ends."""
        whole = (self.last - self.first).days + 1
        at = (day - self.first).days + (1 if end else 0)
        return round(SIDE + (WIDTH - 2 * SIDE) * min(max(at, 0), whole) / whole, 1)

    def ticks(self) -> list[Tick]:
        starts = month_starts(self.first, self.last)
        step = 1 if len(starts) <= OFTEN else 3 if len(starts) <= SELDOM else 6
        shown = [day for day in starts if (day.month - 1) % step == 0 or (day == starts[0] and step == 1)]
        return [Tick(self.x(day), _tick(day, day is shown[0]), day.month == 1) for day in shown]


def _tick(day: date, is_first: bool) -> str:
    return f"{day.year}年{day.month}月" if is_first or day.month == 1 else f"{day.month}月"


def _picture(band: Band, scale: Scale, today: date) -> Picture:
    lay_out(band, lambda bar: _reach(bar, scale))
    dots_y = HEAD + LANE * band.lanes + 8
    height = dots_y + (FEET if band.milestones else 4)
    is_seen = scale.first <= today <= scale.last
    return Picture(
        band.version, height, scale.ticks(), [_bar(bar, scale, today) for bar in band.bars], _dots(band, scale, today),
        scale.x(today) if is_seen else None, dots_y, rows=rows_of(band, today),
    )  # fmt: skip


def _reach(bar: Bar, scale: Scale) -> tuple[float, float]:
    """From where to where a bar and its label take room."""
    left, right = scale.x(bar.first), scale.x(bar.last, end=True)
    wide = len(_label(bar)) * LETTER
    return (min(left, right - wide), right) if left + wide > WIDTH - SIDE else (left, max(right, left + wide))


def _label(bar: Bar) -> str:
    words = bar.phase.words or span_words(bar.phase.starts_on, bar.phase.ends_on)
    return f"{bar.phase.name[:16]}（{words[:16]}）" if words else bar.phase.name[:16]


def _bar(bar: Bar, scale: Scale, today: date) -> DrawnBar:
    left, right = scale.x(bar.first), scale.x(bar.last, end=True)
    label = _label(bar)
    at_right = left + len(label) * LETTER > WIDTH - SIDE
    return DrawnBar(
        f"p{bar.phase.pk}", left, HEAD + LANE * bar.lane, max(round(right - left, 1), 4), label,
        right if at_right else left, "end" if at_right else "start", said(bar.phase), _state(bar.phase, today),
        bar.open_start, bar.open_end, bar.is_dateless,
    )  # fmt: skip


def said(phase: Phase) -> str:
    """A phase in one sentence, for hovering and for a screen reader."""
    window = span_words(phase.starts_on, phase.ends_on)
    words = f"原文写“{phase.words}”，" if phase.words else ""
    return f"{phase.name}：{words}{window}{f'，{phase.actor}' if phase.actor else ''}"


def _dots(band: Band, scale: Scale, today: date) -> list[Dot]:
    dots = []
    for one in band.milestones:
        whats = _whats(one.duties)
        count = len(whats)
        what = whats[0] + (f"等 {count} 件" if count > 1 else "")
        dots.append(
            Dot(f"d{band.version.pk}-{one.day:%Y%m%d}", scale.x(one.day, end=True), str(count) if count > 1 else "",
                f"{full_day_words(one.day)}到期：{what}", one.day < today)
        )  # fmt: skip
    return dots


STATES = {
    "past": ("none", "过了"),
    "now": ("run", "正在进行"),
    "next": ("wait", "还没到"),
    "open": ("none", "没有写日期"),
}


def _state(phase: Phase, today: date) -> str:
    if phase.starts_on is None and phase.ends_on is None:
        return "open"
    if phase.starts_on and today < phase.starts_on:
        return "next"
    return "past" if phase.ends_on and phase.ends_on < today else "now"


def rows_of(band: Band, today: date) -> list[Row]:
    """Phases and due days by day, with today at its place; what has no day stands last."""
    rows = [_phase_row(bar, today) for bar in band.bars]
    for one in band.milestones:
        whats = _whats(one.duties)
        what = "；".join(whats[:3])
        more = f"；等 {len(whats)} 件" if len(whats) > 3 else ""
        state = "past" if one.day < today else "next"
        words = "；".join(dict.fromkeys(duty.due_words for duty in one.duties if duty.due_words))
        rows.append(Row(f"d{band.version.pk}-{one.day:%Y%m%d}", "due", f"{what}{more}", full_day_words(one.day), words,
                        _owed_by(one.duties), state, one.day))  # fmt: skip
    rows.append(Row("", "today", "今天", day_words(today, today), "", "", "", today))
    order = {"phase": 0, "today": 1, "due": 2}
    return sorted(rows, key=lambda row: (row.state == "open", row.on, order[row.kind]))


def _phase_row(bar: Bar, today: date) -> Row:
    phase = bar.phase
    return Row(f"p{phase.pk}", "phase", phase.name, span_words(phase.starts_on, phase.ends_on), phase.words,
               phase.actor, _state(phase, today), bar.first)  # fmt: skip


def _whats(duties: tuple[Duty, ...]) -> list[str]:
    """What falls due on a day, each thing once; what all departments report together is one thing."""
    progress = [duty for duty in duties if duty.kind == DutyKind.DEPARTMENT_DUTY]
    others = [_duty(duty) for duty in duties if duty.kind != DutyKind.DEPARTMENT_DUTY]
    told = [f"部门报职责进展（{len(progress)} 条职责）"] if len(progress) > 1 else [_duty(duty) for duty in progress]
    return list(dict.fromkeys(others + told))


def _duty(duty: Duty) -> str:
    text = duty.text.strip().rstrip("。；;")
    return text[:30] + ("…" if len(text) > 30 else "")


def _owed_by(duties: tuple[Duty, ...]) -> str:
    names = list(dict.fromkeys(name for duty in duties for name in duty.who))
    return "、".join(names[:4]) + ("等" if len(names) > 4 else "")
