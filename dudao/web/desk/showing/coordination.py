"""The table of a period and the text that goes to the group."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from dudao.obligations import periods
from dudao.obligations.coordination import Line
from dudao.obligations.models import Obligation
from dudao.schemes.enums import Cadence
from dudao.web.ui import wording

LONGEST = 80  # of one department in the group; the table has it whole


def tabs(period: str, today: date) -> list[dict]:
    """This period's month and quarter, side by side."""
    day = min(max(today, periods.span(period)[0]), periods.span(period)[1])
    both = [(Cadence.MONTHLY, "按月"), (Cadence.QUARTERLY, "按季")]
    found = [(periods.period_of(cadence, day), label) for cadence, label in both]
    return [{"label": label, "url": page(other), "current": other == period, "count": None} for other, label in found]


def page(period: str) -> str:
    return reverse("desk:coordination", args=[period])


@dataclass(frozen=True)
class Beside:
    """The period before or after."""

    label: str
    url: str


def beside(period: str, today: date) -> list[Beside]:
    """The neighbours; nothing that has not begun."""
    found = [periods.before(period), periods.after(period)]
    return [Beside(periods.words(one, today), page(one)) for one in found if periods.span(one)[0] <= today]


def said(line: Line, period: str, today: date) -> list[tuple[str, str]]:
    """(what, when and by whom) of everything that a department told."""
    return [(_told(row, period, today), when(row, today)) for row in line.told]


def _told(row: Obligation, period: str, today: date) -> str:
    """In a quarter with the month."""
    return row.result if row.period == period else f"{periods.words(row.period, today)}：{row.result}"


def when(row: Obligation, today: date) -> str:
    """When, and who wrote it down."""
    at = wording.day(timezone.localdate(row.done_at), today)
    return f"{at}，{row.done_by.name}" if row.done_by else at


def text_of(lines: list[Line], period: str, today: date) -> str:
    """For the group: how many told, what they said, who is still asked, by when."""
    heard = [line for line in lines if line.told]
    still = [line for line in lines if line.owed]
    parts = [f"【“双减”{periods.words(period, today)}调度】{len(lines)} 个单位，{len(heard)} 个报了进展。"]
    parts += [f"{n}. {line.unit.label}：{_short(line, period, today)}" for n, line in enumerate(heard, start=1)]
    if still:
        due = max(row.due_on for line in still for row in line.owed)
        names = "、".join(line.unit.label for line in still)
        parts.append(f"还没报的：{names}。请在{wording.day(due, today)}前写一两句，没有进展也说一声。")
    return "\n".join(parts)


def _short(line: Line, period: str, today: date) -> str:
    words = "；".join(" ".join(_told(row, period, today).split()).rstrip("。；") for row in line.told)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
