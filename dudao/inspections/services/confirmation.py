"""The head's word: answers are sealed, what failed stands in the ledger."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.enums import SourceKind
from dudao.ledger.opening_many import open_problems
from dudao.lib.hashchain import payload_digest
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.queries import members_of

from .. import access, queries, rules
from ..enums import AssessmentState, RoundState
from ..models import Assessment
from ..points import Points
from .answers import COUNTED, check_complete, check_takes_answers, keep, lock
from .shared_answers import pass_on, take_back
from .upward import owe_consolidations

PROBLEM_TITLE = 300


@transaction.atomic
def confirm(*, by, position, assessment, on=None, points: Points | None = None) -> Assessment:
    """The head hands the whole form in, once: its failed points become problems, its obligation is settled.

    ``on``: the day on which the problems were seen, today unless told. Confirmed again changes nothing.
    ``points`` as in ``save_answers``.

    :raises NotAllowed: not the head; Incomplete where points are still open.
    """
    locked = lock(assessment)
    access.check_can_confirm(by, position, locked.unit, timezone.localdate())
    if locked.state == AssessmentState.CONFIRMED:
        return locked
    check_takes_answers(locked)
    asked = (points or Points(locked.round.version_id)).of(locked.unit)
    filled, on = queries.filled_in(locked), on or timezone.localdate()
    check_complete(asked, filled, on)
    with audit.at_the_end():
        seal(by=by, locked=locked, asked=asked, filled=filled, on=on)
        owe_consolidations(by=by, sent=locked.round, units=[locked.unit], on=on)
    return locked


def seal(*, by, locked: Assessment, asked, filled: dict[int, rules.Filled], on, judge=None) -> None:
    """Confirm, open problems, settle, record: what both roads in share, in the caller's transaction.

    ``filled`` holds what is stored for the points ``asked`` and was found complete; ``judge`` as in ``open_problems``.
    What the unit's district owes now is for the caller to say, who may have more forms in hand.
    """
    locked.state, locked.confirmed_at, locked.confirmed_by = AssessmentState.CONFIRMED, timezone.now(), by
    locked.begun_at = locked.begun_at or locked.confirmed_at
    locked.payload_hash = digest_of(asked, filled)
    keep(locked, [*COUNTED, "confirmed_at", "confirmed_by", "payload_hash"])
    failed = [point for point in asked if filled[point.pk].failed]
    open_problems(
        by=by, unit=locked.unit, source=SourceKind.SELF_CHECK, seen_on=on,
        sightings=[_sighting(locked, point, filled[point.pk]) for point in failed], judge=judge,
    )  # fmt: skip
    obligations.settle(
        by=by, kind=ObligationKind.SELF_CHECK, reference=str(locked.round_id), debtor=locked.unit,
        result=f"{len(asked)} 条，{len(failed)} 条要整改",
    )  # fmt: skip
    pass_on(locked)
    audit.record(
        county_code=locked.county_code, by=by, act="assessment.confirm", subject=locked,
        payload={
            "answers": locked.payload_hash, "failed": [point.code for point in failed], "workbook": locked.by_workbook,
        },
    )  # fmt: skip


def digest_of(asked, filled: dict[int, rules.Filled]) -> str:
    """The digest of all answers in the order of the points: the trail holds it, so a later change shows."""
    rows = [(point.code, *map(str, filled[point.pk].sealed())) for point in asked]
    return payload_digest("", {"answers": rows})


def _sighting(locked: Assessment, point, filled: rules.Filled) -> dict:
    return {
        "title": (filled.note or point.text)[:PROBLEM_TITLE], "reference": f"{locked.pk}:{point.pk}",
        "lineage": point.lineage, "point_code": point.code, "point_text": point.text, "note": filled.note,
        "measures": filled.measures, "owner_name": filled.owner_name, "due_on": filled.due_on,
    }  # fmt: skip


@transaction.atomic
def reopen(*, by, position, assessment, reason) -> Assessment:
    """The office sends a confirmed form back with a reason; the unit owes it again and its head is told.

    Problems that were opened stay in the ledger: what was recorded wrongly is voided there.

    :raises NotAllowed: in another position than one of the office, not confirmed, the round taken back, or no reason.
    """
    locked = lock(assessment)
    locked.round.refresh_from_db(fields=["state"])
    access.check_can_govern(by, position, locked.county_code, timezone.localdate())
    why = reason.strip()
    if locked.state != AssessmentState.CONFIRMED:
        raise NotAllowed("这张自查表还没有交，不用退回。")
    if locked.round.state != RoundState.SENT:
        raise NotAllowed("这一轮自查已经结束，不能再退回；有问题请登记进台账。")
    if not why:
        raise NotAllowed("退回要写明原因，学校才知道改哪里。")
    locked.state, locked.confirmed_at, locked.confirmed_by = AssessmentState.IN_PROGRESS, None, None
    locked.times_returned += 1
    locked.return_reason = why[:300]
    locked.save()
    take_back([locked.pk])
    _owe_again(by, position, locked)
    audit.record(
        county_code=locked.county_code, by=by, act="assessment.send_back", subject=locked, payload={"reason": why}
    )
    notify(
        users=members_of([locked.unit_id], timezone.localdate(), kinds=access.HEADS), county_code=locked.county_code,
        kind="round", subject=f"自查表退回：{locked.round.title}", body=why,
        reference=locked.round_id,
    )  # fmt: skip
    return locked


def _owe_again(by, position, locked: Assessment) -> None:
    obligations.owe(
        by=by, debtor=locked.unit, kind=ObligationKind.SELF_CHECK, reference=str(locked.round_id),
        title=f"{locked.round.title}（退回再填）", due_on=max(locked.round.due_on, timezone.localdate()),
        creditor=position.unit, period=f"退回{locked.times_returned}",
    )  # fmt: skip
