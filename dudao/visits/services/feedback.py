"""What the unit is told: from then on its notices stand in the ledger."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.enums import Severity, SourceKind
from dudao.ledger.opening_many import open_problems
from dudao.ledger.rules import check_words
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access, causes
from ..checklist import points_of
from ..enums import Outcome, Step, VisitState
from ..findings import Seen, counted
from ..known import open_problems as open_problems_of
from ..known import seen_in, seen_of
from ..models import Visit
from ..notice_days import check_late, check_told_on, notice_until
from ..references import of_point
from ..workflow import VISIT
from . import off_list
from .audience import tell_office, tell_unit
from .holding import held, hold_units, keep
from .receiving import owe_receipt

PROBLEM_TITLE = 300


@transaction.atomic
def feed_back(*, by, visit, words: str, on: date | None = None, late_until: date | None = None) -> Visit:
    """Tell the unit: from now on it reads what was found and owes a receipt; notices become its problems, or sightings
    of those that are open; the office has its report.

    Notices run from ``on``, the day on which the unit got the paper, today where there was none. What is over by then
    takes the day ``late_until``. Said again in the same words it changes nothing.

    :raises NotAllowed: no words, not the lead, the record not closed, told already in other words, a day that cannot
        be, notices that are over and no day for them.
    """
    row = held(visit)
    today = timezone.localdate()
    access.check_leads(by, row, today)
    hold_units([row.unit_id])  # before its problems and their numbers (ADR 13)
    text = check_words(words, "反馈的话")
    if row.state == VisitState.FED_BACK and row.feedback == text:
        return row
    VISIT.check("feed_back", row.state)
    row.told_on = check_told_on(row, on, today)
    seen = {number: seen_of(kept) for number, kept in seen_in(row).items()}
    over = _over(row, seen, today)
    beside = off_list.noted(row)
    check_late(len(over) + len(off_list.over(row, beside, today)), late_until, today)
    _mark_told(row, text)
    said = summed_up(seen.values(), len(beside))
    with audit.at_the_end():
        _into_the_ledger(by, row, seen, dict.fromkeys(over, late_until))
        off_list.into_the_ledger(by, row, beside, late_until)
        causes.tell(by, row)
        _settle(by, row, said, today)
        payload = {"on": row.told_on.isoformat(), "late": len(over)}
        audit.record(county_code=row.county_code, by=by, act="visit.feed_back", subject=row, payload=payload)
    _tell(by, row, said, today)
    return row


def _mark_told(row: Visit, text: str) -> None:
    row.feedback, row.fed_back_at, row.state = text, timezone.now(), VisitState.FED_BACK
    row.steps = [step for step in Step.values if step in {*row.steps, Step.TOLD.value}]
    keep(row, "feedback", "fed_back_at", "told_on", "state", "steps")


def _settle(by, row: Visit, said: str, today: date) -> None:
    """The unit owes its receipt, the team nothing any more."""
    owe_receipt(by, row, today)
    obligations.settle(
        by=by, kind=ObligationKind.VISIT, reference=row.pk, result=said, county_code=row.county_code
    )  # fmt: skip


def _tell(by, row: Visit, said: str, today: date) -> None:
    tell_unit(row, today, f"督导反馈：{row.inspection.title}", said)
    found = causes.in_words(row)
    said = f"核查结果：{found}。{said}" if found else said
    tell_office(by, row, today, f"{row.unit.label}督导完成：{row.inspection.title}", said)


def summed_up(seen: Iterable[Seen], beside: int = 0) -> str:
    """``36 条，34 条没有问题，当场改了 1 条，限期整改 1 条``; ``beside``: how many were found beside the list."""
    counts = counted(seen)
    parts = [f"{Outcome(way).label} {number} 条" for way, number in counts.items() if number]
    parts += [f"清单外的问题 {beside} 个"] if beside else []
    return "，".join([f"看了 {sum(counts.values())} 条", *parts])


def _over(row: Visit, seen: dict[int, Seen], today: date) -> list[int]:
    """The points whose notice has ended before it is typed in; what the ledger holds already keeps its own day."""
    noticed = [(number, one.days) for number, one in seen.items() if one.outcome == Outcome.NOTICE]
    over = [number for number, days in noticed if notice_until(row, days, today) < today]
    if not over:
        return []
    dated = {problem.lineage for problem in open_problems_of(row.unit) if problem.due_on}
    points = points_of(row, over)
    return [number for number in over if number in points and points[number].lineage not in dated]


def _into_the_ledger(by, row: Visit, seen: dict[int, Seen], moved: dict[int, date | None]) -> None:
    """Only now: the unit reads its problems in the ledger, and nothing of a record before it is told. ``moved``: point
    to the day that it takes instead of its own."""
    noticed = [number for number, one in seen.items() if one.outcome == Outcome.NOTICE]
    if not noticed:
        return
    points = points_of(row, noticed)
    open_problems(
        by=by, unit=row.unit, source=SourceKind.VISIT, seen_on=row.visited_on,
        sightings=[_sighting(row, points[number], seen[number], moved.get(number)) for number in noticed
                   if number in points],
    )  # fmt: skip


def _sighting(row: Visit, point, one: Seen, moved: date | None) -> dict:
    return {
        "title": one.note[:PROBLEM_TITLE], "reference": of_point(row.pk, point.pk), "lineage": point.lineage,
        "point_code": point.code, "point_text": point.text, "note": one.note,
        "severity": one.severity or Severity.MINOR, "due_on": moved or notice_until(row, one.days, row.told_on),
    }  # fmt: skip
