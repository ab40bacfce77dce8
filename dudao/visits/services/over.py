"""The clock's part of an ending: what is over ends by itself; where schools are left it is told once."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from dudao.accounts.enums import OFFICE_KINDS
from dudao.accounts.queries import holders_of
from dudao.lib.one_by_one import one_by_one
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.notices.services import notify

from ..enums import InspectionState, VisitState
from ..models import Inspection, Visit
from ..weighing import named
from .audience import leads_of
from .ending import end_inspection

KIND = "inspection_over"
LEFT = {VisitState.PLANNED: "还没去", VisitState.OPENED: "还没记完", VisitState.RECORDED: "还没反馈"}


def end_finished(*, today: date) -> int:
    """End every inspection whose last day is over and of which no visit is open. Safe to run twice. Returns how many
    ended."""
    return sum(one_by_one(_past(today).exclude(Exists(_left())).order_by("pk"), _end))


def tell_of_unfinished(*, today: date) -> int:
    """Tell once of each whose last day is over while visits are left, with their schools: the office, of an area's own
    its lead too. Of a hidden one nobody is told: its schools are nobody's to know. Returns of how many was told."""
    told = Notice.objects.filter(kind=KIND).order_by().values_list("reference", flat=True).distinct()
    rows = _past(today).filter(Exists(_left()), hidden=False).order_by("pk")
    known = set(told.filter(reference__in=[str(row.pk) for row in rows]))
    return len(one_by_one([row for row in rows if str(row.pk) not in known], lambda row: _tell(row, today)))


def _past(today: date):
    return Inspection.objects.filter(state=InspectionState.RUNNING, until_on__lt=today)


def _left():
    return Visit.objects.filter(inspection=OuterRef("pk"), state__in=LEFT)


def _end(inspection: Inspection) -> bool:
    try:
        end_inspection(by=None, inspection=inspection)
    except NotAllowed:  # somebody ended it, or reopened a visit, at this moment
        return False
    return True


@transaction.atomic
def _tell(inspection: Inspection, today: date) -> None:
    visits = inspection.visits.filter(state__in=LEFT).select_related("unit").order_by("unit__code", "pk")
    by_state = {state: [visit.unit.label for visit in visits if visit.state == state] for state in LEFT}
    left = "；".join(f"{words}的：{named(by_state[state])}" for state, words in LEFT.items() if by_state[state])
    notify(
        users=_people(inspection, today), county_code=inspection.county_code, kind=KIND,
        subject=f"过了日子还没办完：{inspection.title}",
        body=f"{left}。反馈完了会自己结束；不再去的，点“结束”会记成没去成。", reference=inspection.pk,
    )  # fmt: skip


def _people(inspection: Inspection, today: date) -> list:
    """Each once, also who holds both positions."""
    office = holders_of(inspection.county_code, OFFICE_KINDS, today).order_by("pk")
    leads = leads_of(inspection.area_id, today)
    return list({user.pk: user for user in (*office, *leads)}.values())
