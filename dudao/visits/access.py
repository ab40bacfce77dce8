"""Who may do what at a visit. Whether its state allows it is the workflow's question, not asked here."""

from datetime import date

from django.db.models import Exists
from django.utils import timezone

from dudao.accounts.access import check_is_own, holds, positions_held, stands_for, ties_of
from dudao.accounts.enums import ADMIN_KINDS, OFFICE_KINDS, SIGNING_KINDS, PositionKind
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed

from .models import Visit, VisitMember

WORKING = frozenset(PositionKind) - ADMIN_KINDS


def holds_office(by, county_code: str, day: date | None = None) -> bool:
    """Whether ``by`` is of the supervision office of the county on ``day`` (today)."""
    return holds(by, OFFICE_KINDS, county_code, day)


def leads_area(by, area, day: date) -> bool:
    """Whether ``by`` is the lead of a responsibility area."""
    if area is None:
        return False
    return by.positions.on(day).filter(kind=PositionKind.AREA_LEAD, unit=area).exists()


def check_arranges(by, county_code: str, area=None) -> None:
    """The office arranges, takes back and ends every inspection; the lead of ``area`` those of his own area.

    :raises NotAllowed: for anybody else.
    """
    today = timezone.localdate()
    if not holds_office(by, county_code, today) and not leads_area(by, area, today):
        lead = "；片区督导也可以由责任区负责人来办" if area else ""
        raise NotAllowed(f"这件事由教育督导室来办{lead}。")


def membership_of(by, visit: Visit) -> VisitMember | None:
    """``by`` as a current member of the team; None for everybody else."""
    return visit.members.of(by).first()


def check_goes(by, visit: Visit, day: date) -> VisitMember:
    """A current member of the team who still holds a position and is not tied to the unit.

    《教育督导条例》第十条（回避）.

    :raises NotAllowed: with what the person may do instead.
    """
    asked = {  # in one query: every tap asks
        "placed": Exists(positions_held(by, WORKING, visit.county_code, day)),
        "tied": Exists(ties_of(by, visit.unit, day)),
    }
    member = visit.members.of(by).annotate(**asked).first()
    if member is None:
        raise NotAllowed("这次到校没有派你去；要换人，请督导室改名单。")
    if not member.placed:
        raise NotAllowed("你现在没有岗位，不能到校督导，请联系督导室。")
    if member.tied:
        raise NotAllowed(f"你与{visit.unit.label}有回避关系，不能去督导；请督导室换人。")
    return member


def check_leads(by, visit: Visit, day: date) -> None:
    """:raises NotAllowed: for anybody but the lead of the team, or the clerk who types in its paper."""
    if _types_in(by, visit, day):
        return
    if not check_goes(by, visit, day).is_lead:
        raise NotAllowed("记录由牵头的人收好和反馈；牵头的人去不了，请督导室改名单。")


def check_writes(by, visit: Visit, day: date) -> None:
    """:raises NotAllowed: for anybody but the team and the clerk who types in its paper."""
    if not _types_in(by, visit, day):
        check_goes(by, visit, day)


def check_holds_paper(by, visit: Visit, day: date) -> None:
    """Whoever may type in what was signed on paper.

    :raises NotAllowed: neither of the office nor one of the team.
    """
    if not holds_office(by, visit.county_code, day):
        check_goes(by, visit, day)


def _types_in(by, visit: Visit, day: date) -> bool:
    return visit.typed_by_id == by.pk and holds_office(by, visit.county_code, day)


def check_certificate(by, visit: Visit, day: date) -> None:
    """《中小学校责任督学挂牌督导办法》（督学证）. Nothing written down about a certificate stops nobody.

    :raises NotAllowed: the inspector's certificate is no longer valid on ``day``.
    """
    gone = certificate_ended(by, visit, day)
    if gone is not None:
        raise NotAllowed(f"你的督学证 {day_words(gone, day)}到期了，不能进校督导；请先请督导室换证或换人去。")


def certificate_ended(user, visit: Visit, day: date) -> date | None:
    """The day on which the last certificate of an inspector ended before ``day``; None where nothing stands against
    it."""
    seats = user.positions.on(day).filter(kind=PositionKind.INSPECTOR, unit__county_code=visit.county_code)
    ends = list(seats.order_by("pk").values_list("certificate_until", flat=True))
    if not ends or any(end is None or end >= day for end in ends):
        return None
    return max(end for end in ends if end is not None)


def check_receives(by, position, visit: Visit, day: date) -> None:
    """:raises NotAllowed: for anybody but the head of the unit that was visited."""
    check_is_own(by, position, day)
    if position.kind not in SIGNING_KINDS or not stands_for(position, visit.unit):
        raise NotAllowed(f"反馈由{visit.unit.label}的负责人签收。")
