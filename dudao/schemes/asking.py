"""Whom a point is asked and what a set of points costs. Pure; the review says it beforehand, a round does it."""

from collections.abc import Iterable
from math import ceil

from dudao.areas.enums import UnitKind


def applies(kinds: Iterable[str], stages: Iterable[str], *, unit_kind: str, unit_stages: Iterable[str]) -> bool:
    """Whether a point is asked of a unit. No stage at the point means every stage; a school whose stages nobody
    wrote down is asked rather than forgotten."""
    if unit_kind not in set(kinds):
        return False
    wanted, held = set(stages), set(unit_stages)
    return unit_kind != UnitKind.SCHOOL or not wanted or not held or bool(wanted & held)


def minutes_of(minutes: Iterable) -> int:
    """Whole minutes that a set of points takes; 0 only for no points."""
    return ceil(sum(minutes))
