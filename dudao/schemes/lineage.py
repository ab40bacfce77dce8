"""Which point of the earlier version a point carries on, so that answers and problems of last year stay with it."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple
from uuid import UUID, uuid4

# Two wordings of one point differ by a few characters; two points of one group share about a third of theirs.
SAME = 0.6


class Earlier(NamedTuple):
    code: str
    text: str
    lineage: UUID


def likeness(one: str, other: str) -> float:
    """0 to 1: how much of two wordings is the same, in order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def lineages(points: Iterable[tuple[str, str]], earlier: Iterable[Earlier]) -> list[UUID]:
    """The lineage of each (code, text): that of the earlier point with the same code and nearly the same words, or
    with the very same words under another code; else a new one. No lineage is given twice."""
    rows = list(points)
    by_code: dict[str, list[Earlier]] = {}
    by_text: dict[str, list[Earlier]] = {}
    for point in earlier:
        by_code.setdefault(point.code, []).append(point)
        by_text.setdefault(point.text, []).append(point)
    taken: set[UUID] = set()
    found: list[UUID | None] = [_take(by_text.get(text, []), code, taken) for code, text in rows]
    for n, (code, text) in enumerate(rows):
        if found[n] is None:
            near = [point for point in by_code.get(code, []) if likeness(text, point.text) >= SAME]
            found[n] = _take(near, code, taken)
    return [lineage or uuid4() for lineage in found]


def _take(candidates: list[Earlier], code: str, taken: set[UUID]) -> UUID | None:
    free = [point for point in candidates if point.lineage not in taken]
    if not free:
        return None
    chosen = next((point for point in free if point.code == code), free[0])
    taken.add(chosen.lineage)
    return chosen.lineage
