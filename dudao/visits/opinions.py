"""Opinions of special, comprehensive and joint inspections and of those that look back: what may be done, by when.

《教育督导条例》第二十条、第二十一条: the preliminary opinion, the unit's statement in defence, the opinion.
"""

from datetime import date

from dudao.accounts.enums import HEAD_KINDS
from dudao.files.models import FileUse
from dudao.ledger.enums import ProblemState, Severity
from dudao.ledger.workflow import TO_RECTIFY

from .enums import WITH_OPINION, OpinionState, VisitState
from .known import problems_from
from .law import Rules
from .models import Opinion, Visit, VisitMember
from .readers import Reader
from .workflow import OPINION

DEFENCE_FILE = "opinion_defence"


def visible_opinions(reader: Reader):
    """Where every page about opinions begins."""
    return Opinion.objects.visible_to(reader).select_related("visit__inspection", "visit__unit", "told_by", "issued_by")


def told_opinions(reader: Reader):
    """Those whose preliminary opinion stands: it was not taken back."""
    return visible_opinions(reader).exclude(state=OpinionState.TAKEN_BACK)


def opinion_of(visit: Visit) -> Opinion | None:
    rows = Opinion.objects.filter(visit=visit).select_related("told_by", "defended_by", "issued_by")
    return rows.first()


def untold_visits(reader: Reader):
    """Visits that were fed back and still want their preliminary opinion, the earliest first; also where one was told
    by mistake and taken back. Of an inspection that is published nobody waits for one any more."""
    told = Opinion.objects.exclude(state=OpinionState.TAKEN_BACK).values("visit")
    rows = Visit.objects.visible_to(reader).filter(inspection__kind__in=WITH_OPINION, state=VisitState.FED_BACK)
    rows = rows.exclude(pk__in=told).filter(inspection__published_on=None)
    return rows.select_related("inspection", "unit").order_by("visited_on", "pk")


def own_untold_visits(reader: Reader):
    """Those of ``untold_visits`` that the reader leads: it is for him to tell them, or for the office."""
    leads = VisitMember.objects.of(reader.user_id).filter(is_lead=True)
    return untold_visits(reader).filter(pk__in=leads.values("visit"))


def waiting_opinions(reader: Reader):
    """Those that were told and are not out, the earliest due first."""
    waiting = (OpinionState.PRELIMINARY, OpinionState.DEFENDED)
    return visible_opinions(reader).filter(state__in=waiting).order_by("due_on", "pk")


def wants_opinion(visit: Visit) -> bool:
    """Whether an opinion follows this visit: by its kind, and once the unit was told what was found."""
    return visit.inspection.kind in WITH_OPINION and visit.state == VisitState.FED_BACK


def preliminary_due(visit: Visit) -> date | None:
    """The last day on which the preliminary opinion is told; None where no rule sets one, or nobody was there yet."""
    if visit.visited_on is None:
        return None
    rules = Rules(visit.county_code, visit.visited_on)
    return rules.due("preliminary_days", visit.inspection.kind, visit.visited_on)


def lateness(due_on: date | None, day: date) -> int:
    """By how many days something done on ``day`` is late; 0 in time."""
    return max(0, (day - due_on).days) if due_on else 0


def report_due(visit: Visit, rectify_by: date) -> date | None:
    """Until when the unit reports that it put things right."""
    return Rules(visit.county_code, rectify_by).due("rectification_report_days", visit.inspection.kind, rectify_by)


def bound_problems(visit: Visit) -> list:
    """The problems of the visit that take the day of the opinion: those that the unit still has to put right. Danger
    to life keeps its own day, which is at once."""
    return [
        row for row in problems_from(visit) if row.state in TO_RECTIFY and row.severity != Severity.URGENT
    ]  # fmt: skip


def known_findings(visit: Visit) -> list:
    """The problems that stand in the ledger by this visit, but for those that were recorded by mistake."""
    return [row for row in problems_from(visit) if row.state != ProblemState.VOID]


def defence_files(opinion: Opinion) -> list[FileUse]:
    """What the unit sent with its statement, oldest first."""
    rows = FileUse.objects.filter(kind=DEFENCE_FILE, reference=str(opinion.visit_id))
    return list(rows.select_related("stored", "uploaded_by").order_by("pk"))


def may_defend(position, opinion: Opinion, day: date) -> bool:
    """Whether whoever holds ``position`` still sends a statement on ``day``."""
    in_time = day <= opinion.defence_due_on
    return position.kind in HEAD_KINDS and in_time and opinion.state in OPINION.act("defend").sources
