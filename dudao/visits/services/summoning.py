"""Who owes the visits of a whole inspection and who hears of them; the same words for one and for fifteen thousand.

One message a person, however many visits are his. What happens at one visit afterwards is told by ``audience``.
"""

from collections import defaultdict

from django.utils import timezone

from dudao.accounts.enums import SIGNING_KINDS
from dudao.accounts.models import Position
from dudao.lib.day_words import day_words
from dudao.notices.services import notify_each
from dudao.obligations.enums import ObligationKind

from ..enums import OF_BODIES
from ..facts import Ground
from ..models import Inspection, Visit, VisitMember
from .audience import office_of

NAMED = 6
KEEP_QUIET = "去哪里，点开看；到校以前请不要告诉任何人。"


def owed_by(inspection: Inspection, visits: list[Visit], teams: dict[int, list], ground: Ground) -> list[dict]:
    """One row a visit: the area of whoever leads owes it, in his name."""
    creditor = office_of(inspection.county_code, ground.day)
    return [
        owed_row(inspection, visit, teams[visit.unit_id][0], ground, creditor)
        for visit in visits
        if teams[visit.unit_id][0].pk in ground.seats
    ]


def owed_row(inspection: Inspection, visit: Visit, lead, ground: Ground, creditor) -> dict:
    return {
        "debtor": ground.seats[lead.pk].unit, "kind": ObligationKind.VISIT, "reference": str(visit.pk),
        "title": f"{visit.unit.label}：{inspection.title}", "due_on": visit.due_on, "person": lead,
        "minutes": inspection.inspector_minutes, "creditor": creditor,
    }  # fmt: skip


def tell_goers(inspection: Inspection, visits: list[Visit], teams: dict[int, list]) -> int:
    """One message a person, however many schools; it leads to the first of them. Of a hidden inspection it names no
    school: a message goes out by mail as well, and where to is read behind one's own sign-in."""
    going, people = defaultdict(list), {}
    for visit in visits:
        for user in teams[visit.unit_id]:
            going[user.pk].append(visit)
            people[user.pk] = user
    until = day_words(inspection.until_on, timezone.localdate())
    told = [
        (
            people[key],
            f"要去督导：{inspection.title}",
            KEEP_QUIET if inspection.hidden else f"{_names(own)}，请在{until}前去。",
            own[0].pk,
        )
        for key, own in going.items()
    ]
    return notify_each(county_code=inspection.county_code, kind="visit", told=told)


def tell_goers_off(inspection: Inspection, visits: list[Visit], reason: str) -> int:
    """That these visits need not be made; of a hidden one without the names of the schools."""
    going, people = defaultdict(list), {}
    rows = VisitMember.objects.current().filter(visit__in=visits)
    units = {visit.pk: visit for visit in visits}
    for member in rows.select_related("user").order_by("pk"):
        going[member.user_id].append(units[member.visit_id])
        people[member.user_id] = member.user
    told = [
        (
            people[key],
            f"不用去了：{inspection.title}",
            ("" if inspection.hidden else f"{_names(own)}。") + f"原因：{reason}",
            "",
        )
        for key, own in going.items()
    ]
    return notify_each(county_code=inspection.county_code, kind="visit", told=told)


def tell_units(inspection: Inspection, visits: list[Visit], *, subject: str = "", body: str = "") -> int:
    """The heads of the units: the written notice, or (with ``body``) what has become of it since."""
    today = timezone.localdate()
    by_unit = {visit.unit_id: visit for visit in visits}
    seats = Position.objects.on(today).filter(
        unit__county_code=inspection.county_code, kind__in=SIGNING_KINDS, user__is_active=True
    )
    heads = [seat for seat in seats.select_related("user").order_by("pk") if seat.unit_id in by_unit]
    words = body or notice_words(inspection, today)
    told = [(seat.user, subject or f"督导通知：{inspection.title}", words, by_unit[seat.unit_id].pk) for seat in heads]
    return notify_each(county_code=inspection.county_code, kind="visit_told", told=told)


def notice_words(inspection: Inspection, today) -> str:
    """What a written notice says: what, when, how long; and that nothing need be prepared."""
    first, last = day_words(inspection.from_on, today), day_words(inspection.until_on, today)
    when = first if inspection.from_on == inspection.until_on else f"{first}到{last}之间"
    takes = f"，约占你单位 {inspection.minutes} 分钟" if inspection.minutes else ""
    matters = f"内容：{inspection.matters}\n" if inspection.matters else ""
    comes = "来你单位" if inspection.kind in OF_BODIES else "到校"
    return f"{inspection.get_kind_display()}，{when}{comes}{takes}。\n{matters}不用准备汇报材料，也不用安排陪同接待。"


def _names(visits: list[Visit]) -> str:
    named = "、".join(visit.unit.label for visit in visits[:NAMED])
    return f"{named}等 {len(visits)} 个单位" if len(visits) > NAMED else named
