"""The written notice of an inspection (《教育督导条例》第十七条), and the day on which somebody means to go."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed

from ..access import check_arranges, membership_of
from ..enums import VisitState
from ..models import Inspection, Visit
from .ending import check_runs
from .holding import hold_all, hold_units
from .partners import tell_partners_day
from .secrecy import check_may_change, record
from .summoning import tell_units

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
    if day > today:
        raise NotAllowed("通知发出了再填日子，日子不能在今天之后。")
    if day < timezone.localdate(held.started_at) - EARLIEST:
        raise NotAllowed(f"通知的日子写成了{day_words(day, today)}，比安排早太多，请核对年月。")
    if any(visit.opened_at for visit in visits):
        raise NotAllowed("已经有学校开始督导了，书面通知要在这之前发。")
    held.notice_on = day
    held.save(update_fields=["notice_on"])
    tell_units(held, [visit for visit in visits if visit.state == VisitState.PLANNED])
    payload = {"on": day.isoformat()}
    audit.record(county_code=held.county_code, by=by, act="inspection.notice", subject=held, payload=payload)
    return held


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
