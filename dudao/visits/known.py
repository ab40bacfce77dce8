"""What is known of a unit before somebody goes there, so that it is shown and not asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.files.models import FileUse
from dudao.ledger.enums import SourceKind
from dudao.ledger.models import Occurrence, Problem
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation

from . import references
from .enums import DONE, Outcome
from .findings import Seen
from .law import Rules
from .models import OffListFinding, SeenPoint, Visit

SOLVERS = (UnitKind.SECTION, UnitKind.DEPARTMENT)


def seen_of(row: SeenPoint | None) -> Seen:
    """A stored row as a value; nothing stored is an empty one."""
    if row is None:
        return Seen()
    return Seen(row.value, row.note, row.outcome, row.days, row.section_id, row.still, row.severity)


def seen_in(visit: Visit) -> dict[int, SeenPoint]:
    """Point → what stands at it in this visit."""
    return {row.checkpoint_id: row for row in visit.seen.order_by("pk")}


def sections_in(stored: dict[int, SeenPoint]) -> dict[int, Unit]:
    """Point → the section or department that is to settle it. Few points have one, so they are not read with all."""
    chosen = {number: row.section_id for number, row in stored.items() if row.section_id}
    units = Unit.objects.in_bulk(set(chosen.values())) if chosen else {}
    return {number: units[section] for number, section in chosen.items()}


@dataclass(frozen=True)
class Earlier:
    """What was seen at a point the last time, and on which day."""

    seen: Seen
    on: date


def last_seen(visit: Visit, day: date) -> dict[UUID, Earlier]:
    """Lineage → what the newest closed record of the unit says of it, where it is not older than the
    county's number of days (``still_days``)."""
    days = Rules(visit.county_code, day).number("still_days", visit.inspection.kind)
    if not days:
        return {}
    rows = SeenPoint.objects.filter(
        visit__unit=visit.unit_id, visit__state__in=DONE, visit__visited_on__range=(day - timedelta(days=days), day)
    ).exclude(visit=visit.pk).exclude(value="")  # fmt: skip
    rows = rows.select_related("visit", "checkpoint").only(
        "value", "note", "outcome", "days", "severity", "section", "still", "checkpoint__lineage", "visit__visited_on"
    )
    ordered = rows.order_by("visit__visited_on", "visit__closed_record_at", "pk")
    return {row.checkpoint.lineage: Earlier(seen_of(row), row.visit.visited_on) for row in ordered}


def open_problems(unit: Unit) -> list[Problem]:
    """What stands in the ledger at the unit and is not settled, the earliest day first."""
    return list(Problem.objects.unsettled().filter(unit=unit).order_by("due_on", "pk"))


def last_visited_on(visit: Visit) -> date | None:
    """When somebody was there before."""
    rows = Visit.objects.filter(unit=visit.unit_id, state__in=DONE).exclude(pk=visit.pk)
    return rows.aggregate(last=Max("visited_on"))["last"]


def solvers(county_code: str, day: date) -> list[Unit]:
    """The sections and departments that may be asked to settle what a school cannot."""
    rows = Unit.objects.filter(county_code=county_code, kind__in=SOLVERS).open_on(day)
    return list(rows.order_by("kind", "code"))


def consultations(visit: Visit) -> dict[int, Obligation]:
    """Point → what the section owes about it, with its answer."""
    points = visit.seen.filter(outcome=Outcome.CONSULTATION).values_list("checkpoint", flat=True)
    asked = {references.of_point(visit.pk, point): point for point in points.order_by("checkpoint")}
    rows = Obligation.objects.filter(kind=ObligationKind.CONSULTATION, reference__in=asked)
    return {asked[row.reference]: row for row in rows.select_related("debtor", "done_by").order_by("pk")}


def problems_from(visit: Visit) -> list[Problem]:
    """The problems that this visit opened or saw again."""
    rows = Problem.objects.filter(
        occurrences__kind=SourceKind.VISIT, occurrences__reference__startswith=references.within(visit)
    )
    return list(rows.distinct().order_by("pk"))


def off_list_told(visit: Visit) -> list[tuple[OffListFinding, Problem | None]]:
    """What was found beside the list, each with the problem that it became when the unit was told."""
    asked = {references.of_off_list(one): one for one in visit.off_list.order_by("pk")}
    rows = Occurrence.objects.filter(kind=SourceKind.VISIT, reference__in=asked).select_related("problem")
    known = {row.reference: row.problem for row in rows.order_by("pk")}
    return [(one, known.get(reference)) for reference, one in asked.items()]


def files_of(visit: Visit, kinds: list[str]) -> list[FileUse]:
    """The files of a visit and of its points, oldest first: for whoever sees the visit, they are no unit's."""
    rows = FileUse.objects.filter(kind__in=kinds, county_code=visit.county_code, reference__startswith=str(visit.pk))
    return list(rows.select_related("stored", "uploaded_by").order_by("pk"))
