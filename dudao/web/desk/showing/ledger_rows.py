"""The rows of the ledger's list, and its filters in force."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from dudao.accounts.enums import UNIT_KINDS
from dudao.ledger.access import source_for
from dudao.ledger.enums import Severity, SourceKind
from dudao.ledger.workflow import TO_RECTIFY
from dudao.web.ui import wording
from dudao.web.ui.answers import problem_status
from dudao.web.ui.wording import Status


@dataclass(frozen=True)
class Row:
    """One line; ``late`` is a Status or None."""

    id: int
    url: str
    unit: str
    what: str
    rebound: bool
    point: str
    source: str
    person: str
    due_on: date | None
    late: Status | None
    status: Status
    picked: bool = False


def row_of(problem, today: date, calendar, *, kind: str) -> Row:
    """``problem`` as a line for a position of ``kind``; the unit reads its own words for the state."""
    return Row(
        id=problem.pk, url=reverse("desk:problem", args=[problem.pk]), unit=problem.unit.label, what=problem.title,
        rebound=problem.previous_id is not None, point=f"{problem.point_code} {problem.point_text}".strip(),
        source=SourceKind(source_for(kind, problem.source)).label, person=problem.owner_name, due_on=problem.due_on,
        late=lateness(problem, today, calendar),
        status=problem_status(problem.state, problem.due_on, today, for_unit=kind in UNIT_KINDS),
    )  # fmt: skip


def lateness(problem, today: date, calendar) -> Status | None:
    """How the due day stands in working days: overdue, today, or reported late."""
    if problem.due_on is None:
        return None
    if problem.submitted_at and problem.state not in TO_RECTIFY:
        reported = timezone.localdate(problem.submitted_at)
        late = max(1, calendar.overdue_days(problem.due_on, reported)) if reported > problem.due_on else 0
        return Status("soon", f"晚交 {late} 天") if late else None
    if problem.state not in TO_RECTIFY:
        return None
    if problem.due_on < today:
        return Status("due", f"逾期 {max(1, calendar.overdue_days(problem.due_on, today))} 天")
    status = wording.due(problem.due_on, today)
    return status if status.kind == "soon" else None


def chips(wanted, area, address: str, query) -> list[dict]:
    """The filters in force, each with the address without it."""
    named = [("area", area.label if area else ""), ("source", wanted.source and SourceKind(wanted.source).label),
             ("severity", wanted.severity and Severity(wanted.severity).label)]  # fmt: skip
    found = []
    for name, label in named:
        if label:
            rest = query.copy()
            rest.pop(name, None)
            rest.pop("page", None)
            found.append({"label": label, "remove_url": f"{address}?{rest.urlencode()}"})
    return found
