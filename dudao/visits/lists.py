"""Where every page about visits begins, and the visits of one person as he goes through them."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from .checklist import points_of
from .enums import OVER, InspectionState, VisitState
from .findings import missing
from .known import seen_in, seen_of
from .models import Visit, VisitMember
from .readers import Reader

RECENT = timedelta(days=31)


def visible_visits(reader: Reader):
    """What ``reader`` may see, with unit and inspection."""
    return Visit.objects.visible_to(reader).select_related("unit", "inspection", "receipt_by", "typed_by")


def readable_visits(reader: Reader):
    """Those whose record ``reader`` may open: who is only told of visits reads nothing before the feedback either."""
    rows = visible_visits(reader)
    if not reader.told_only:
        return rows
    going = VisitMember.objects.of(reader.user_id).values("visit")
    return rows.filter(Q(state=VisitState.FED_BACK) | Q(pk__in=going))


def own_visits(reader: Reader):
    """Those to which ``reader`` goes and that are not over, the earliest day first."""
    rows = visible_visits(reader).with_member(reader.user_id)
    return rows.exclude(state__in=OVER).exclude(inspection__state=InspectionState.WITHDRAWN).order_by("due_on", "pk")


def missed_visits(reader: Reader):
    """Those to which ``reader`` could not go and may still go, where nothing else was arranged instead."""
    later = Visit.objects.live().filter(
        inspection=OuterRef("inspection"), unit=OuterRef("unit"), nth__gt=OuterRef("nth")
    )  # fmt: skip
    rows = visible_visits(reader).with_member(reader.user_id).filter(state=VisitState.MISSED)
    return rows.filter(~Exists(later), inspection__state=InspectionState.RUNNING).order_by("due_on", "pk")


def done_lately(reader: Reader, today: date):
    """Those that he fed back in the last month, the newest first."""
    rows = visible_visits(reader).with_member(reader.user_id)
    return rows.filter(state=VisitState.FED_BACK, visited_on__gt=today - RECENT).order_by("-visited_on", "pk")


def visits_at(reader: Reader, unit):
    """Every visit of one unit of which ``reader`` may know, what lies ahead first, then the newest."""
    return visible_visits(reader).filter(unit=unit).order_by("-month", "-due_on", "pk")


def left_to_see(visit: Visit) -> int:
    """How many points are not complete in an open record."""
    stored = seen_in(visit)
    return sum(bool(missing(seen_of(stored.get(number)))) for number in points_of(visit))
