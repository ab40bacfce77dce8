"""How a round stands: who has handed in, who is missing and whom to call; what a round would cost before it is sent."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef, Q

from dudao.accounts.models import Position, User
from dudao.areas.enums import INSPECTED_KINDS, Relation
from dudao.areas.models import Unit, UnitLink
from dudao.lib.statetable import NotAllowed
from dudao.obligations import burden
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from dudao.schemes.models import Checkpoint, SchemeVersion

from . import access, rules
from .enums import AssessmentState, RoundState, WorkbookOutcome
from .models import Assessment, Consolidation, ReturnedWorkbook, Round
from .points import Points


@dataclass(frozen=True)
class Missing:
    """A unit that has not handed in: how far it is, its head, what it owes, when it was last urged."""

    assessment: Assessment
    head: User | None
    obligation: Obligation | None
    urged_at: datetime | None


@dataclass(frozen=True)
class Standing:
    """A round at a glance; ``late`` is said of the day, not of a unit."""

    total: int
    confirmed: int
    begun: int
    by_workbook: int

    @property
    def missing(self) -> int:
        return self.total - self.confirmed


@dataclass(frozen=True)
class Cost:
    """What one unit would be asked: points, minutes, and the minutes that the same month asks of it already."""

    unit: Unit
    points: int
    minutes: int
    month: int

    @property
    def whole(self) -> int:
        return self.month + self.minutes


def rounds_for(scope):
    """The rounds in scope with their counts, the newest first."""
    confirmed = Count("assessments", filter=Q(assessments__state=AssessmentState.CONFIRMED))
    rows = Round.objects.visible_to(scope).select_related("version", "sent_by")
    return rows.annotate(asked=Count("assessments"), confirmed=confirmed).order_by("-id")


def standing_of(sent: Round) -> Standing:
    rows = list(sent.assessments.values_list("state", "by_workbook"))
    states = Counter(state for state, _ in rows)
    return Standing(
        len(rows), states[AssessmentState.CONFIRMED], states[AssessmentState.IN_PROGRESS],
        sum(by_workbook for state, by_workbook in rows if state == AssessmentState.CONFIRMED),
    )  # fmt: skip


def missing_of(sent: Round, today: date) -> list[Missing]:
    """Who is still missing, by code. Three queries, whatever the number of units."""
    forms = list(
        sent.assessments.exclude(state=AssessmentState.CONFIRMED)
        .select_related("unit")
        .order_by("unit__kind", "unit__code", "pk")
    )
    heads = heads_of([form.unit_id for form in forms], today)
    owed = Obligation.objects.open().filter(kind=ObligationKind.SELF_CHECK, reference=str(sent.pk))
    rows = {row.debtor_id: row for row in owed.annotate(urged_at=Max("urgings__at"))}
    return [
        Missing(form, heads.get(form.unit_id), row, row.urged_at if row else None)
        for form in forms
        for row in [rows.get(form.unit_id)]
    ]


def heads_of(unit_ids, today: date) -> dict[int, User]:
    """Unit → its head today, the latest where it has two."""
    seats = Position.objects.on(today).filter(unit__in=unit_ids, kind__in=access.HEADS).select_related("user")
    return {seat.unit_id: seat.user for seat in seats.order_by("from_on", "pk")}


def missed_of(sent: Round) -> list[Assessment]:
    """Who was missing when the round ended, by code; those that came late are confirmed by now."""
    rows = sent.assessments.filter(missed=True).select_related("unit")
    return list(rows.order_by("unit__kind", "unit__code", "pk"))


def unreported(sent: Round) -> list[Unit]:
    """Who owed a report upward when the round ended and had not sent it."""
    owed = Obligation.objects.filter(
        kind=ObligationKind.CONSOLIDATION, reference=str(sent.pk), state=ObligationState.WITHDRAWN
    )
    return list(Unit.objects.filter(pk__in=owed.values("debtor")).order_by("code", "pk"))


def refusal_to_end(sent: Round, standing: Standing, today: date) -> str:
    """Why the round may not be ended now; empty where it may."""
    try:
        rules.check_can_end(
            missing=standing.missing, questions=questions_of(sent).count(), due_on=sent.due_on, today=today
        )
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def handed_in(sent: Round):
    """The forms that came in, the latest first."""
    rows = sent.assessments.filter(state=AssessmentState.CONFIRMED).select_related("unit", "confirmed_by")
    return rows.order_by("-confirmed_at", "pk")


def questions_of(sent: Round):
    """Returned files about which the office must decide."""
    rows = ReturnedWorkbook.objects.filter(round=sent, outcome=WorkbookOutcome.AMBIGUOUS)
    return rows.select_related("unit", "received_by").order_by("unit__code", "received_at", "pk")


def reports_of(sent: Round):
    """What districts and directly managed schools have sent upward."""
    rows = Consolidation.objects.filter(round=sent, submitted_at__isnull=False)
    return rows.select_related("unit", "submitted_by").order_by("unit__code", "pk")


def versions_in_force(scope, today: date):
    """The versions that a round may ask about: those with points."""
    if not scope.whole_county:
        return SchemeVersion.objects.none()
    held = SchemeVersion.objects.filter(county_code=scope.county_code).in_force(today)
    return held.filter(Exists(Checkpoint.objects.filter(version=OuterRef("pk")))).order_by("-id")


def candidates(scope, today: date, *, kinds=INSPECTED_KINDS, upper: Unit | None = None):
    """Units that may be asked: of these kinds, under a responsibility area or school district if one is named."""
    rows = Unit.objects.visible_to(scope).open_on(today).filter(kind__in=kinds)
    if upper is not None:
        links = UnitLink.objects.on(today).filter(
            upper=upper, relation__in=(Relation.RESPONSIBILITY_AREA, Relation.SCHOOL_DISTRICT)
        )
        rows = rows.filter(pk__in=links.values("lower"))
    return rows.order_by("kind", "code", "pk")


def costs_of(version: SchemeVersion, units, due_on: date) -> list[Cost]:
    """What a round due on ``due_on`` would cost each unit; units that no point concerns are left out. A fixed
    number of queries."""
    points, units = Points(version), list(units)
    month = burden.asked_in(version.county_code, due_on)
    rows = [Cost(unit, len(points.of(unit)), points.minutes(unit), month.get(unit.pk, 0)) for unit in units]
    return [row for row in rows if row.points]


def may_withdraw(sent: Round) -> bool:
    """Whether nobody has answered yet."""
    return sent.state == RoundState.SENT and not sent.assessments.exclude(state=AssessmentState.NOT_BEGUN).exists()
