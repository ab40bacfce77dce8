"""How long a visit takes: the school's time and the inspector's are two figures.

Where the office writes none, both follow from the points that are looked at and from the county's numbers: the fixed
part of a visit (``school_minutes_a_visit``, ``inspector_minutes_a_visit``) and what writing down a point takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dudao.schemes.asking import minutes_of

from .checklist import is_asked
from .law import Rules
from .wanted import Wanted


@dataclass(frozen=True)
class Needed:
    """Of one unit: how many points, and minutes of the unit and of whoever goes there."""

    points: int
    minutes: int
    inspector_minutes: int


def needed(minutes: Iterable, *, of_unit: int, of_inspector: int, a_point: int) -> Needed:
    """``minutes`` of the points; ``of_unit`` and ``of_inspector``: whatever is looked at; ``a_point``: the inspector's
    more a point. Pure."""
    points = list(minutes)
    looking = minutes_of(points)
    return Needed(len(points), looking + of_unit, looking + of_inspector + a_point * len(points))


class Estimate:
    """For the units of an inspection, worked out once for each sort of them."""

    def __init__(self, wanted: Wanted, rules: Rules):
        self._wanted, self._points = wanted, [point for point, _ in wanted.points]
        self._fixed = {
            "of_unit": rules.number("school_minutes_a_visit", wanted.kind),
            "of_inspector": rules.number("inspector_minutes_a_visit", wanted.kind),
            "a_point": rules.number("inspector_minutes_a_point", wanted.kind),
        }
        self._known: dict[tuple, Needed] = {}

    def of(self, unit) -> Needed:
        key = (unit.kind, *unit.stages)
        if key not in self._known:
            self._known[key] = self._of(unit)
        return self._known[key]

    def _of(self, unit) -> Needed:
        worked_out = needed((self._minutes(point) for point in self._points if is_asked(point, unit)), **self._fixed)
        own, inspectors = self._wanted.minutes, self._wanted.inspector_minutes
        return Needed(
            worked_out.points,
            worked_out.minutes if own is None else own,
            worked_out.inspector_minutes if inspectors is None else inspectors,
        )

    def _minutes(self, point):
        """What the office wrote for this inspection, or what the scheme says."""
        return self._wanted.point_minutes.get(point.pk, point.minutes)
