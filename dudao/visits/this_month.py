"""Who goes where this month: what is arranged, by whom, and until when he may."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, Posting

from .enums import InspectionState, VisitState
from .models import VisitMember


@dataclass(frozen=True)
class Current:
    """A school's visit of this month: its id, the day that is planned, who goes, until when his certificate holds; why
    nobody went, where the only one was written off."""

    visit: object = None
    planned_on: date | None = None
    inspector: tuple[int, str] | None = None
    able_until: date | None = None
    gone_reason: str = ""


def visits_of_month(visits, ids: list[int], *, month: date, today: date) -> dict[int, Current]:
    """Unit → what stands arranged among ``visits`` this month; where nothing does, who is posted there."""
    posted = _posted(ids, today)
    gone = visits.filter(unit__in=ids, month=month, state=VisitState.MISSED).order_by("pk")
    reasons = dict(gone.values_list("unit", "gone_reason"))
    found = {unit: Current(inspector=posted.get(unit), gone_reason=reasons.get(unit, "")) for unit in ids}
    running = visits.filter(
        unit__in=ids, month=month, inspection__state=InspectionState.RUNNING, state=VisitState.PLANNED
    )
    rows = list(running.order_by("-pk").values_list("pk", "unit", "planned_on"))
    goers = _goers([pk for pk, _, _ in rows])
    able = _certificates({goer[0] for goer in goers.values()}, today)
    for pk, unit, planned_on in rows:
        goer = goers.get(pk)
        found[unit] = Current(pk, planned_on, goer, able.get(goer[0]) if goer else None)
    return found


def _goers(visits: list) -> dict[object, tuple[int, str]]:
    """Visit → who goes (id, name), the lead before the others."""
    rows = VisitMember.objects.filter(visit__in=visits, left_at=None).order_by("is_lead", "-pk")
    return {visit: (user, name) for visit, user, name in rows.values_list("visit", "user", "user__name")}


def _posted(ids: list[int], today: date) -> dict[int, tuple[int, str]]:
    rows = Posting.objects.on(today).filter(unit__in=ids, position__in=Position.objects.on(today)).order_by("-pk")
    return {
        unit: (user, name) for unit, user, name in rows.values_list("unit", "position__user", "position__user__name")
    }


def _certificates(users: set[int], today: date) -> dict[int, date]:
    """Person → until when the certificate holds; who has no day written down is able."""
    rows = Position.objects.on(today).filter(
        user__in=users, kind=PositionKind.INSPECTOR, certificate_until__isnull=False
    )
    found: dict[int, date] = defaultdict(lambda: date.min)
    for user, until in rows.order_by("pk").values_list("user", "certificate_until"):
        found[user] = max(found[user], until)
    return dict(found)
