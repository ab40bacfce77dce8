"""Reads of the ledger used by two callers or more."""

from datetime import date

from django.db.models import Q

from dudao.accounts.enums import OFFICE_KINDS, PositionKind
from dudao.accounts.models import Posting, User
from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.obligations.queries import members_of


def area_of(unit: Unit, day: date) -> Unit | None:
    """The responsibility area of a unit on ``day``."""
    link = (
        UnitLink.objects.on(day)
        .filter(lower=unit, relation=Relation.RESPONSIBILITY_AREA)
        .select_related("upper")
        .first()
    )
    return link.upper if link else None


def judging_body(unit: Unit, day: date) -> Unit | None:
    """Who owes the recheck: the responsibility area, or the office where there is none."""
    office = Unit.objects.filter(county_code=unit.county_code, kind=UnitKind.SUPERVISION_OFFICE).open_on(day)
    return area_of(unit, day) or office.order_by("id").first()


def judges_of(unit: Unit, day: date):
    """The people who are told that a recheck waits: area lead and posted inspectors, or the office."""
    area = area_of(unit, day)
    if area is None:
        office = Unit.objects.filter(county_code=unit.county_code, kind=UnitKind.SUPERVISION_OFFICE)
        return members_of(office, day, OFFICE_KINDS)
    leads = members_of([area.pk], day, [PositionKind.AREA_LEAD]).values("pk")
    posted = Posting.objects.on(day).filter(unit=unit).values("position__user_id")
    return User.objects.filter(Q(pk__in=leads) | Q(pk__in=posted), is_active=True)
