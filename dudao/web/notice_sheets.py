"""The written notice of an inspection on A4, for the office that sends it and for the departments that go along."""

from dudao.visits.enums import VisitState
from dudao.visits.going_along import points_at
from dudao.visits.models import Inspection

NAMED = 12  # units that stand in the first line; more are listed below


def notice_sheets(inspection: Inspection, visits, today, *, each: bool = False) -> dict:
    """What ``ui/_notice_sheets.html`` shows of ``visits``: one sheet for all of them, or one for ``each``."""
    rows = visits.filter(nth=1).exclude(state=VisitState.CANCELLED).prefetch_related("members__user")
    named = [(visit, _team(visit)) for visit in rows.order_by("unit__code", "pk")]
    return {
        "shown": inspection, "visits": named, "sheets": [[one] for one in named] if each else [named], "each": each,
        "named": each or len(named) <= NAMED, "day": inspection.notice_on or today,
        "points": points_at(inspection, [visit.unit for visit, _ in named]),
        "partners": inspection.partners.order_by("pk"),
    }  # fmt: skip


def _team(visit) -> str:
    team = visit.team
    return "、".join(f"{one.user.name}（组长）" if one.is_lead and len(team) > 1 else one.user.name for one in team)
