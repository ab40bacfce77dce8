"""Figures of visits as sentences and tables; each leads to the rows that it counted."""

from uuid import UUID

from dudao.figures import closing, visits
from dudao.figures.periods import Period
from dudao.visits.enums import InspectionKind, Method, Outcome
from dudao.visits.readers import Reader

POINTS = 20  # on the page; the rest is said in a number

OUTCOMES = tuple(out for out in Outcome if out != Outcome.FINE)


def figures_page(reader: Reader, period: Period) -> dict:
    """The context of the page of figures."""
    kinds, points = visits.by_kind(reader, period), visits.by_point(reader, period)
    return {
        "kinds": kinds, "total": kinds[0].whole if kinds else 0, "methods": visits.by_method(reader, period),
        "outcomes": visits.by_outcome(reader, period), "outcome_names": OUTCOMES,
        "points": [(row, [row.outcomes[out] for out in OUTCOMES]) for row in points[:POINTS]],
        "more": max(0, len(points) - POINTS), "failed": sum(row.failed for row in points),
        "closing": closing.closing(reader.scope, period),
    }  # fmt: skip


def _of_kind(reader: Reader, period: Period, key: str):
    name = InspectionKind(key).label if key in InspectionKind.values else "全部到校"
    return name, visits.visits_behind(reader, period, kind=key)


def _of_method(reader: Reader, period: Period, key: str):
    name = f"用了{Method(key).label}的到校" if key in Method.values else "全部到校"
    return name, visits.visits_behind(reader, period, method=key)


def _of_point(reader: Reader, period: Period, key: str):
    rows = visits.found_at(reader, period, lineage=UUID(key))
    first = rows.first()
    return (first.checkpoint.text if first else "这一条没有发现问题"), rows


def _of_outcome(reader: Reader, period: Period, key: str):
    name = Outcome(key).label if key in Outcome.values else "全部问题"
    return name, visits.found_at(reader, period, outcome=key)


def _of_span(reader: Reader, period: Period, key: str):
    words = next((words for known, words, _, _ in closing.SPANS if known == key), "全部")
    return f"销号用时：{words}", closing.closed_within(reader.scope, period, key)


# What a number counts → its title and rows, by (reader, period, key).
BEHIND = {"kind": _of_kind, "method": _of_method, "point": _of_point, "outcome": _of_outcome, "span": _of_span}
