"""The rule of repetition: towards the end of a month the next one's round lies ready, and somebody confirms it.

Nothing is sent by itself: the message leads to the page that shows the same round for the next month (units, points and
guidance as they were, days moved, whoever is posted now), weighed by the rules, with one button.
"""

from datetime import date

from django.db import transaction

from dudao.accounts.enums import OFFICE_KINDS
from dudao.accounts.queries import holders_of
from dudao.lib.one_by_one import one_by_one
from dudao.notices.models import Notice
from dudao.notices.services import notify

from ..enums import InspectionKind, InspectionState, Level
from ..law import Rules
from ..models import Inspection
from ..months import first_of, last_of, next_month, vacation_months
from ..remembering import title_for
from .audience import leads_of

KIND = "inspection_again"


def offer_next_month(*, today: date) -> int:
    """Tell once a month, from the county's day on, of each monthly round that nobody has arranged for the next month
    yet: the office of the county's, the lead of an area of his own. Returns of how many rounds was told."""
    month = first_of(today)
    rounds = Inspection.objects.filter(
        kind=InspectionKind.ROUTINE, hidden=False, from_on__range=(month, last_of(month))
    ).exclude(state=InspectionState.WITHDRAWN)
    last = {(row.county_code, row.area_id): row for row in rounds.select_related("area").order_by("pk")}
    return sum(one_by_one(last.values(), lambda row: _offer(row, today)))


@transaction.atomic
def _offer(row: Inspection, today: date) -> bool:
    coming = next_month(first_of(today))
    day = Rules(row.county_code, today).number("repeat_day")
    told = Notice.objects.filter(county_code=row.county_code, kind=KIND, reference=str(row.pk))
    if not day or today.day < day or told.exists() or _arranged(row, coming):
        return False
    if coming in vacation_months(row.county_code, [coming]):
        return False
    notify(
        users=_people(row, today), county_code=row.county_code, kind=KIND, reference=row.pk,
        subject=f"{coming.month}月的督导还没安排：{title_for(row, coming)}",
        body=f"可以照“{row.title}”再来一轮：学校、要点和“看什么、问谁”都在，日子改到{coming.month}月。看一遍，确定了才发。",
    )  # fmt: skip
    return True


def _arranged(row: Inspection, month: date) -> bool:
    rows = Inspection.objects.filter(
        county_code=row.county_code, kind=row.kind, area=row.area_id, from_on__range=(month, last_of(month))
    )
    return rows.exclude(state=InspectionState.WITHDRAWN).exists()


def _people(row: Inspection, today: date):
    if row.level == Level.AREA:
        return leads_of(row.area_id, today)
    return holders_of(row.county_code, OFFICE_KINDS, today).order_by("pk")
