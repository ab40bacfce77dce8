"""Once more to a school in one round: something was left open there, or nobody got there the first time."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.areas.holding import hold_county
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations

from .. import access
from ..enums import OVER, InspectionState, VisitState
from ..facts import Ground, gather
from ..lawful import judge_again
from ..models import Inspection, Visit, VisitMember
from ..months import first_of
from ..wanted import Wanted
from ..weighing import Finding, Place, stops_among
from .audience import office_of, team_of
from .holding import hold_inspection, hold_units
from .partners import tell_partners_day
from .secrecy import arranged_by_hand, draw_of, is_secret, record
from .summoning import KEEP_QUIET, owed_row, tell_units

LONGEST = room_in(Visit, "again_reason")


@dataclass(frozen=True)
class Again:
    """What coming once more would mean. ``ceiling``: minutes a month, 0 where none is set."""

    visit: Visit
    on: date
    place: Place
    findings: list[Finding]
    team: list
    ceiling: int

    @property
    def whole(self) -> int:
        """Minutes of the school in that month, with this visit."""
        return self.place.owed + self.place.minutes


def look_again(*, by, visit: Visit, on: date) -> Again:
    """Nothing is written: what it costs the school in the month of ``on``, and what the rules say.

    :raises NotAllowed: a day outside the inspection.
    """
    check_day(visit.inspection, on, timezone.localdate())
    ground = Ground(visit.county_code, timezone.localdate())
    team = _team(ground, visit)
    facts = gather(ground, _wanted(visit, on, team), by=by)
    return Again(
        visit, on, facts.places[0], judge_again(facts), team, ground.rules.number("burden_minutes_a_month")
    )  # fmt: skip


def _team(ground: Ground, visit: Visit) -> list:
    """Those who went, the lead first, as far as they still hold a position; where nobody does, who is posted there."""
    members = visit.members.current().select_related("user").order_by("-is_lead", "pk")
    still = [member.user for member in members if member.user_id in ground.seats]
    return still or ground.posted.get(visit.unit_id, [])[: max(1, visit.inspection.team_size)]


def _wanted(visit: Visit, on: date, team: list) -> Wanted:
    inspection = visit.inspection
    points = [
        (row.checkpoint, row.guidance) for row in inspection.points.select_related("checkpoint").order_by("order")
    ]
    return Wanted(
        kind=inspection.kind, title=inspection.title, from_on=on, until_on=on, units=[visit.unit], points=points,
        teams={visit.unit_id: team}, team_size=inspection.team_size, hidden=inspection.hidden,
        minutes=visit.asks_minutes,
    )  # fmt: skip


@transaction.atomic
def go_again(*, by, visit: Visit, on: date, reason: str) -> Visit:
    """One more visit of the same team with the same list and a record of its own; it counts to the school's month. The
    team hears of it, and the school where it had the notice. Said again it is the visit that was added the first time.

    :raises NotAllowed: neither the office nor who leads, not over yet, no reason, a day outside the inspection,
        or against the rules.
    """
    hold_county(visit.county_code)  # whoever sends something else at this moment adds to the same month
    running = hold_inspection(visit.inspection_id)
    row = Visit.objects.select_for_update(no_key=True, of=("self",)).select_related("unit").get(pk=visit.pk)
    row.inspection, today = running, timezone.localdate()
    made = already_added(by=by, visit=row, on=on, reason=reason)
    if made is not None:
        return made
    check_may_go_again(by, row, today)
    words = check_words(reason, "为什么再去", limit=LONGEST)
    check_day(running, on, today)
    hold_units([row.unit_id])
    outlook = look_again(by=by, visit=row, on=on)
    stops = stops_among(outlook.findings)
    if stops:
        raise NotAllowed("".join(map(str, stops)))
    made = _make(row, outlook, words)
    _owe(by, made, outlook.team, today)
    record(by=by, visit=made, act="visit.go_again", payload={"nth": made.nth, "on": on.isoformat(), "reason": words})
    _tell(by, made, words, today)
    return made


def already_added(*, by, visit: Visit, on: date, reason: str) -> Visit | None:
    """What a second click finds: the next visit, of the same day and for the same reason, that waits; None where there
    is none, or it is not his to say."""
    if not _may_say(by, visit, timezone.localdate()):
        return None
    return Visit.objects.filter(
        inspection=visit.inspection_id, unit=visit.unit_id, nth=visit.nth + 1, state=VisitState.PLANNED,
        planned_on=on, again_reason=reason.strip(),
    ).first()  # fmt: skip


def check_may_go_again(by, row: Visit, today: date) -> None:
    """:raises NotAllowed: not his to say, or the visit or the round is not where it could be."""
    if not _may_say(by, row, today):
        drawn = draw_of(row.inspection) is not None
        raise NotAllowed("密封抽取的，再去一次由牵头的人来定。" if drawn else "再去一次由安排的人或牵头的人来定。")
    if row.inspection.state != InspectionState.RUNNING:
        raise NotAllowed("这一轮督导已经结束或撤回；还要去的，请督导室另外安排。")
    if row.inspection.until_on < today:
        last = day_words(row.inspection.until_on, today)
        raise NotAllowed(f"这一轮到{last}为止，已经过了；还要去的，请督导室另外安排。")
    if row.state not in OVER:
        raise NotAllowed("这一次还没办完，办完或记了没去成，再说再去一次。")
    later = Visit.objects.filter(inspection=row.inspection_id, unit=row.unit_id, nth__gt=row.nth)
    if later.exists():
        raise NotAllowed("已经另排了一次，请从最后那一次接着办。")


def _may_say(by, row: Visit, today: date) -> bool:
    """One more visit of a hidden inspection is hidden again: the office would add what it may neither see nor call off,
    but for who arranged it by hand. What was drawn is the team's alone."""
    member = access.membership_of(by, row)
    if member is not None and member.is_lead:
        return True
    if row.inspection.hidden:
        return arranged_by_hand(by, row.inspection)
    return access.holds_office(by, row.county_code, today) or access.leads_area(by, row.inspection.area, today)


def check_day(inspection: Inspection, on: date, today: date) -> None:
    """:raises NotAllowed: not within what is left of the inspection."""
    if not max(inspection.from_on, today) <= on <= inspection.until_on:
        last = day_words(inspection.until_on, today)
        raise NotAllowed(f"这一轮到{last}为止，请定在今天以后、{last}以前的一天；再晚的请督导室另外安排。")


def _make(row: Visit, outlook: Again, words: str) -> Visit:
    made = Visit.objects.create(
        county_code=row.county_code, inspection=row.inspection, unit=row.unit, nth=row.nth + 1,
        month=first_of(outlook.on), planned_on=outlook.on, due_on=row.inspection.until_on,
        asks_minutes=outlook.place.minutes, again_reason=words,
    )  # fmt: skip
    VisitMember.objects.bulk_create(
        [VisitMember(visit=made, user=user, is_lead=not place) for place, user in enumerate(outlook.team)]
    )
    return made


def _owe(by, made: Visit, team: list, today: date) -> None:
    ground = Ground(made.county_code, today)
    if is_secret(made) or team[0].pk not in ground.seats:
        return
    owed = owed_row(made.inspection, made, team[0], ground, office_of(made.county_code, today))
    obligations.owe_many(by=by, rows=[owed | {"title": f"{owed['title']}（{made.turn}）"}], surely_new=True)


def _tell(by, made: Visit, words: str, today: date) -> None:
    quiet, inspection, day = is_secret(made), made.inspection, day_words(made.planned_on, today)
    notify(
        users=team_of(made).exclude(pk=by.pk).order_by("pk"), county_code=made.county_code, kind="visit",
        subject=f"再去一次：{inspection.title}", reference=made.pk,
        body=KEEP_QUIET if quiet else f"{made.unit.label}，{day}去。原因：{words}",
    )  # fmt: skip
    tell_partners_day(made, words)
    if inspection.notice_on and not inspection.hidden:
        tell_units(
            inspection, [made], subject=f"还会再来一次：{inspection.title}",
            body=f"{day}到校，约占你单位 {made.asks_minutes} 分钟。原因：{words}。"
            "不用准备汇报材料，也不用安排陪同接待。",
        )  # fmt: skip
