"""Figures of visits: how many of which kind, in which way, what was found and what became of it.

Counted are visits whose record is closed, by the day of the visit, as far as the reader may know of them.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from dudao.schemes.answers import FAILED
from dudao.visits.enums import DONE, InspectionKind, Method, Outcome
from dudao.visits.models import SeenPoint, Visit
from dudao.visits.readers import Reader

from .periods import Period


@dataclass(frozen=True)
class Share:
    """``number`` of ``whole``; ``key`` leads to the rows behind it."""

    key: str
    label: str
    number: int
    whole: int


@dataclass(frozen=True)
class PointFigure:
    """What was found at one point, whatever the version of its scheme."""

    lineage: UUID
    code: str
    text: str
    looked: int
    failed: int
    outcomes: dict[str, int]


def visits_in(reader: Reader, period: Period):
    """The visits that are counted."""
    rows = Visit.objects.visible_to(reader).filter(state__in=DONE)
    return rows.filter(visited_on__gte=period.from_on, visited_on__lte=period.until_on)


def by_kind(reader: Reader, period: Period) -> list[Share]:
    """How many visits of each kind of inspection; kinds without one are left out."""
    rows = visits_in(reader, period).order_by("inspection__kind").values_list("inspection__kind")
    counted = dict(rows.annotate(number=Count("pk")))
    whole = sum(counted.values())
    return [Share(kind, kind.label, counted[kind], whole) for kind in InspectionKind if kind in counted]


def by_method(reader: Reader, period: Period) -> list[Share]:
    """On how many visits each way of looking was used; a visit has several, so they do not add up."""
    used = list(visits_in(reader, period).order_by().values_list("methods", flat=True))
    counted = Counter(method for methods in used for method in set(methods))
    return [Share(method, method.label, counted[method], len(used)) for method in Method]


def by_outcome(reader: Reader, period: Period) -> list[Share]:
    """What became of the points that fell short."""
    rows = _failed(reader, period).order_by("outcome").values_list("outcome")
    counted = dict(rows.annotate(number=Count("pk")))
    whole = sum(counted.values())
    return [Share(out, out.label, counted.get(out, 0), whole) for out in Outcome if out != Outcome.FINE]


def by_point(reader: Reader, period: Period) -> list[PointFigure]:
    """The points at which something fell short, those first at which it did most often."""
    seen = _looked(reader, period)
    fell = {f"out_{out}": Count("pk", filter=Q(value__in=FAILED, outcome=out)) for out in Outcome.values}
    rows = seen.order_by("checkpoint__lineage").values("checkpoint__lineage")
    counted = rows.annotate(looked=Count("pk"), failed=Count("pk", filter=Q(value__in=FAILED)), **fell)
    found = [row for row in counted if row["failed"]]
    words = _words([row["checkpoint__lineage"] for row in found])
    figures = [
        PointFigure(
            row["checkpoint__lineage"], *words[row["checkpoint__lineage"]], row["looked"], row["failed"],
            {out: row[f"out_{out}"] for out in Outcome.values},
        )
        for row in found
    ]  # fmt: skip
    return sorted(figures, key=lambda figure: (-figure.failed, figure.code))


def found_at(reader: Reader, period: Period, *, lineage: UUID | None = None, outcome: str = ""):
    """The rows behind a point or an outcome: what was seen, the newest visit first."""
    rows = _failed(reader, period)
    if lineage is not None:
        rows = rows.filter(checkpoint__lineage=lineage)
    if outcome:
        rows = rows.filter(outcome=outcome)
    return rows.select_related("visit__unit", "checkpoint", "section").order_by("-visit__visited_on", "-pk")


def visits_behind(reader: Reader, period: Period, *, kind: str = "", method: str = ""):
    """The visits behind a kind or a method, the newest first."""
    rows = visits_in(reader, period).select_related("unit", "inspection").order_by("-visited_on", "pk")
    if kind:
        rows = rows.filter(inspection__kind=kind)
    if method:
        holding = [pk for pk, methods in rows.values_list("pk", "methods") if method in methods]
        rows = rows.filter(pk__in=holding)
    return rows


def looked_at(reader: Reader, period: Period, lineage: UUID):
    """The rows behind how often a point was looked at, the newest visit first."""
    rows = _looked(reader, period).filter(checkpoint__lineage=lineage)
    return rows.select_related("visit__unit", "checkpoint", "section").order_by("-visit__visited_on", "-pk")


def _looked(reader: Reader, period: Period):
    return SeenPoint.objects.filter(visit__in=visits_in(reader, period)).exclude(value__in=("", "na"))


def _failed(reader: Reader, period: Period):
    return SeenPoint.objects.filter(visit__in=visits_in(reader, period), value__in=FAILED)


def _words(lineages: list[UUID]) -> dict[UUID, tuple[str, str]]:
    """Lineage → code and text in its newest version that was asked."""
    rows = SeenPoint.objects.filter(checkpoint__lineage__in=lineages).order_by("checkpoint__pk")
    named = rows.values_list("checkpoint__lineage", "checkpoint__code", "checkpoint__text").distinct()
    return {lineage: (code, text) for lineage, code, text in named}
