"""How many minutes a month asks of a school, everything counted once, and the office's ceiling of it.

A self-check and a return are owed by the school and stand in this app's table; a visit is owed by whoever goes there
and yet takes the school's time. So whoever takes time otherwise registers a source here, and the ceiling comes from
where the county keeps its numbers: every app that sends something reads the same sum and the same rule, and none knows
the others.

A source leaves out what nobody may know yet. A visit that is not announced counts from the moment at which it is
opened: else a sum that grew, or a refusal, would tell the school that somebody is coming.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Q, Sum

from dudao.areas.enums import INSPECTED_KINDS
from dudao.areas.models import Unit
from dudao.lib.statetable import NotAllowed

from .enums import ObligationKind, ObligationState
from .models import Obligation

NAMED = 3
# Signing for what was told at a visit stands within the minutes of the visit.
WITHIN = (ObligationKind.RECEIPT,)


@dataclass(frozen=True)
class Ceiling:
    """The most that a unit may be asked in a month, and the paper that says so."""

    minutes: int
    source: str


class Source(Protocol):
    """Unit's key → minutes in the month whose first day is ``month``; of one ``unit`` or of all. ``told``: only what
    the units themselves have been told of."""

    def __call__(self, county_code: str, month: date, *, unit=None, told: bool = False) -> dict[int, int]: ...


_SOURCES: dict[str, Source] = {}
_CEILINGS: list[Callable[[str, date], Ceiling | None]] = []


def register_source(label: str, source: Source) -> None:
    """What takes time of units though they do not owe it; ``label``: its name on their page."""
    _SOURCES[label] = source


def register_ceiling(ceiling: Callable[[str, date], Ceiling | None]) -> None:
    """Where the ceiling that holds in a county on a day is found."""
    _CEILINGS.append(ceiling)


def ceiling_of(county_code: str, day: date) -> Ceiling | None:
    """None where the office set none."""
    return next((found for find in _CEILINGS if (found := find(county_code, day))), None)


def asked_in(county_code: str, month: date) -> dict[int, int]:
    """Unit's key → minutes that the month of the day ``month`` asks of it, done or not. A query for what is owed and
    one a source, whatever the number of units."""
    asked = Counter({debtor: minutes for debtor, _, minutes in _owed(county_code, month)})
    for source in _SOURCES.values():
        asked.update(source(county_code, month.replace(day=1)))
    return dict(asked)


def parts_of(unit, month: date) -> list[tuple[str, int]]:
    """What the unit itself knows of it, by what it is for, the longest first."""
    parts = [
        (ObligationKind(kind).label, minutes)
        for _, kind, minutes in _owed(unit.county_code, month, unit=unit, by_kind=True)
    ]
    first = month.replace(day=1)
    for label, source in _SOURCES.items():
        parts.append((label, source(unit.county_code, first, unit=unit, told=True).get(unit.pk, 0)))
    return sorted([part for part in parts if part[1]], key=lambda part: (-part[1], part[0]))


def _owed(county_code: str, month: date, *, unit=None, by_kind: bool = False) -> list[tuple]:
    """(debtor, kind or "", minutes). What has no day counts to the month in which it was sent."""
    due = Q(due_on__year=month.year, due_on__month=month.month)
    due |= Q(due_on=None, opened_at__year=month.year, opened_at__month=month.month)
    rows = Obligation.objects.filter(due, county_code=county_code, minutes__gt=0, debtor__kind__in=INSPECTED_KINDS)
    rows = rows.exclude(state=ObligationState.WITHDRAWN).exclude(kind__in=WITHIN).order_by()
    if unit is not None:
        rows = rows.filter(debtor=unit)
    if by_kind:
        return list(rows.values_list("debtor", "kind").annotate(Sum("minutes")))
    return [(debtor, "", minutes) for debtor, minutes in rows.values_list("debtor").annotate(Sum("minutes"))]


def over_words(over: Iterable[tuple[str, int]], ceiling: Ceiling, month: date, *, instead: str) -> str:
    """What is said of units that would be asked too much: (name, minutes in all), and what to do ``instead``; without
    the paper."""
    known = list(over)
    names = "、".join(name for name, _ in known[:NAMED]) + (f"等 {len(known)} 个" if len(known) > NAMED else "")
    most = max(minutes for _, minutes in known)
    return f"加上这次，{names}{month.month}月一共要花 {most} 分钟，超过上限 {ceiling.minutes} 分钟。{instead}"


def over_of(
    ceiling: Ceiling, county_code: str, month: date, adding: Iterable[tuple[Unit, int]]
) -> list[tuple[str, int]]:
    """(name, minutes in all) of those units that would be asked more; ``adding``: (unit, minutes) to come."""
    asked = asked_in(county_code, month)
    rows = [(unit.label, asked.get(unit.pk, 0) + more) for unit, more in adding]
    return [row for row in rows if row[1] > ceiling.minutes]


def check_ceiling(
    *, county_code: str, today: date, month: date, adding: Iterable[tuple[Unit, int]], instead: str
) -> None:
    """``adding``: (unit, minutes) that are about to be sent for ``month``.

    :raises NotAllowed: some unit would be asked more than the ceiling.
    """
    ceiling = ceiling_of(county_code, today)
    over = over_of(ceiling, county_code, month, adding) if ceiling else []
    if ceiling and over:
        raise NotAllowed(f"{over_words(over, ceiling, month, instead=instead)}（{ceiling.source}）")
