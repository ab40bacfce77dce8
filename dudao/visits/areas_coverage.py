"""The same by responsibility area, where there are too many schools for one page: counted by the database as far as it
goes, one row a school only for this month."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import BigIntegerField, Case, FilteredRelation, Max, Q, Sum, Value, When

from dudao.areas.enums import Relation
from dudao.areas.models import Unit

from .coverage import Ground, covering_visits, schools_of
from .enums import COVERING, VisitState
from .forecast import Why
from .models import Inspection, Visit
from .readers import Reader
from .this_month import current_of

BASE = 32  # above the visits that a school has in a month; eleven such digits fit a whole number of both databases


@dataclass
class AreaRow:
    """``due``: how many schools an area has today; ``done``: how many of them were visited in each month; ``missed``:
    how many this month will miss for which reason. ``area`` None: schools that belong to no area."""

    area: Unit | None
    due: int = 0
    done: list[int] = field(default_factory=list)
    missed: Counter[Why] = field(default_factory=Counter)


@dataclass(frozen=True)
class AreaMatrix:
    """``rows`` by the area's code, those without an area last; ``months`` are their firsts, the last of them this
    month."""

    months: list[date]
    vacations: set[date]
    rows: list[AreaRow]
    days_left: int


def by_area(reader: Reader, *, today: date, months: int = 12) -> AreaMatrix:
    """The areas by months up to this one, with how many schools will be missed and why."""
    ground = Ground(reader, today, months)
    area_of = _area_of(reader, today)
    current = current_of(covering_visits(reader).filter(unit__kind="school"), ground.this_month, counted_only=True)
    seen, last = _seen(reader, ground.shown[:-1])
    rows: dict[int | None, AreaRow] = defaultdict(lambda: AreaRow(None, done=[0] * months))
    for area, number in Counter(area_of.values()).items():
        rows[area].due = number
    same = Counter((area_of[unit], digits) for unit, digits in seen.items() if unit in area_of)
    for (area, digits), number in same.items():
        for place in range(months - 1):
            rows[area].done[place] += number * (digits // BASE**place % BASE > 0)
    for unit, area in area_of.items():
        rows[area].done[-1] += unit in current and current[unit].state == VisitState.FED_BACK
    for unit, miss in ground.missed(area_of, current, last).items():
        rows[area_of[unit]].missed[miss.why] += 1
    return AreaMatrix(ground.shown, ground.vacations, _named(rows), len(ground.days))


def _area_of(reader: Reader, today: date) -> dict[int, int | None]:
    """School → the area to which it belongs today, None where it belongs to none."""
    held = Q(upper_links__relation=Relation.RESPONSIBILITY_AREA, upper_links__from_on__lte=today)
    held &= Q(upper_links__until_on=None) | Q(upper_links__until_on__gt=today)
    rows = schools_of(reader, today).annotate(link=FilteredRelation("upper_links", condition=held))
    return dict(rows.values_list("pk", "link__upper"))


def _seen(reader: Reader, months: list[date]) -> tuple[dict[int, int], dict[int, date]]:
    """(School → how often it was visited in each month, a digit of BASE for each; school → the last day).

    One row a school instead of one a school and month. What was fed back was opened before, so that whoever may see the
    school may know of it (Visit.visible_to).
    """
    covering = Inspection.objects.filter(county_code=reader.scope.county_code, kind__in=COVERING)
    rows = Visit.objects.filter(
        reader.scope.q("unit"), state=VisitState.FED_BACK, inspection__in=covering.values("pk"),
        month__range=(months[0], months[-1]),
    )  # fmt: skip
    digit = Case(*(When(month=month, then=Value(BASE**place)) for place, month in enumerate(months)),
                 output_field=BigIntegerField())  # fmt: skip
    found = list(rows.order_by("unit").values_list("unit").annotate(digits=Sum(digit), last=Max("visited_on")))
    return {unit: digits for unit, digits, _ in found}, {unit: last for unit, _, last in found}


def _named(rows: dict[int | None, AreaRow]) -> list[AreaRow]:
    for area in Unit.objects.filter(pk__in=[key for key in rows if key]).order_by("pk"):
        rows[area.pk].area = area
    return sorted(rows.values(), key=lambda row: row.area.code if row.area else "~")
