"""One visit of an inspection is called off: the school is snowed in, two visits are made one."""

from django.db import transaction

from dudao.ledger.rules import check_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed

from ..access import check_arranges
from ..enums import VisitState
from ..models import Visit
from .ending import call_off, check_not_drawn, check_runs
from .holding import hold, hold_inspection
from .secrecy import arranged_by_hand, is_secret, record

LONGEST = room_in(Visit, "gone_reason")


@transaction.atomic
def cancel_visit(*, by, visit: Visit, reason: str) -> Visit:
    """Nobody goes there any more; the inspection goes on. The team is told, and the unit where it had the notice.

    :raises NotAllowed: not from the office (of a hidden one: not who arranged it by hand), no reason, it has begun or
        is over, the inspection is, or it was drawn by lot.
    """
    running = hold_inspection(visit.inspection_id)
    row = hold(visit, "cancel")
    row.inspection = running
    check_arranges(by, row.county_code, running.area)
    if is_secret(row) and not arranged_by_hand(by, running):
        check_not_drawn(running)
        raise NotAllowed("这次不事先告知，由安排的那个人来取消；去的人去不成的，写明原因。")
    check_runs(running)
    words = check_words(reason, "为什么取消", limit=LONGEST)
    record(by=by, visit=row, act="visit.cancel", payload={"reason": words})
    call_off(by, running, [row], words, VisitState.CANCELLED)
    row.refresh_from_db()
    return row
