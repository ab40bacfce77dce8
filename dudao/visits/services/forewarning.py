"""While there is time to send somebody else: who will miss the month, told to the office and to the areas."""

from collections import Counter
from datetime import date

from django.db import transaction

from dudao.accounts.enums import OFFICE_KINDS
from dudao.accounts.queries import holders_of
from dudao.areas.scope import Scope
from dudao.notices.models import Notice
from dudao.notices.services import notify

from ..coverage import Matrix, matrix, schools_of
from ..enums import COVERING, InspectionState
from ..law import Rules
from ..models import Inspection
from ..readers import Reader
from .audience import leads_of

KIND = "coverage"
NAMED = 5


def forewarn(*, today: date) -> int:
    """Tell each county once a month, from its day on, which schools will not be visited. Returns how many were told.

    What is hidden is unknown here, as it is to the office.
    """
    running = Inspection.objects.filter(
        kind__in=COVERING, state=InspectionState.RUNNING, hidden=False, from_on__lte=today, until_on__gte=today
    )
    counties = running.order_by("county_code").values_list("county_code", flat=True).distinct()
    return sum(_forewarn(county, today) for county in counties)


def _forewarn(county_code: str, today: date) -> bool:
    month = f"{today:%Y-%m}"
    told = Notice.objects.filter(county_code=county_code, kind=KIND, reference=month)
    day = Rules(county_code, today).number("forewarn_day")
    if not day or today.day < day or told.exists():
        return False
    reader = Reader(Scope(county_code, whole_county=True), 0, told_only=False)
    found = matrix(reader, schools_of(reader, today), today=today)
    if not found.ahead:
        return False
    with transaction.atomic():
        _tell(county_code, found, month, today)
    return True


def _tell(county_code: str, found: Matrix, month: str, today: date) -> None:
    """The office hears of all, an area of its own."""
    common = {"county_code": county_code, "kind": KIND, "reference": month}
    office = holders_of(county_code, OFFICE_KINDS, today).order_by("pk")
    notify(users=office, subject=_subject(today, len(found.ahead)), body=_body(found.ahead), **common)
    for area, number in Counter(row.area for row in found.ahead if row.area).items():
        leads = leads_of(area.pk, today)
        own = [row for row in found.ahead if row.area == area]
        notify(users=leads, subject=_subject(today, number), body=_body(own), **common)


def _subject(today: date, number: int) -> str:
    return f"{today.month}月预计 {number} 校到不了"


def _body(rows: list) -> str:
    named = "；".join(f"{row.unit.label}（{row.miss.words}）" for row in rows[:NAMED])
    return named + (f"；另有 {len(rows) - NAMED} 校" if len(rows) > NAMED else "") + "。还来得及换人或改日子。"
