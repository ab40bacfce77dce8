"""When a round is over: the office says so, or nothing is owed about it any more."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.one_by_one import one_by_one
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation

from .. import access, rules
from ..enums import AssessmentState, RoundState, WorkbookOutcome
from ..models import Assessment, ReturnedWorkbook, Round
from .rounds import hold, tell_heads

# How long the office may look over what came in, and send it back, before a round ends by itself.
LOOKING_OVER = timedelta(days=7)
KINDS = (ObligationKind.SELF_CHECK, ObligationKind.CONSOLIDATION)


@transaction.atomic
def end_round(*, by, position, round) -> Round:
    """The office ends a round. Who has not handed in stays on record and is told; nobody owes anything about it any
    more, no form is sent back. A late form is still taken, and stands there as late.

    :raises NotAllowed: not from the office, not under way, files to be decided on, or units missing before the day.
    """
    sent, forms = hold(round)
    today = timezone.localdate()
    access.check_can_govern(by, position, sent.county_code, today)
    if sent.state != RoundState.SENT:
        raise NotAllowed(f"这一轮{sent.get_state_display()}，不用再结束。")
    rules.check_can_end(
        missing=len(_missing(forms)), questions=_questions(sent), due_on=sent.due_on, today=today
    )  # fmt: skip
    return _end(by, sent, _missing(forms))


def end_finished_rounds(*, today: date) -> int:
    """Rounds about which nobody owes anything any more end by themselves, a week after their last day.

    Safe to run twice. Returns how many ended.
    """
    over = today - LOOKING_OVER
    rows = Round.objects.filter(state=RoundState.SENT, due_on__lt=over).exclude(report_due_on__gte=over)
    missing = Assessment.objects.filter(round=OuterRef("pk")).exclude(state=AssessmentState.CONFIRMED)
    # One that still waits for somebody is not even locked: the tick looks every minute, for years perhaps.
    return sum(one_by_one(rows.exclude(Exists(missing)).order_by("pk"), _end_if_finished))


@transaction.atomic
def _end_if_finished(round: Round) -> bool:
    sent, forms = hold(round)
    owed = Obligation.objects.open().filter(kind__in=KINDS, reference=str(sent.pk)).exists()
    if sent.state != RoundState.SENT or _missing(forms) or owed or _questions(sent):
        return False
    _end(None, sent, [])
    return True


def _missing(forms: list[Assessment]) -> list[Assessment]:
    return [form for form in forms if form.state != AssessmentState.CONFIRMED]


def _questions(sent: Round) -> int:
    return ReturnedWorkbook.objects.filter(round=sent, outcome=WorkbookOutcome.AMBIGUOUS).count()


def _end(by, sent: Round, missing: list[Assessment]) -> Round:
    Assessment.objects.filter(pk__in=[form.pk for form in missing]).update(missed=True)
    sent.state, sent.ended_at, sent.ended_by = RoundState.ENDED, timezone.now(), by
    sent.save(update_fields=["state", "ended_at", "ended_by"])
    with audit.at_the_end():
        for kind in KINDS:
            obligations.withdraw(by=by, kind=kind, reference=str(sent.pk), county_code=sent.county_code)
        audit.record(
            county_code=sent.county_code, by=by, act="round.end", subject=sent,
            payload={"missing": sorted(form.unit_id for form in missing)},
        )  # fmt: skip
    if missing:
        words = "贵单位没有交，记为没交；还可以补交，会记为补交。"
        tell_heads(sent, f"自查已结束：{sent.title}", words, [form.unit_id for form in missing])
    return sent
