"""What a department reads of the inspections in which it goes along: when, where to, with whom, what is looked at.

Never what was seen or said there, and never that there is an inspection which is not announced beforehand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, When

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, User
from dudao.areas.models import Unit

from .checklist import is_asked
from .enums import InspectionState
from .models import AskedPoint, Inspection, Visit


@dataclass(frozen=True)
class PlaceAlong:
    """One visit. ``own``: those of the team who hold a position at the department."""

    visit: Visit
    team: list[User]
    own: list[User]


def inspections_along(unit: Unit):
    """Those in which ``unit`` goes along, what runs first, then the newest."""
    over = Case(When(state=InspectionState.RUNNING, then=0), default=1)
    return Inspection.objects.going_along(unit).select_related("started_by").order_by(over, "-from_on", "-pk")


def points_at(inspection: Inspection, units: Iterable[Unit]) -> list[AskedPoint]:
    """The points of the list that one of ``units`` is asked: the same list may be for schools and institutions."""
    alike = {(unit.kind, *unit.stages): unit for unit in units}.values()
    rows = inspection.points.select_related("checkpoint").defer("checkpoint__place").order_by("order")
    return [row for row in rows if any(is_asked(row.checkpoint, unit) for unit in alike)]


def places_along(inspection: Inspection, unit: Unit, day) -> list[PlaceAlong]:
    """Where to, in the order of the days; for whoever may see ``inspection`` as one of ``inspections_along``."""
    seats = Position.objects.on(day).filter(unit=unit, kind=PositionKind.SECTION)
    here = set(seats.order_by().values_list("user", flat=True))
    rows = inspection.visits.select_related("unit", "inspection").prefetch_related("members__user")
    found = []
    for visit in rows.order_by("unit__code", "pk"):
        team = [member.user for member in visit.team]
        found.append(PlaceAlong(visit, team, [user for user in team if user.pk in here]))
    return sorted(found, key=lambda place: place.visit.visited_on or place.visit.planned_on or place.visit.due_on)
