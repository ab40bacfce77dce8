"""The written notice of an inspection (《教育督导条例》第十七条), and the day on which somebody means to go."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words, full_day_words
from dudao.lib.statetable import NotAllowed

from ..access import check_arranges, membership_of
from ..enums import VisitState
from ..models import Inspection, Visit
from ..noticed import check_noticed
from ..workflow import INSPECTION
from .audience import tell_team
from .ending import check_runs
from .holding import hold_all, hold_units
from .partners import tell_partners_day
from .secrecy import check_may_change, record
from .summoning import tell_units

LONGEST_REASON = 200
EARLIEST = timedelta(days=60)  # a notice on paper may have gone out before the inspection was entered


@transaction.atomic
def give_written_notice(*, by, inspection: Inspection, on: date | None = None) -> Inspection:
    """The notice went out on day ``on`` (today): the heads of all units of it are told here as well.

    :raises NotAllowed: not from the office, a hidden inspection, given already, a day to come or far back, or a visit
        has begun.
    """
    check_arranges(by, inspection.county_code, inspection.area)
    held, visits = hold_all(inspection)
    check_runs(held)
    today = timezone.localdate()
    day = on or today
    if held.hidden:
        raise NotAllowed("这次督导不事先告知，不能发书面通知。")
    if held.notice_on:
        raise NotAllowed(f"{day_words(held.notice_on, today)}已经发过书面通知了。")
    _check_notice_day(held, day, today)
    if any(visit.opened_at for visit in visits):
        raise NotAllowed("已经有学校开始督导了，书面通知要在这之前发。")
    held.notice_on = day
    held.save(update_fields=["notice_on"])
    tell_units(held, [visit for visit in visits if visit.state == VisitState.PLANNED])
    payload = {"on": day.isoformat()}
    audit.record(county_code=held.county_code, by=by, act="inspection.notice", subject=held, payload=payload)
    return held


@transaction.atomic
def correct_notice_day(*, by, inspection: Inspection, on: date, reason: str) -> Inspection:
    """The day of the notice was typed wrongly: from now on the other one counts, wherever the law asks for it. What
    stood there and why stays to be read; the units are told. Sent twice it is one correction.

    :raises NotAllowed: not from the office, no notice, no reason, a day that cannot be or that changes nothing, or
        somebody was there by then.
    """
    check_arranges(by, inspection.county_code, inspection.area)
    held, visits = hold_all(inspection)
    INSPECTION.check("correct_notice", held.state)
    today = timezone.localdate()
    if held.notice_on is None:
        raise NotAllowed("这次督导还没有发书面通知，没有日子可以更正。")
    why = check_words(reason, "为什么更正", limit=LONGEST_REASON)
    before, after = full_day_words(held.notice_on), full_day_words(on)
    if on == held.notice_on:
        if held.notice_corrected.endswith(f"改成{after}：{why}"):
            return held
        raise NotAllowed("和原来写的日子一样，没有改动。")
    _check_notice_day(held, on, today)
    _check_nobody_there(visits, on, today)
    line = f"{before}改成{after}：{why}"
    held.notice_on, held.notice_corrected = on, f"{held.notice_corrected}\n{line}".strip()
    held.save(update_fields=["notice_on", "notice_corrected"])
    still = [visit for visit in visits if visit.state != VisitState.CANCELLED]
    tell_units(held, still, subject=f"书面通知的日子有更正：{held.title}", body=f"{line}。")
    _tell_who_goes_too_early(by, held, visits)
    payload = {"on": on.isoformat(), "reason": why}
    audit.record(county_code=held.county_code, by=by, act="inspection.correct_notice", subject=held, payload=payload)
    return held


def _check_notice_day(held: Inspection, day: date, today: date) -> None:
    if day > today:
        raise NotAllowed("通知发出了再填日子，日子不能在今天之后。")
    if day < timezone.localdate(held.started_at) - EARLIEST:
        raise NotAllowed(f"通知的日子写成了{day_words(day, today)}，比安排早太多，请核对年月。")


def _check_nobody_there(visits: list[Visit], on: date, today: date) -> None:
    """A notice precedes every visit; one that did not is no slip of the pen."""
    first = min((visit for visit in visits if visit.visited_on), key=lambda visit: visit.visited_on, default=None)
    if first is not None and on >= first.visited_on:
        raise NotAllowed(
            f"{first.unit.label}{day_words(first.visited_on, today)}就督导过了，通知的日子不能改到那天或以后。"
            f"确实是{day_words(on, today)}才送到的，这里不改，请牵头的人在那次记录里更正“总的情况”，写明原因。"
        )


def _tell_who_goes_too_early(by, held: Inspection, visits: list[Visit]) -> None:
    """Who means to go before the notice lets him hears it now, not at the gate."""
    for visit in visits:
        if visit.state == VisitState.PLANNED and visit.planned_on and visit.planned_on <= held.notice_on:
            try:
                check_noticed(held, visit.planned_on)
            except NotAllowed as refusal:
                visit.inspection = held
                tell_team(by, visit, f"到{visit.unit.label}的日子要改：{held.title}", str(refusal))


@transaction.atomic
def plan_day(*, by, visit: Visit, on: date | None) -> Visit:
    """On which day the team means to go; None: not said. By whoever goes or may change the team. The unit is held, so
    that of two teams which take one day the second is told of the first.

    :raises NotAllowed: somebody else, a visit that has begun, a day outside the inspection, or another team is there.
    """
    held = Visit.objects.select_for_update(no_key=True, of=("self",)).get(pk=visit.pk)
    held.inspection, held.unit = Inspection.objects.get(pk=held.inspection_id), hold_units([held.unit_id])[held.unit_id]
    if membership_of(by, held) is None:
        check_may_change(by, held)
    check_runs(held.inspection)
    if held.state != VisitState.PLANNED:
        raise NotAllowed("已经去过或取消了，不用再定日子。")
    if on is not None:
        _check_day(held, on)
    if on == held.planned_on:
        return held
    held.planned_on = on
    held.save(update_fields=["planned_on"])
    record(by=by, visit=held, act="visit.plan_day", payload={"on": on.isoformat() if on else ""})
    tell_partners_day(held)
    return held


def _check_day(visit: Visit, on: date) -> None:
    today = timezone.localdate()
    if not max(visit.inspection.from_on, today) <= on <= visit.due_on:
        raise NotAllowed(f"请定在今天以后、{day_words(visit.due_on, today)}以前的一天。")
    others = Visit.objects.live().filter(unit=visit.unit_id, planned_on=on, inspection__hidden=False)
    other = others.exclude(pk=visit.pk).select_related("inspection").order_by("pk").first()
    if other is not None:
        where = f"{visit.unit.label}（{other.inspection.title}）"
        raise NotAllowed(f"{day_words(on, today)}已有另一组去{where}，请换一天或并成一组。")
