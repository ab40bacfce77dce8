"""Figures of visits as sentences and tables; each leads to the rows that it counted."""

from uuid import UUID

from dudao.figures import closing, visits
from dudao.figures.periods import Period
from dudao.visits.enums import InspectionKind, Method, Outcome
from dudao.visits.readers import Reader

POINTS = 20  # on the page at first; the rest is a click away

OUTCOMES = tuple(out for out in Outcome if out != Outcome.FINE)


def figures_page(reader: Reader, period: Period, *, every: bool = False) -> dict:
    """The context of the page of figures; ``every`` point at which something fell short, else the first of them."""
    most = None if every else POINTS
    kinds, points = visits.by_kind(reader, period), visits.by_point(reader, period)
    return {
        "kinds": kinds, "total": kinds[0].whole if kinds else 0, "methods": visits.by_method(reader, period),
        "outcomes": visits.by_outcome(reader, period), "outcome_names": OUTCOMES,
        "points": [(row, [(out, row.outcomes[out]) for out in OUTCOMES]) for row in points[:most]],
        "more": len(points) - len(points[:most]), "failed": sum(row.failed for row in points),
        "closing": closing.closing(reader.scope, period),
    }  # fmt: skip


def _of_kind(reader: Reader, period: Period, key: str):
    name = InspectionKind(key).label if key in InspectionKind.values else "全部到校"
    return name, visits.visits_behind(reader, period, kind=key)


def _of_method(reader: Reader, period: Period, key: str):
    name = f"用了{Method(key).label}的到校" if key in Method.values else "全部到校"
    return name, visits.visits_behind(reader, period, method=key)


def _of_point(reader: Reader, period: Period, key: str):
    """``key``: the point, or the point and an outcome after a colon."""
    lineage, _, outcome = key.partition(":")
    outcome = outcome if outcome in Outcome.values else ""
    rows = visits.found_at(reader, period, lineage=UUID(lineage), outcome=outcome)
    first, name = rows.first(), f"{Outcome(outcome).label}：" if outcome else ""
    return (f"{name}{first.checkpoint.text}" if first else "这一条没有发现问题"), rows


def _of_looked(reader: Reader, period: Period, key: str):
    rows = visits.looked_at(reader, period, UUID(key))
    first = rows.first()
    return (f"看了：{first.checkpoint.text}" if first else "这一条没有看过"), rows


def _of_outcome(reader: Reader, period: Period, key: str):
    name = Outcome(key).label if key in Outcome.values else "全部问题"
    return name, visits.found_at(reader, period, outcome=key)


def _of_span(reader: Reader, period: Period, key: str):
    words = next((words for known, words, _, _ in closing.SPANS if known == key), "全部")
    return f"销号用时：{words}", closing.closed_within(reader.scope, period, key)


# What a number counts → its title and rows, by (reader, period, key).
BEHIND = {
    "kind": _of_kind,
    "method": _of_method,
    "point": _of_point,
    "looked": _of_looked,
    "outcome": _of_outcome,
    "span": _of_span,
}
