"""The day on which a unit got the feedback of a paper was typed wrongly: its notices run from another day (ADR 26)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office, check_is_own
from dudao.audit import services as audit
from dudao.ledger import services as ledger
from dudao.ledger.enums import SourceKind
from dudao.ledger.models import Occurrence, Problem
from dudao.ledger.rules import check_words
from dudao.ledger.workflow import PROBLEM
from dudao.lib.day_words import day_words, full_day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed

from ..enums import Outcome
from ..models import Amendment, Visit
from ..notice_days import check_told_on
from ..references import of_off_list, of_point
from .audience import tell_unit
from .holding import hold, hold_units, keep

TOLD_ON = "哪天收到反馈"


@transaction.atomic
def amend_told_on(*, by, position, visit, on: date, why: str) -> Amendment:
    """From now on the notices run from ``on``. What stood there and why is an amendment that the unit reads, and each
    problem says why its day moved; one that was given another day since keeps it. Sent twice it is one.

    :raises NotAllowed: not the office, not told from a paper, no reason, a day that cannot be or that changes nothing,
        signed for before it, a problem that waits for its recheck or is settled, a notice that would be over.
    """
    row, today = hold(visit, "amend"), timezone.localdate()
    check_is_own(by, position, today)
    check_is_office(by, row.county_code)
    hold_units([row.unit_id])
    reason = check_words(why, "为什么改", limit=room_in(Amendment, "why"))
    if row.told_on is None or row.typed_by_id is None:
        raise NotAllowed("这次不是按纸质表反馈的，收到的日子就是反馈的那天，不用更正。")
    before, after = full_day_words(row.told_on), full_day_words(on)
    earlier = row.amendments.filter(what=TOLD_ON).order_by("-id").first()
    if earlier is not None and (earlier.after, earlier.why) == (after, reason):
        return earlier
    if on == row.told_on:
        raise NotAllowed("和原来写的一样，没有改动。")
    _check_day(row, on, today)
    moved = _moved(row, on, today)
    made = Amendment.objects.create(visit=row, what=TOLD_ON, before=before, after=after, why=reason, by=by)
    row.told_on = on
    keep(row, "told_on")
    with audit.at_the_end():
        for problem, until in moved:
            ledger.change_due(
                by=by, position=position, problem=problem, revision=problem.revision, due_on=until,
                reason=f"收到反馈的日子更正为{after}：{reason}",
            )  # fmt: skip
        payload = {"what": TOLD_ON, "why": reason}
        audit.record(county_code=row.county_code, by=by, act="visit.amend", subject=row, payload=payload)
    tell_unit(row, today, f"督导反馈有更正：{row.inspection.title}", f"{TOLD_ON}：{before}改成{after}。{reason}")
    return made


def _check_day(row: Visit, on: date, today: date) -> None:
    check_told_on(row, on, today)
    if row.receipt_paper_on is not None and on > row.receipt_paper_on:
        signed = day_words(row.receipt_paper_on, today)
        raise NotAllowed(
            f"纸上是{signed}签收的，收到反馈不会比那天晚，请再看一遍纸上的日子。签收的日子才是写错的，"
            "请对方负责人点“没有签过？说明一下”，再重新签收。"
        )


def _moved(row: Visit, on: date, today: date) -> list[tuple[Problem, date]]:
    """The problems whose day hangs on the feedback's, each with its new one.

    :raises NotAllowed: one whose day can no longer be moved, or would have passed.
    """
    found = [(problem, on + timedelta(days=days)) for problem, days in _hanging(row)]
    settled = [problem for problem, _ in found if not PROBLEM.allows("change_due", problem.state)]
    if settled:
        named = "、".join(f"{problem.number}（{problem.get_state_display()}）" for problem in settled)
        raise NotAllowed(
            f"期限从这天算的 {named}，现在不能再改期限。等复查的请先复查，退回整改的再来更正；"
            "已经销号的，这个日子不用再改。"
        )
    over = [problem.number for problem, until in found if until < today]
    if over:
        day = day_words(on, today)
        raise NotAllowed(f"从{day}算，{'、'.join(over)} 的期限已经过了。请先在台账里给它另定期限，再来更正。")
    return found


def _hanging(row: Visit) -> list[tuple[Problem, int]]:
    """(problem, days of its notice) where the day that stands in the ledger is still the one of the notice."""
    noticed = row.seen.filter(outcome=Outcome.NOTICE, days__isnull=False).order_by("pk")
    days = {of_point(row.pk, point): number for point, number in noticed.values_list("checkpoint", "days")}
    days |= {of_off_list(one): one.days for one in row.off_list.order_by("pk")}
    seen = Occurrence.objects.filter(kind=SourceKind.VISIT, reference__in=days).select_related("problem")
    rows = [(one.problem, days[one.reference]) for one in seen.order_by("problem")]
    return [(problem, number) for problem, number in rows if problem.due_on == row.told_on + timedelta(days=number)]
