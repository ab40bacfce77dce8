"""What the unit is told, and that its head has read it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.enums import SourceKind
from dudao.ledger.opening_many import open_problems
from dudao.ledger.rules import check_words
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access, causes
from ..checklist import points_of
from ..enums import Outcome, Step, VisitState
from ..findings import Seen, counted
from ..known import reference_of, seen_in, seen_of
from ..law import Rules
from ..models import Visit
from ..workflow import VISIT
from .audience import office_of, tell_office, tell_unit
from .holding import held, keep

READING = 5  # minutes that reading and signing for it takes the school
LONGEST_RECEIPT = 300
PROBLEM_TITLE = 300


@transaction.atomic
def feed_back(*, by, visit, words: str) -> Visit:
    """Tell the unit: from now on it reads what was found and owes a receipt; notices become its problems, or sightings
    of those that are open; the office has its report.

    Said again in the same words it changes nothing.

    :raises NotAllowed: no words, not the lead, the record not closed, or told already in other words.
    """
    row = held(visit)
    today = timezone.localdate()
    access.check_leads(by, row, today)
    text = check_words(words, "反馈给学校的话")
    if row.state == VisitState.FED_BACK and row.feedback == text:
        return row
    VISIT.check("feed_back", row.state)
    row.feedback, row.fed_back_at, row.state = text, timezone.now(), VisitState.FED_BACK
    row.steps = [step for step in Step.values if step in {*row.steps, Step.TOLD.value}]
    keep(row, "feedback", "fed_back_at", "state", "steps")
    said = summed_up(row)
    with audit.at_the_end():
        _into_the_ledger(by, row)
        causes.tell(by, row)
        _owe_receipt(by, row, today)
        obligations.settle(
            by=by, kind=ObligationKind.VISIT, reference=row.pk, result=said, county_code=row.county_code
        )  # fmt: skip
        audit.record(county_code=row.county_code, by=by, act="visit.feed_back", subject=row)
    tell_unit(row, today, f"督导反馈：{row.inspection.title}", said)
    found = causes.in_words(row)
    said = f"核查结果：{found}。{said}" if found else said
    tell_office(by, row, today, f"{row.unit.label}督导完成：{row.inspection.title}", said)
    return row


def summed_up(row: Visit) -> str:
    """``36 条，34 条没有问题，当场改了 1 条，限期整改 1 条``."""
    counts = counted(seen_of(point) for point in row.seen.order_by("pk"))
    parts = [f"{Outcome(way).label} {number} 条" for way, number in counts.items() if number]
    return "，".join([f"看了 {sum(counts.values())} 条", *parts])


def _into_the_ledger(by, row: Visit) -> None:
    """Only now: the unit reads its problems in the ledger, and nothing of a record before it is told."""
    points = points_of(row)
    seen = {number: seen_of(kept) for number, kept in seen_in(row).items() if number in points}
    noticed = [number for number, one in seen.items() if one.outcome == Outcome.NOTICE]
    open_problems(
        by=by, unit=row.unit, source=SourceKind.VISIT, seen_on=row.visited_on,
        sightings=[_sighting(row, points[number], seen[number]) for number in noticed],
    )  # fmt: skip


def _sighting(row: Visit, point, one: Seen) -> dict:
    return {
        "title": one.note[:PROBLEM_TITLE], "reference": reference_of(row, point.pk), "lineage": point.lineage,
        "point_code": point.code, "point_text": point.text, "note": one.note,
        "due_on": row.visited_on + timedelta(days=one.days),
    }  # fmt: skip


def _owe_receipt(by, row: Visit, today) -> None:
    """Signed for whenever it was read, unless the county set days for it."""
    due_on = Rules(row.county_code, today).due("receipt_days", row.inspection.kind, today)
    obligations.owe(
        by=by, debtor=row.unit, kind=ObligationKind.RECEIPT, reference=row.pk, due_on=due_on, minutes=READING,
        title=f"签收督导反馈：{row.inspection.title}", due_words="" if due_on else "看过就签",
        creditor=office_of(row.county_code, today),
    )  # fmt: skip


@transaction.atomic
def receive(*, by, position, visit, words: str = "") -> Visit:
    """The head has read it; his words are welcome and never asked for. Signed twice changes nothing.

    :raises NotAllowed: not the head, nothing was told yet, or too many words.
    """
    row = held(visit)
    access.check_receives(by, position, row, timezone.localdate())
    VISIT.check("receive", row.state)
    text = words.strip()
    if len(text) > LONGEST_RECEIPT:
        raise NotAllowed(f"最多写 {LONGEST_RECEIPT} 个字，现在有 {len(text)} 个；还有话请直接告诉督导室。")
    if row.receipt_at is not None:
        return row
    row.receipt_at, row.receipt_by, row.receipt_words = timezone.now(), by, text
    keep(row, "receipt_at", "receipt_by", "receipt_words")
    obligations.settle(
        by=by, kind=ObligationKind.RECEIPT, reference=row.pk, debtor=row.unit, result=text or "已签收"
    )  # fmt: skip
    audit.record(county_code=row.county_code, by=by, act="visit.receive", subject=row)
    return row
