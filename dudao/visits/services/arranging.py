"""Arranging an inspection: what it would mean, and doing it in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from dudao.areas.holding import hold_county
from dudao.areas.rules import check_year
from dudao.audit import services as audit
from dudao.ledger.rules import check_length
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations

from .. import causes
from ..access import check_arranges
from ..facts import Ground, gather, who_goes
from ..lawful import judge
from ..models import AskedPoint, Inspection, Visit, VisitMember
from ..wanted import Wanted
from ..weighing import Facts, Finding, stops_among
from .holding import hold_units
from .partners import tell_partners
from .summoning import owed_by, tell_goers, tell_units

BATCH = 500
Progress = Callable[[int, int, str], None]
STAGES = 5
JUST_NOW = timedelta(minutes=10)


@dataclass(frozen=True)
class Outlook:
    """What arranging would do and what is to be said about it; nothing is written."""

    facts: Facts
    findings: list[Finding]

    @property
    def stops(self) -> list[Finding]:
        return stops_among(self.findings)


def look_ahead(*, by, county_code: str, wanted: Wanted) -> Outlook:
    """What would happen, in the caller's eyes: what is hidden from ``by`` is not counted.

    :raises NotAllowed: a day so far away that nothing can be reckoned from it.
    """
    _check_days(wanted)
    facts = gather(Ground(county_code, timezone.localdate()), wanted, by=by)
    return Outlook(facts, judge(facts))


def start_inspection(*, by, county_code: str, wanted: Wanted, progress: Progress | None = None) -> Inspection:
    """Arrange it: the visits, who goes, what is owed, who is told. A hidden one owes nobody anything and tells nobody
    but the team, without the name of a school.

    ``progress`` is told (done, of how many, words) between the stages; what is written is written in one go.

    :raises NotAllowed: neither from the office nor the lead of the area whose own it is, or against the law or the
        office's own limits, with the reason and its source; then nothing is written.
    """
    report = progress or (lambda done, total, words="": None)
    check_arranges(by, county_code, wanted.area)
    _check_days(wanted)
    units = [unit.pk for unit in wanted.units]
    causes.check(county_code, wanted.cause_kind, wanted.cause, units, area=wanted.area)
    report(0, STAGES, "核对名册和规定")
    ground = Ground(county_code, timezone.localdate())
    teams = who_goes(ground, wanted)
    facts = _checked(ground, wanted, by, teams)
    report(1, STAGES, "排到校和人员")
    started = _unsaved(by, county_code, wanted, facts)
    visits = _visits(started, wanted, facts)
    report(2, STAGES, f"写入 {len(visits)} 次到校")
    with transaction.atomic():
        _hold(county_code, wanted, visits)
        _checked(ground, wanted, by, teams)  # whoever waited looks once more at what was arranged meanwhile
        _check_not_sent_twice(by, started)
        _write(started, wanted, visits, teams)
        _follow(by, started, visits, teams, ground)
    report(STAGES, STAGES, "安排好了")
    return started


def _check_days(wanted: Wanted) -> None:
    for day in (wanted.from_on, wanted.until_on):
        check_year(day, timezone.localdate())


def _hold(county_code: str, wanted: Wanted, visits: list[Visit]) -> None:
    """Against whoever arranges beside us, and against another team's ``plan_day``."""
    hold_county(county_code)
    if not wanted.hidden:
        hold_units(visit.unit_id for visit in visits if visit.planned_on)


def _checked(ground: Ground, wanted: Wanted, by, teams: dict[int, list]) -> Facts:
    """:raises NotAllowed: with every stop, the first three in words."""
    facts = gather(ground, wanted, by=by, teams=teams)
    stops = [str(finding) for finding in stops_among(judge(facts))]
    if stops:
        raise NotAllowed("".join(stops[:3]) if len(stops) <= 3 else "".join(stops[:3]) + f"另有 {len(stops) - 3} 处。")
    return facts


def _check_not_sent_twice(by, started: Inspection) -> None:
    """Of a visible one the month's rounds tell; a hidden one is out of sight, and a button pressed twice would send two
    teams. Only what ``by`` himself has arranged just now is looked at: that is no secret to him.

    :raises NotAllowed: he has arranged the same a moment ago.
    """
    same = Inspection.objects.filter(
        county_code=started.county_code, started_by=by, hidden=True, kind=started.kind, title=started.title,
        from_on=started.from_on, until_on=started.until_on, started_at__gte=timezone.now() - JUST_NOW,
    )  # fmt: skip
    if started.hidden and same.exists():
        raise NotAllowed("刚才已经安排过同名的一次，去的人都收到了消息；要再派一次，请换个名称。")


def _unsaved(by, county_code: str, wanted: Wanted, facts: Facts) -> Inspection:
    most = max((place.minutes for place in facts.places), default=0)
    inspectors = max((place.inspector_minutes for place in facts.places), default=0)
    return Inspection(
        county_code=county_code, kind=wanted.kind, level=wanted.level, area=wanted.area,
        title=wanted.title.strip(),
        matters=wanted.matters.strip(), from_on=wanted.from_on, until_on=wanted.until_on, hidden=wanted.hidden,
        team_size=max(1, wanted.team_size), minutes=most, inspector_minutes=inspectors, plan_item=wanted.plan_item,
        off_plan_reason=wanted.off_plan_reason.strip(), from_whom=wanted.from_whom.strip(), notice_on=wanted.notice_on,
        cause_kind=wanted.cause_kind, cause=wanted.cause.strip(), looks_back_at=wanted.looks_back_at, started_by=by,
    )  # fmt: skip


def _visits(started: Inspection, wanted: Wanted, facts: Facts) -> list[Visit]:
    asks = {place.pk: place.minutes for place in facts.places}
    return [
        Visit(
            county_code=started.county_code, unit=unit, month=wanted.month, due_on=wanted.until_on,
            planned_on=wanted.day_at(unit.pk), asks_minutes=asks[unit.pk],
        )
        for unit in wanted.units
    ]  # fmt: skip


def _write(started: Inspection, wanted: Wanted, visits: list[Visit], teams: dict[int, list]) -> None:
    started.save()
    started.partners.set(wanted.partners)
    AskedPoint.objects.bulk_create(_asked(started, wanted), batch_size=BATCH)
    for visit in visits:
        visit.inspection_id = started.pk  # by its key alone: the row is known, and there may be thousands
    Visit.objects.bulk_create(visits, batch_size=BATCH)
    VisitMember.objects.bulk_create(
        [
            VisitMember(visit=visit, user=user, is_lead=not place)
            for visit in visits
            for place, user in enumerate(teams[visit.unit_id])
        ],
        batch_size=BATCH,
    )


def _asked(started: Inspection, wanted: Wanted) -> list[AskedPoint]:
    return [
        AskedPoint(
            inspection=started, checkpoint=point, order=place, guidance=_guidance(point, guidance),
            minutes=wanted.point_minutes.get(point.pk),
        )
        for place, (point, guidance) in enumerate(wanted.points, 1)
    ]  # fmt: skip


def _guidance(point, words: str) -> str:
    return check_length(words, f"{point.code} 条的“看什么、问谁”", limit=room_in(AskedPoint, "guidance"))


def _follow(by, started: Inspection, visits: list[Visit], teams: dict[int, list], ground: Ground) -> None:
    """Who owes it, who hears of it, and that it is on record."""
    if not started.hidden:
        obligations.owe_many(by=by, rows=owed_by(started, visits, teams, ground), surely_new=True)
    tell_goers(started, visits, teams)
    tell_partners(started, visits, teams)
    if started.notice_on and started.notice_on <= ground.day:
        tell_units(started, visits)
    _record(by, started, visits)


def _record(by, started: Inspection, visits: list[Visit]) -> None:
    """The trail is read by others than the team: of a hidden inspection it says how many, not where."""
    units = {} if started.hidden else {"units": sorted(visit.unit_id for visit in visits)}
    payload = {"kind": started.kind, "visits": len(visits), "points": started.points.count()} | units
    audit.record(
        county_code=started.county_code, by=by, act="inspection.start", subject=started, payload=payload
    )  # fmt: skip
