"""How an inspection stops: taken back, what is left of it cancelled, ended, published."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.audit import services as audit
from dudao.ledger.rules import check_length
from dudao.lib.day_words import day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import DayUnit, ObligationKind

from ..access import check_arranges
from ..enums import DONE, PUBLISHED, DrawState, VisitState
from ..law import Rules
from ..models import Draw, Inspection, Visit
from ..workflow import INSPECTION
from .audience import office_of
from .holding import hold_all, hold_inspection
from .partners import tell_partners_off
from .secrecy import arranged_by_hand, draw_of
from .summoning import tell_goers_off, tell_units

NEVER_WENT = "到结束时没有去"


@dataclass(frozen=True)
class Withdrawal:
    """What became of it: taken back whole, or only the visits that nobody had begun."""

    inspection: Inspection
    cancelled: int
    begun: int

    @property
    def words(self) -> str:
        if not self.begun:
            return f"撤回了：{self.inspection.title}，{self.cancelled} 次到校都取消了。"
        rest = f"其余 {self.cancelled} 次还没去的已取消" if self.cancelled else "没有可以取消的了"
        return f"已有 {self.begun} 次到校开始了，整轮不能撤回；{rest}。"


def check_runs(inspection: Inspection) -> None:
    """:raises NotAllowed: it was taken back or is over."""
    INSPECTION.check("change", inspection.state, f"这次督导{inspection.get_state_display()}，不能再改。")


@transaction.atomic
def withdraw_inspection(*, by, inspection: Inspection, reason: str) -> Withdrawal:
    """Take it back while nobody has begun; where somebody has, only the visits that are still to come are cancelled.

    :raises NotAllowed: not from the office, no reason, not running, drawn by lot, or nothing is left to cancel.
    """
    check_arranges(by, inspection.county_code, inspection.area)
    held, visits = hold_all(inspection)
    check_runs(held)
    check_not_drawn(held)
    words = _reason(reason)
    waiting = [visit for visit in visits if visit.state == VisitState.PLANNED]
    _check_knows(by, held, waiting)
    begun = sum(visit.state not in (VisitState.PLANNED, VisitState.CANCELLED, VisitState.MISSED) for visit in visits)
    if begun and not waiting:
        raise NotAllowed(f"{begun} 次到校都开始了，不能撤回；办完后请结束这次督导。")
    call_off(by, held, waiting, words, VisitState.CANCELLED)
    if not begun:
        held.state = INSPECTION.act("withdraw").target
        held.save(update_fields=["state"])
    act = "inspection.cancel_rest" if begun else "inspection.withdraw"
    payload = {"reason": words, "cancelled": len(waiting), "begun": begun}
    audit.record(county_code=held.county_code, by=by, act=act, subject=held, payload=payload)
    return Withdrawal(held, len(waiting), begun)


def check_not_drawn(held: Inspection) -> None:
    """What was drawn is called off by voiding the draw, which publishes it: else one would draw until one likes it.

    :raises NotAllowed: it was drawn.
    """
    if Draw.objects.filter(inspection=held, state=DrawState.DRAWN).exists():
        raise NotAllowed(
            "这次督导是密封抽取的，不能在这里撤回。还没有学校开始的，到“随机抽取”里作废；已经开始的，"
            "去不成的由督导组写明原因。"
        )


def _check_knows(by, held: Inspection, waiting: list[Visit]) -> None:
    """What is hidden is called off by who chose it: anybody else would learn from it how much is still to come.

    :raises NotAllowed: somebody else.
    """
    if held.hidden and waiting and draw_of(held) is None and not arranged_by_hand(by, held):
        raise NotAllowed("这次督导是不打招呼的，由安排的那个人来撤回；去不成的，由去的人写明原因。")


def _reason(reason: str) -> str:
    words = check_length(reason, "为什么撤回", limit=room_in(Visit, "gone_reason"))
    if not words:
        raise NotAllowed("请写一句为什么撤回，去的人和学校会看到。")
    return words


def call_off(by, held: Inspection, waiting: list[Visit], words: str, state: str) -> None:
    """What nobody has begun is off, in the caller's transaction and after its checks: those who would have gone hear
    it, and the units that had been told."""
    if waiting and state == VisitState.CANCELLED:
        tell_goers_off(held, waiting, words)
        tell_partners_off(held, waiting, words)
        if held.notice_on and not held.hidden:
            tell_units(held, waiting, subject=f"督导取消：{held.title}", body=f"这次督导不来了。原因：{words}")
    for start in range(0, len(waiting), 500):
        keys = [visit.pk for visit in waiting[start : start + 500]]
        Visit.objects.filter(pk__in=keys, state=VisitState.PLANNED).update(state=state, gone_reason=words)
    obligations.withdraw_many(
        by=by, kind=ObligationKind.VISIT, references=[visit.pk for visit in waiting], about=str(held.pk),
        county_code=held.county_code,
    )  # fmt: skip


@transaction.atomic
def end_inspection(*, by, inspection: Inspection) -> Inspection:
    """It is over: visits that never took place are on record as such; where the law says so, its results are to be
    published by a day that the office owes.

    :raises NotAllowed: not from the office, not running, a visit is still under way, or it may still take place.
    """
    check_arranges(by, inspection.county_code, inspection.area)
    held, visits = hold_all(inspection)
    check_runs(held)
    today = timezone.localdate()
    open_ones = [visit for visit in visits if visit.state in (VisitState.OPENED, VisitState.RECORDED)]
    if open_ones:
        raise NotAllowed(f"{open_ones[0].unit.label}等 {len(open_ones)} 次到校还没有反馈完，反馈后再结束。")
    waiting = [visit for visit in visits if visit.state == VisitState.PLANNED]
    if waiting and today <= held.until_on:
        until = day_words(held.until_on, today)
        if held.hidden and not arranged_by_hand(by, held):
            raise NotAllowed(f"这次督导可以去到{until}，过了那天再结束。")
        raise NotAllowed(f"还有 {len(waiting)} 次没去，可以去到{until}；不去了请先撤回没去的。")
    call_off(by, held, waiting, NEVER_WENT, VisitState.MISSED)
    held.state, held.ended_at = INSPECTION.act("end").target, timezone.now()
    if held.kind in PUBLISHED and any(visit.state in DONE for visit in visits):
        held.publish_due_on = Rules(held.county_code, today).due("publish_days", held.kind, today)
    held.save(update_fields=["state", "ended_at", "publish_due_on"])
    _owe_publication(by, held, today)
    payload = {"missed": len(waiting), "visits": len(visits)}
    audit.record(county_code=held.county_code, by=by, act="inspection.end", subject=held, payload=payload)
    return held


def _owe_publication(by, held: Inspection, today: date) -> None:
    office = office_of(held.county_code, today)
    if held.publish_due_on and office:
        obligations.owe(
            by=by, debtor=office, kind=ObligationKind.PUBLISH, reference=held.pk, title=f"公布结果：{held.title}",
            due_on=held.publish_due_on,
            day_unit=Rules(held.county_code, today).find("publish_days", held.kind).day_unit or DayUnit.CALENDAR,
        )  # fmt: skip


@transaction.atomic
def publish(*, by, inspection: Inspection, on: date, where: str) -> Inspection:
    """Its results were published: on which day and where.

    :raises NotAllowed: not from the office, not over yet, published already, a day to come or before the end, no place.
    """
    check_is_office(by, inspection.county_code)
    held = hold_inspection(inspection.pk)
    INSPECTION.check("publish", held.state, "督导结束以后才能公布结果，请先结束。")
    if held.published_on:
        raise NotAllowed(f"{day_words(held.published_on, timezone.localdate())}已经公布过了。")
    place = check_length(where, "公布在哪里", limit=room_in(Inspection, "published_where"))
    if not place:
        raise NotAllowed("请写公布在哪里，例如县政府网站。")
    if on > timezone.localdate() or on < timezone.localdate(held.ended_at):
        raise NotAllowed("公布的日子要在督导结束那天到今天之间。")
    held.published_on, held.published_where = on, place
    held.save(update_fields=["published_on", "published_where"])
    obligations.settle(
        by=by, kind=ObligationKind.PUBLISH, reference=held.pk, result=held.published_where,
        county_code=held.county_code,
    )  # fmt: skip
    payload = {"on": on.isoformat(), "where": held.published_where}
    audit.record(county_code=held.county_code, by=by, act="inspection.publish", subject=held, payload=payload)
    return held
