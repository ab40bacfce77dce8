"""Many sightings of one unit at once, as when a whole self-check is confirmed or a returned form is taken."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from . import rules
from .enums import ProblemState, Severity
from .models import NumberSequence, Occurrence, Problem, Step
from .opening import open_problem
from .queries import judging_body


def open_problems(*, by, unit, source: str, seen_on: date, sightings: list[dict], judge=None) -> int:
    """``open_problem`` for each of ``sightings``, which hold its other arguments; every one names its lineage.

    In the caller's transaction. Points about which the ledger already holds something are left to ``open_problem``; the
    new ones go in together. ``judge``: who owes the recheck, where the caller has looked it up for many units.
    Returns how many sightings there were.
    """
    if not sightings:
        return 0
    touched = _touched(unit, sightings)
    fresh = [row for row in sightings if row["lineage"] not in touched]
    alone = [row for row in sightings if row["lineage"] in touched]
    rules.check_seen_on(seen_on, today=timezone.localdate())
    # Those that wait for the unit come first: whoever registers by hand takes the unit, then a number.
    for row in alone:
        open_problem(by=by, unit=unit, source=source, seen_on=seen_on, **row)
    try:
        with transaction.atomic():
            _open_all(by, unit, source, seen_on, fresh, judge)
    except IntegrityError:  # somebody opened one of them in this very moment; the numbers are free again
        for row in fresh:
            open_problem(by=by, unit=unit, source=source, seen_on=seen_on, **row)
    return len(sightings)


def _touched(unit, sightings: list[dict]) -> set:
    """Lineages with any problem at the unit, settled or not: seen again, already known, or a rebound."""
    lineages = [row["lineage"] for row in sightings]
    rows = Problem.objects.filter(unit=unit, lineage__in=lineages).order_by()
    return set(rows.values_list("lineage", flat=True))


def _open_all(by, unit, source: str, seen_on: date, rows: list[dict], judge) -> None:
    if not rows:
        return
    numbers = _next_numbers(unit.county_code, timezone.localdate(), len(rows))
    problems = Problem.objects.bulk_create(
        [_problem(by, unit, source, seen_on, number, row) for number, row in zip(numbers, rows, strict=True)]
    )
    pairs = list(zip(problems, rows, strict=True))
    Occurrence.objects.bulk_create([
        Occurrence(problem=problem, kind=source, reference=row["reference"], seen_on=seen_on,
                   note=row.get("note", ""), by=by)
        for problem, row in pairs
    ])  # fmt: skip
    Step.objects.bulk_create([_step(by, problem, row) for problem, row in pairs])
    body = judge or judging_body(unit, timezone.localdate())
    obligations.owe_many(by=by, surely_new=True, rows=[
        {"debtor": unit, "kind": ObligationKind.RECTIFY, "reference": problem.pk, "title": problem.title,
         "due_on": problem.due_on, "creditor": body}
        for problem in problems
    ])  # fmt: skip
    audit.record_many(county_code=unit.county_code, by=by, acts=[
        ("problem.open", problem,
         {"number": problem.number, "unit": unit.pk, "source": source, "rebound": False})
        for problem in problems
    ])  # fmt: skip


def _next_numbers(county_code: str, day: date, count: int) -> list[str]:
    """``count`` numbers in a row, such as 2026-0317. Holds the sequence's lock to the end."""
    sequence, _ = NumberSequence.objects.select_for_update().get_or_create(county_code=county_code, year=day.year)
    first = sequence.last + 1
    sequence.last += count
    sequence.save(update_fields=["last"])
    return [f"{day.year}-{number:04d}" for number in range(first, first + count)]


def _problem(by, unit, source: str, seen_on: date, number: str, row: dict) -> Problem:
    measures, due_on = row.get("measures", "").strip(), row.get("due_on")
    return Problem(
        county_code=unit.county_code, unit=unit, number=number, lineage=row["lineage"],
        point_code=row.get("point_code", ""), point_text=row.get("point_text", ""),
        title=rules.check_words(row["title"], "问题", limit=300), severity=row.get("severity", Severity.MINOR),
        source=source, state=ProblemState.RECTIFYING if measures and due_on else ProblemState.OPEN,
        measures=measures, owner_name=row.get("owner_name", "").strip()[:40], due_on=due_on, found_on=seen_on,
        created_by=by,
    )  # fmt: skip


def _step(by, problem: Problem, row: dict) -> Step:
    due = problem.due_on.isoformat() if problem.due_on else None
    plan = {"measures": problem.measures, "owner_name": problem.owner_name, "due_on": due}
    return Step(
        problem=problem, act="open", to_state=problem.state, by=by, reason=row.get("note", ""),
        facts=plan | {"source": problem.source, "reference": row["reference"]},
    )  # fmt: skip
