"""What stands in a demo county, and what every one of them has on whatever day it is made."""

from collections import Counter
from datetime import date

from django.utils import timezone

from dudao.accounts.models import Position
from dudao.demo.accounts import HEAD, OFFICE
from dudao.demo.timeline import term_of
from dudao.inspections.enums import AssessmentState
from dudao.inspections.models import Assessment, Round
from dudao.ledger.enums import ProblemState
from dudao.ledger.models import Problem
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.coverage import Matrix, matrix, schools_of
from dudao.visits.enums import DrawState, InspectionKind, InspectionState, OpinionState, RemarkKind, VisitState
from dudao.visits.models import (
    Activity,
    Draw,
    Inspection,
    Opinion,
    RecordCheck,
    Remark,
    StudyRecord,
    Visit,
    VisitMember,
)  # fmt: skip
from dudao.visits.readers import reader_of

KINDS = {
    InspectionKind.ROUTINE, InspectionKind.SPECIAL, InspectionKind.FOLLOW_UP, InspectionKind.CAMPAIGN,
    InspectionKind.UNANNOUNCED, InspectionKind.VERIFICATION,
}  # fmt: skip
STATES = {
    ProblemState.OPEN, ProblemState.RECTIFYING, ProblemState.SUBMITTED, ProblemState.RETURNED, ProblemState.CLOSED,
}  # fmt: skip
WHOLE = 0.6  # of the schools of a month that is over were visited
SETTLED = 11  # after this day of the month the round stands, whatever holiday it begins with
UNDER_WAY = 14  # days after which the round of the month is partly done


def account(name: str) -> Position:
    return Position.objects.get(user__username=name)


def coverage() -> Matrix:
    today = timezone.localdate()
    reader = reader_of(account(OFFICE), today)
    return matrix(reader, schools_of(reader, today), today=today)


def running_round() -> Inspection | None:
    """The round of this month."""
    rows = Inspection.objects.filter(kind=InspectionKind.ROUTINE, state=InspectionState.RUNNING)
    return rows.filter(until_on__gte=timezone.localdate()).first()


def of_county() -> dict[str, Counter]:
    """Counts by what they are of; forecasts by their sentence."""
    last = Round.objects.order_by("id").last()
    routine = Visit.objects.filter(typed_by=None)
    return {
        "inspections": Counter(Inspection.objects.exclude(title__contains="补录").values_list("kind", flat=True)),
        "visits": Counter(routine.values_list("state", flat=True)),
        "draws": Counter(Draw.objects.values_list("state", flat=True)),
        "opinions": Counter(Opinion.objects.values_list("state", flat=True)),
        "remarks": Counter(Remark.objects.values_list("kind", flat=True)),
        "problems": Counter(Problem.objects.values_list("state", flat=True)),
        "forms": Counter(Assessment.objects.filter(round=last).values_list("state", flat=True)),
        "forecasts": Counter(row.miss.why.value for row in coverage().ahead),
        "month": Counter(row.cells[-1].kind or "none" for row in coverage().rows),
    }  # fmt: skip


def missing() -> list[str]:
    """In words, what this county lacks of that which every one has; none where it is whole."""
    return [words for words, there in (*_visits(), *_beside(), *_desks(), *_months()) if not there]


def _visits():
    kinds = set(Inspection.objects.exclude(title__contains="补录").values_list("kind", flat=True))
    issued = Opinion.objects.filter(state=OpinionState.ISSUED)
    special = Inspection.objects.filter(kind=InspectionKind.SPECIAL).first()
    back = Inspection.objects.filter(kind=InspectionKind.FOLLOW_UP).first()
    return [
        (f"kinds {sorted(KINDS - kinds)}", kinds >= KINDS),
        ("special inspection ended", special and special.state == InspectionState.ENDED and special.published_on),
        ("three opinions of the special inspection", issued.filter(visit__inspection=special).count() == 3),
        ("defence of the school", issued.exclude(defence="").exists()),
        ("look back with visits", back and back.visits.count() == 2),
        ("campaign ended", Inspection.objects.filter(kind="campaign", state=InspectionState.ENDED).exists()),
        ("opinions of the campaign", issued.filter(visit__inspection__kind=InspectionKind.CAMPAIGN).exists()),
        ("published draw", Draw.objects.filter(state=DrawState.DRAWN).exclude(published_on=None).exists()),
        ("announced draw", Draw.objects.filter(state=DrawState.ANNOUNCED).exists()),
        ("missed visit", Visit.objects.filter(state=VisitState.MISSED).exists()),
        ("somebody stood in", VisitMember.objects.exclude(left_why="").exclude(instead=None).exists()),
        ("a visit to come", Visit.objects.filter(state=VisitState.PLANNED, unit__kind="school").exists()),
    ]


def _beside():
    return [
        ("answered difficulty", Remark.objects.filter(kind=RemarkKind.DIFFICULTY).exclude(handling="").exists()),
        ("highlight", Remark.objects.filter(kind=RemarkKind.HIGHLIGHT).exists()),
        ("looks at records", RecordCheck.objects.count() >= 2),
        ("notes", StudyRecord.objects.count() == 3),
        ("counts", Activity.objects.count() >= 4),
    ]


def _desks():
    head = account(HEAD)
    of_head = set(Problem.objects.filter(unit=head.unit).values_list("state", flat=True))
    *_, last = Round.objects.order_by("id")
    forms = set(Assessment.objects.filter(round=last).values_list("state", flat=True))
    states = set(Problem.objects.values_list("state", flat=True))
    return [
        (f"problems {sorted(STATES - states)}", states >= STATES),
        ("four kinds of problems of the head", len(of_head) >= 4),
        ("running self-check", last.due_on >= timezone.localdate()),
        ("forms of all kinds", {AssessmentState.CONFIRMED, AssessmentState.IN_PROGRESS} <= forms),
        ("form of the head", Assessment.objects.filter(round=last, unit=head.unit, state="in_progress").exists()),
        ("open duties", Obligation.objects.open().exists()),
        ("unread messages", Notice.objects.filter(read_at=None).exists()),
    ]


def last_day_of_term(day):
    term = term_of(day)
    return term[1] if term else date.min


def _months():
    shown, today, running = coverage(), timezone.localdate(), running_round()
    for month in shown.months[:-1]:
        if month not in shown.vacations:
            kinds = [row.cells[shown.months.index(month)].kind for row in shown.rows]
            yield f"visits in {month:%Y-%m} ({kinds.count('done')})", kinds.count("done") > len(kinds) * WHOLE
    if running and today.day > SETTLED and today <= last_day_of_term(today):
        yield "somebody at a school", Visit.objects.filter(state=VisitState.OPENED).exists()
    if running and (today - running.from_on).days > UNDER_WAY:
        yield "this month partly done", 0 < shown.done < len(shown.rows)
        yield "two reasons of being missed", len({row.miss.words for row in shown.ahead}) > 1
