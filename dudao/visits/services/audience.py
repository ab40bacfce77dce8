"""Who hears of one visit while it goes on, told as soon as something happens there.

Telling a whole inspection, one message a person however many visits are his, is ``summoning``.
"""

from datetime import date

from dudao.accounts.enums import OFFICE_KINDS, SIGNING_KINDS, PositionKind
from dudao.accounts.models import User
from dudao.accounts.queries import holders_of
from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.notices.services import notify
from dudao.obligations.queries import members_of

from ..models import Visit

LEADING = OFFICE_KINDS | {PositionKind.LEADER}


def office_of(county_code: str, day: date) -> Unit | None:
    """The supervision office of the county, to which visits are reported."""
    rows = Unit.objects.filter(county_code=county_code, kind=UnitKind.SUPERVISION_OFFICE).open_on(day)
    return rows.order_by("id").first()


def leads_of(area: int | None, day: date):
    """Who leads the responsibility area with that key; nobody where there is none."""
    return members_of([area], day, {PositionKind.AREA_LEAD}).order_by("pk")


def team_of(visit: Visit):
    """Those who go."""
    return User.objects.filter(visits__visit=visit, visits__left_at=None, is_active=True)


def tell_office(by, visit: Visit, day: date, subject: str, body: str = "", *, kind: str = "visit") -> None:
    """The office reads of it in its messages, each by the address of the visit, or of what ``kind`` names."""
    people = holders_of(visit.county_code, OFFICE_KINDS, day).exclude(pk=by.pk)
    notify(users=people, county_code=visit.county_code, kind=kind, subject=subject, body=body, reference=visit.pk)


def tell_unit(visit: Visit, day: date, subject: str, body: str = "", *, kind: str = "visit_told") -> None:
    """The heads of the unit that was visited; ``kind`` says which page the message leads to."""
    people = members_of([visit.unit_id], day, SIGNING_KINDS)
    notify(users=people, county_code=visit.county_code, kind=kind, subject=subject, body=body, reference=visit.pk)


def tell_team(by, visit: Visit, subject: str, body: str = "") -> None:
    """The team, but for whoever did it."""
    people = team_of(visit).exclude(pk=by.pk)
    notify(users=people, county_code=visit.county_code, kind="visit", subject=subject, body=body, reference=visit.pk)
