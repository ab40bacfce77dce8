"""What stands arranged this month: at which school, who leads, until when he may go. Asked once for any number."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import inf
from uuid import UUID

from django.db.models import FilteredRelation, Max, Q

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, Posting
from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit

from .enums import COVERING, InspectionState, VisitState
from .models import Inspection, Visit, VisitMember
from .months import first_of
from .readers import Reader

OFF = frozenset({VisitState.MISSED, VisitState.CANCELLED})
# How much each says of the month: the highest stands for the school.
RANK = {
    VisitState.CANCELLED: 0, VisitState.MISSED: 0, VisitState.PLANNED: 1, VisitState.OPENED: 2,
    VisitState.RECORDED: 2, VisitState.FED_BACK: 3,
}  # fmt: skip
FACTS = ("unit", "state", "planned_on", "gone_reason", "lead__user")
SHOWN = ("visited_on", "lead__user__name", "pk")


@dataclass(slots=True)
class Current:
    """A school's visit of this month: how far it is, the day that is planned, why it is off, who leads (id, name); the
    day on which it took place, the name and ``pk`` only where they are shown."""

    state: str
    planned_on: date | None
    gone_reason: str
    lead: tuple[int, str] | None
    visited_on: date | None = None
    pk: UUID | None = None

    @property
    def waits(self) -> bool:
        return self.state == VisitState.PLANNED

    @property
    def is_off(self) -> bool:
        return self.state in OFF

    @property
    def gone(self) -> str:
        """没去成：林老师住院; empty unless it is off."""
        return f"{VisitState(self.state).label}：{self.gone_reason.rstrip('。')}" if self.is_off else ""

    @property
    def weight(self) -> tuple[int, int, float]:
        """The further one stands for the school; of those that are as far, the earliest; of one day, the one to which
        somebody goes, so that it is the same however they are read."""
        day = self.visited_on or self.planned_on or date.max
        return RANK[VisitState(self.state)], -day.toordinal(), -(self.lead[0] if self.lead else inf)


def current_of(visits, month: date, *, counted_only: bool = False) -> dict[int, Current]:
    """Unit → the one of ``visits`` that says most of ``month``: fed back before begun before planned before what is
    off; of several the earliest."""
    rows = visits.filter(month=month).exclude(
        state=VisitState.PLANNED, inspection__state__in=(InspectionState.ENDED, InspectionState.WITHDRAWN)
    )
    rows = rows.annotate(lead=FilteredRelation("members", condition=Q(members__left_at=None, members__is_lead=True)))
    found: dict[int, Current] = {}
    rows = rows.order_by() if counted_only else rows.order_by("pk")
    for row in rows.values_list(*FACTS, *([] if counted_only else SHOWN)):
        unit, state, planned_on, reason, user, visited_on, name, pk = row if len(row) > 5 else (*row, None, "", None)
        now = Current(state, planned_on, reason, (user, name) if user else None, visited_on, pk)
        known = found.get(unit)
        if known is None or now.weight > known.weight:
            found[unit] = now
    return found


def waiting_with(reader: Reader, unit_ids: list[int], today: date):
    """This month's covering visits at these units, and at every other school of the county where one of them goes who
    goes here too: an inspector has his working days once, whichever of his schools are looked at."""
    month = first_of(today)
    planned = VisitMember.objects.current().filter(is_lead=True, visit__month=month, visit__state=VisitState.PLANNED)
    # Asked by itself: as a question within the question, a database that does not know yet how many visits the month
    # has goes through all of them for each.
    here = list(planned.filter(visit__unit__in=unit_ids).values_list("user", flat=True).distinct())
    schools = Unit.objects.filter(county_code=reader.scope.county_code, kind=UnitKind.SCHOOL).open_on(today)
    theirs = planned.filter(user__in=here, visit__unit__in=schools.values("pk"))
    rows = Visit.objects.reckoned_with(reader).filter(month=month, inspection__kind__in=COVERING)
    return rows.filter(Q(unit__in=unit_ids) | Q(unit__in=theirs.values("visit__unit")))


def last_seen(county_code: str, unit_ids: list[int], since: date, until: date) -> dict[int, date]:
    """Unit → the last day on which it was visited in these months. What was fed back everybody may know of."""
    covering = Inspection.objects.filter(county_code=county_code, kind__in=COVERING)
    rows = Visit.objects.filter(
        county_code=county_code, state=VisitState.FED_BACK, unit__in=unit_ids, inspection__in=covering.values("pk"),
        month__range=(since, until),
    )  # fmt: skip
    return dict(rows.order_by().values_list("unit").annotate(Max("visited_on")))


def posted_at(unit_ids: list[int], today: date) -> dict[int, str]:
    """Unit → the name of the inspector who is posted there, the first one where there are several."""
    rows = Posting.objects.on(today).filter(unit__in=unit_ids, position__in=Position.objects.on(today))
    return dict(rows.order_by("-from_on", "-pk").values_list("unit", "position__user__name"))


def able_of(users: set[int], today: date) -> dict[int, date]:
    """Person → until when he may go: as long as an inspector's certificate holds, for ever where no day is written down
    (visits.access.check_certificate). Who holds no position any more is not there."""
    rows = Position.objects.on(today).filter(user__in=users).order_by("pk")
    held: dict[int, list[date]] = defaultdict(list)
    for user, kind, until in rows.values_list("user", "kind", "certificate_until"):
        held[user] += [until or date.max] if kind == PositionKind.INSPECTOR else []
    return {user: max(days, default=date.max) for user, days in held.items()}
