"""How a problem comes into the ledger: from a source that saw it, or by hand."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from dudao.accounts.enums import ANSWERING_KINDS
from dudao.areas.models import Unit
from dudao.audit import services as audit
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.queries import members_of

from . import access, rules
from .enums import ProblemState, Severity, SourceKind
from .models import NumberSequence, Occurrence, Problem, Step
from .queries import judging_body


@transaction.atomic
def open_problem(
    *, by, unit, title: str, source: str, reference, seen_on: date, lineage=None, point_code: str = "",
    point_text: str = "", severity: str = Severity.MINOR, note: str = "", measures: str = "", owner_name: str = "",
    due_on: date | None = None, position_label: str = "",
) -> Problem:  # fmt: skip
    """A source saw something wrong at ``unit``. Returns the problem that now holds the sighting.

    An unsettled problem of the same unit and lineage gets one more Occurrence; the same source and reference twice
    changes nothing. A day that comes with it holds where none was set, unless the unit named it itself; a minor problem
    that is seen as a serious one becomes serious. After a closure a new problem is opened that names the earlier one.
    Measures, person and day that came along are kept, so that nobody is asked again. The unit owes the rectification;
    it is told unless it told us.
    """
    reference = str(reference)
    _wait_for_others(unit)
    known = _sighting(unit, lineage, source, reference)
    if known is not None:
        return known
    words = rules.check_words(title, "问题", limit=300)
    rules.check_choice(severity, Severity, "一般、较重或紧急")
    rules.check_seen_on(seen_on, today=timezone.localdate())
    sighting = {"kind": source, "reference": reference, "seen_on": seen_on, "note": note, "by": by}
    problem = _unsettled(unit, lineage)
    if problem is None:
        plan = {"measures": measures.strip(), "owner_name": owner_name.strip()[:40], "due_on": due_on}
        facts = {
            "title": words, "source": source, "lineage": lineage, "point_code": point_code, "point_text": point_text,
            "severity": severity, "found_on": seen_on,
        }  # fmt: skip
        problem, created = _create(by, unit, facts | plan)
        if created:
            _open_facts(by, problem, position_label, sighting)
            return problem
    _see_again(by, problem, position_label, sighting, severity)
    if due_on and problem.due_on is None and source != SourceKind.SELF_CHECK:
        _set_day(by, problem, due_on)
    return problem


@transaction.atomic
def register_problem(
    *, by, position, unit, seen_on: date, source: str, due_on: date | None = None, **facts
) -> Problem:  # fmt: skip
    """Office, area lead or inspector enter by hand what they saw, the office also what a tip says; ``facts`` as in
    ``open_problem``. The unit reads all of it, so nothing of a tip may point at who gave it.

    :raises NotAllowed: outside their reach, a due day that has passed, a telephone number in a tip.
    """
    access.check_can_register(by, position, unit, timezone.localdate(), source)
    if source == SourceKind.LEAD:
        rules.check_names_nobody(facts.get("title", ""), facts.get("note", ""))
    if due_on is not None:
        rules.check_due(due_on, today=timezone.localdate())
    return open_problem(
        by=by, unit=unit, seen_on=seen_on, source=source, due_on=due_on, position_label=str(position), **facts
    )


def _wait_for_others(unit) -> None:
    """Of two who see something at one unit in the same moment the second waits: a click twice is one sighting.

    SQLite took its write lock at BEGIN; PostgreSQL is asked for the unit's row.
    """
    list(Unit.objects.select_for_update(no_key=True).filter(pk=unit.pk).values_list("pk"))


def _sighting(unit, lineage, source: str, reference: str) -> Problem | None:
    seen = Occurrence.objects.filter(problem__unit=unit, kind=source, reference=reference, problem__lineage=lineage)
    if lineage is None:
        seen = Occurrence.objects.filter(
            problem__unit=unit, kind=source, reference=reference, problem__lineage__isnull=True
        )
    found = seen.select_related("problem").first()
    return found.problem if found else None


def _unsettled(unit, lineage) -> Problem | None:
    if lineage is None:
        return None
    return Problem.objects.select_for_update().unsettled().filter(unit=unit, lineage=lineage).first()


def _create(by, unit, facts: dict) -> tuple[Problem, bool]:
    """A new row, or the one that somebody else opened for the same point in this very moment."""
    planned = facts["measures"] and facts["due_on"]
    lineage = facts["lineage"]
    try:
        with transaction.atomic():
            return Problem.objects.create(
                county_code=unit.county_code, unit=unit, number=next_number(unit.county_code, timezone.localdate()),
                state=ProblemState.RECTIFYING if planned else ProblemState.OPEN, created_by=by,
                previous=_previous(unit, lineage), **facts,
            ), True  # fmt: skip
    except IntegrityError:
        other = _unsettled(unit, lineage)
        if other is None:
            raise
        return other, False


def _previous(unit, lineage) -> Problem | None:
    if lineage is None:
        return None
    return Problem.objects.filter(unit=unit, lineage=lineage, state=ProblemState.CLOSED).order_by("-id").first()


def next_number(county_code: str, day: date) -> str:
    """The next number of the county and year, such as 2026-0317. Holds the sequence's lock to the end."""
    sequence, _ = NumberSequence.objects.select_for_update().get_or_create(county_code=county_code, year=day.year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return f"{day.year}-{sequence.last:04d}"


def _open_facts(by, problem: Problem, label: str, sighting: dict) -> None:
    Occurrence.objects.create(problem=problem, **sighting)
    Step.objects.create(
        problem=problem, act="open", to_state=problem.state, by=by, position_label=label, reason=sighting["note"],
        facts=_plan_facts(problem) | {"source": problem.source, "reference": sighting["reference"]},
    )  # fmt: skip
    obligations.owe(
        by=by, debtor=problem.unit, kind=ObligationKind.RECTIFY, reference=problem.pk, title=problem.title,
        due_on=problem.due_on, creditor=judging_body(problem.unit, timezone.localdate()),
    )  # fmt: skip
    audit.record(
        county_code=problem.county_code, by=by, act="problem.open", subject=problem,
        payload={
            "number": problem.number, "unit": problem.unit_id, "source": problem.source,
            "rebound": problem.previous_id is not None,
        },
    )  # fmt: skip
    if problem.source != SourceKind.SELF_CHECK:
        _tell(by, problem, f"新登记一个问题：{problem.title}")


def _plan_facts(problem: Problem) -> dict:
    due = problem.due_on.isoformat() if problem.due_on else None
    return {"measures": problem.measures, "owner_name": problem.owner_name, "due_on": due}


def _see_again(by, problem: Problem, label: str, sighting: dict, severity: str) -> None:
    Occurrence.objects.create(problem=problem, **sighting)
    graver = {"severity": severity} if _make_graver(severity, problem) else {}
    Step.objects.create(
        problem=problem, act="seen_again", from_state=problem.state, to_state=problem.state, by=by,
        position_label=label, reason=sighting["note"],
        facts={"source": sighting["kind"], "reference": sighting["reference"]} | graver,
    )  # fmt: skip
    audit.record(
        county_code=problem.county_code, by=by, act="problem.see_again", subject=problem,
        payload={"source": sighting["kind"], "reference": sighting["reference"]} | graver,
    )  # fmt: skip
    if sighting["kind"] != SourceKind.SELF_CHECK:
        _tell(by, problem, f"这个问题又被看到一次：{problem.title}")


def _make_graver(severity: str, problem: Problem) -> bool:
    """A sighting makes a minor problem serious and never a serious one minor. What is urgent is one of its own."""
    if (problem.severity, severity) != (Severity.MINOR, Severity.SERIOUS):
        return False
    problem.severity, problem.revision = Severity.SERIOUS, problem.revision + 1
    problem.save(update_fields=["severity", "revision"])
    return True


def _set_day(by, problem: Problem, due_on: date) -> None:
    """Whoever saw it told the unit a day: from now on the ledger knows it, too."""
    problem.due_on, problem.revision = due_on, problem.revision + 1
    problem.save(update_fields=["due_on", "revision"])
    obligations.reschedule(
        by=by, kind=ObligationKind.RECTIFY, reference=problem.pk, due_on=due_on, county_code=problem.county_code
    )


def _tell(by, problem: Problem, subject: str) -> None:
    people = members_of([problem.unit_id], timezone.localdate(), ANSWERING_KINDS)
    if by is not None:
        people = people.exclude(pk=by.pk)
    notify(users=people, county_code=problem.county_code, kind="problem", subject=subject, reference=problem.pk)
