"""Where a check-up of weak spots begins (E05): which points failed in a time or still stand open, and where. Facts by
area and name; nothing is ranked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from dudao.areas.enums import Relation
from dudao.areas.models import Unit
from dudao.areas.queries import by_code, uppers_on
from dudao.ledger.enums import SETTLED, ProblemState
from dudao.ledger.models import Problem
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation

from .enums import DONE, Outcome
from .models import SeenPoint, Visit
from .readers import Reader
from .references import of_point

BESIDE_THE_LEDGER = (Outcome.ON_THE_SPOT, Outcome.CONSULTATION)


@dataclass(frozen=True)
class Fault:
    """One point failed at one unit: when it was found, and whether it stands open today, in the ledger or, where it was
    ``passed_on``, with a section that is to settle it."""

    unit: int
    lineage: UUID
    on: date
    stands: bool
    passed_on: bool = False


@dataclass(frozen=True)
class Weakness:
    """What is known of one point: at how many units it failed, how many of these faults still stand."""

    units: int = 0
    standing: int = 0


@dataclass(frozen=True)
class FaultyUnit:
    unit: Unit
    faults: list[Fault]


@dataclass(frozen=True)
class Area:
    """``label`` is empty for units outside every area."""

    label: str
    places: list[FaultyUnit]


def faults(reader: Reader, since: date, lineages: Iterable[UUID] | None = None) -> list[Fault]:
    """Everything found since ``since`` and what was found before and still stands, as far as ``reader`` may know it:
    the ledger's problems, and what visits settled without it."""
    wanted = None if lineages is None else set(lineages)
    problems = Problem.objects.visible_to(reader.scope).exclude(state=ProblemState.VOID).exclude(lineage=None)
    problems = problems.filter(Q(found_on__gte=since) | ~Q(state__in=SETTLED))
    visits = Visit.objects.visible_to(reader).filter(state__in=DONE, visited_on__gte=since)
    seen = SeenPoint.objects.filter(visit__in=visits.values("pk"), outcome__in=BESIDE_THE_LEDGER)
    if wanted is not None:
        problems, seen = problems.filter(lineage__in=wanted), seen.filter(checkpoint__lineage__in=wanted)
    found = [
        Fault(unit, lineage, on, state not in SETTLED)
        for unit, lineage, on, state in problems.order_by("pk").values_list("unit", "lineage", "found_on", "state")
    ]
    return [*found, *_beside_the_ledger(seen)]


def _beside_the_ledger(seen) -> list[Fault]:
    names = ("visit", "checkpoint", "outcome", "visit__unit", "checkpoint__lineage", "visit__visited_on")
    rows, owed = list(seen.order_by("pk").values_list(*names)), _unsettled()
    return [
        Fault(unit, lineage, on, of_point(visit, point) in owed, outcome == Outcome.CONSULTATION)
        for visit, point, outcome, unit, lineage, on in rows
    ]


def _unsettled() -> set[str]:
    """The references of what sections still owe an answer on."""
    rows = Obligation.objects.open().filter(kind=ObligationKind.CONSULTATION).order_by("pk")
    return set(rows.values_list("reference", flat=True))


def by_point(found: Iterable[Fault]) -> dict[UUID, Weakness]:
    """What is known of each point at which something failed."""
    at: dict[UUID, list[Fault]] = defaultdict(list)
    for fault in found:
        at[fault.lineage].append(fault)
    return {
        lineage: Weakness(len({row.unit for row in rows}), sum(row.stands for row in rows))
        for lineage, rows in at.items()
    }


def places(
    reader: Reader, found: Iterable[Fault], day: date, *, kinds: Iterable[str] = (), areas: Iterable[int] = ()
) -> list[Area]:  # fmt: skip
    """The units that are open on ``day`` with what is known of them, by area and name.

    ``kinds`` and ``areas`` narrow them; none of them means all."""
    at: dict[int, list[Fault]] = defaultdict(list)
    for fault in found:
        at[fault.unit].append(fault)
    units = Unit.objects.visible_to(reader.scope).open_on(day).filter(pk__in=list(at))
    units = list((units.filter(kind__in=list(kinds)) if kinds else units).order_by("name", "pk"))
    uppers, chosen = uppers_on(units, Relation.RESPONSIBILITY_AREA, day), set(areas)
    grouped: dict[tuple, list[FaultyUnit]] = defaultdict(list)
    for unit in units:
        area = uppers.get(unit.pk)
        if not chosen or (area and area.pk in chosen):
            rows = sorted(at[unit.pk], key=lambda fault: (not fault.stands, fault.on))
            grouped[by_code(area), area.label if area else ""].append(FaultyUnit(unit, rows))
    return [Area(label, rows) for (_, label), rows in sorted(grouped.items())]
