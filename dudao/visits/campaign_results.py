"""What came of a check-up of weak spots (E05): what was known before, what is put right, what still stands, what was
found anew. Every number is the list behind it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from dudao.areas.enums import Relation
from dudao.areas.queries import by_code, uppers_on
from dudao.ledger.enums import SETTLED, ProblemState, SourceKind
from dudao.ledger.models import Occurrence, Problem
from dudao.schemes.answers import Value

from .enums import DONE, Outcome, VisitState
from .models import Inspection, SeenPoint, Visit
from .readers import Reader
from .references import visit_in


@dataclass
class Results:
    """``before``: problems at its points and places that stood when it began; ``anew``: found in its time, by whomever.
    Both together are put right or still open. ``clean`` and ``again``: those of before whose point it saw without
    fault when it was there last, or at fault once more. ``units`` and ``been`` are keys of units: somebody who comes a
    second time goes to one unit."""

    visits: list[Visit] = field(default_factory=list)
    before: list[Problem] = field(default_factory=list)
    anew: list[Problem] = field(default_factory=list)
    clean: list[Problem] = field(default_factory=list)
    again: list[Problem] = field(default_factory=list)
    on_the_spot: list[SeenPoint] = field(default_factory=list)

    @property
    def all(self) -> list[Problem]:
        return [*self.before, *self.anew]

    @property
    def put_right(self) -> list[Problem]:
        return [row for row in self.all if row.state in SETTLED]

    @property
    def still_open(self) -> list[Problem]:
        return [row for row in self.all if row.state not in SETTLED]

    @property
    def units(self) -> set[int]:
        return {row.unit_id for row in self.visits}

    @property
    def been(self) -> set[int]:
        return {row.unit_id for row in self.visits if row.state in DONE}


def results_of(inspection: Inspection, reader: Reader) -> Results:
    """As ``reader`` may know it, today; eight queries at most."""
    visits = Visit.objects.visible_to(reader).filter(inspection=inspection).exclude(state=VisitState.CANCELLED)
    went = list(visits.select_related("unit").order_by("unit__name", "pk"))
    lineages = set(inspection.points.order_by("order").values_list("checkpoint__lineage", flat=True))
    rows = Problem.objects.visible_to(reader.scope).filter(
        unit__in=visits.values("unit"), lineage__in=lineages,
        found_on__lte=max([inspection.until_on, *(row.visited_on for row in went if row.visited_on)]),
    )  # fmt: skip
    rows = rows.exclude(state=ProblemState.VOID)
    rows = rows.filter(Q(closed_at=None) | Q(closed_at__date__gte=inspection.from_on))
    known = list(rows.select_related("unit").order_by("unit__name", "number"))
    before = [row for row in known if row.found_on < inspection.from_on]
    fine, on_the_spot = _seen(visits)
    clean = [row for row in before if (row.unit_id, row.lineage) in fine]
    again = _sighted(visits, before) - {row.pk for row in clean}
    return Results(
        went, before, [row for row in known if row.found_on >= inspection.from_on],
        clean, [row for row in before if row.pk in again], on_the_spot,
    )  # fmt: skip


def _seen(visits) -> tuple[set[tuple], list[SeenPoint]]:
    """((unit, lineage) that the last visit which looked saw without fault, rows put right at once), of records that are
    told."""
    told = visits.filter(state=VisitState.FED_BACK)
    rows = SeenPoint.objects.filter(visit__in=told.values("pk"))
    rows = rows.exclude(value__in=("", Value.NOT_APPLICABLE)).select_related("checkpoint", "visit__unit")
    last: dict[tuple, str] = {}
    on_the_spot = []
    for row in rows.order_by("visit__unit__name", "visit__visited_on", "visit__opened_at", "pk"):
        last[row.visit.unit_id, row.checkpoint.lineage] = row.value
        if row.outcome == Outcome.ON_THE_SPOT:
            on_the_spot.append(row)
    return {key for key, value in last.items() if value == Value.MET}, on_the_spot


def _sighted(visits, before: list[Problem]) -> set[int]:
    """Which of ``before`` the visits saw again, by the ledger."""
    keys = {str(pk) for pk in visits.order_by("pk").values_list("pk", flat=True)}
    rows = Occurrence.objects.filter(kind=SourceKind.VISIT, problem__in=before).order_by("pk")
    return {problem for problem, reference in rows.values_list("problem", "reference") if visit_in(reference) in keys}


@dataclass(frozen=True)
class AreaRow:
    """The numbers of one area: units visited and to be visited, problems."""

    label: str
    been: int
    wanted: int
    before: int
    anew: int
    put_right: int
    still_open: int


def by_area(found: Results, day: date) -> list[AreaRow]:
    """In the order of the areas' codes; those without one come last, with an empty label."""
    uppers = uppers_on(found.units, Relation.RESPONSIBILITY_AREA, day)

    def place(unit: int) -> tuple:
        area = uppers.get(unit)
        return by_code(area), area.label if area else ""

    counts: dict[tuple, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for unit in found.units:
        counts[place(unit)]["wanted"] += 1
        counts[place(unit)]["been"] += unit in found.been
    for name in ("before", "anew", "put_right", "still_open"):
        for row in getattr(found, name):
            counts[place(row.unit_id)][name] += 1
    names = ("been", "wanted", "before", "anew", "put_right", "still_open")
    return [AreaRow(key[1], *(counts[key][name] for name in names)) for key in sorted(counts)]
