"""The same by responsibility area, where there are too many schools for one page: counted by the database as far as it
goes, one row a school only for this month."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import BigIntegerField, Case, Func, Sum, Value, When

from dudao.areas.enums import Relation
from dudao.areas.models import Unit, UnitLink
from dudao.areas.queries import by_code

from .coverage import Span, covering_visits, schools_of
from .enums import COVERING, VisitState
from .forecast import Why
from .models import Inspection, Visit
from .readers import Reader
from .this_month import current_of, waiting_with

BITS = 5  # a school has fewer than 32 visits a month; twelve such digits fit a whole number of both databases


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
    span = Span(reader, today, months)
    area_of = _area_of(reader, today)
    current = current_of(_current(reader, area_of, today), span.this_month, counted_only=True)
    if reader.scope.whole_county:  # as in the matrix: what is no open school takes no day
        current = {unit: now for unit, now in current.items() if unit in area_of}
    rows: dict[int | None, AreaRow] = defaultdict(lambda: AreaRow(None, done=[0] * months))
    for area, number in Counter(area_of.values()).items():
        rows[area].due = number
    same = Counter((area_of[unit], digits) for unit, digits in _seen(reader, span.shown[:-1]) if unit in area_of)
    for (area, digits), number in same.items():
        done = rows[area].done
        for place, month in enumerate(span.shown[:-1]):
            if digits >> BITS * (12 - month.month) & 2**BITS - 1:
                done[place] += number
    for unit, now in current.items():
        if now.state == "fed_back" and unit in area_of:
            rows[area_of[unit]].done[-1] += 1
    for unit, miss in span.missed(area_of, current).items():
        rows[area_of[unit]].missed[miss.why] += 1
    return AreaMatrix(span.shown, span.vacations, _named(rows), len(span.days))


def _area_of(reader: Reader, today: date) -> dict[int, int | None]:
    """School → the area to which it belongs today, None where it belongs to none."""
    links = UnitLink.objects.on(today).filter(
        upper__county_code=reader.scope.county_code, relation=Relation.RESPONSIBILITY_AREA
    )
    areas = dict(links.order_by().values_list("lower", "upper"))
    return {unit: areas.get(unit) for unit in schools_of(reader, today).order_by().values_list("pk", flat=True)}


def _current(reader: Reader, schools: Iterable[int], today: date):
    """Whoever sees the whole county reads all of its visits at once."""
    return covering_visits(reader) if reader.scope.whole_county else waiting_with(reader, list(schools), today)


class MonthDigit(Func):
    """``_digit`` of a day that is kept as text."""

    output_field = BigIntegerField()
    template = f"(1 << {BITS} * (12 - CAST(substr(%(expressions)s, 6, 2) AS INTEGER)))"


def _digit(months: list[date]):
    """A month as 1 in its digit of BITS, December the lowest: any twelve months in a row have digits of their own.
    SQLite keeps days as text: it reads the number of the month instead of comparing eleven texts."""
    if connection.vendor == "sqlite":
        return MonthDigit("month")
    whens = (When(month=month, then=Value(2 ** (BITS * (12 - month.month)))) for month in months)
    return Case(*whens, output_field=BigIntegerField())


def _seen(reader: Reader, months: list[date]) -> list[tuple[int, int]]:
    """(School, how often it was visited in each of up to eleven months as digits); one row a school.

    What was fed back was opened before, so that whoever may see the school may know of it (Visit.visible_to).
    """
    covering = Inspection.objects.filter(county_code=reader.scope.county_code, kind__in=COVERING)
    rows = Visit.objects.filter(
        reader.scope.q("unit"), state=VisitState.FED_BACK, inspection__in=covering.values("pk"),
        month__range=(months[0], months[-1]),
    )  # fmt: skip
    return list(rows.order_by().values_list("unit").annotate(digits=Sum(_digit(months))))


def _named(rows: dict[int | None, AreaRow]) -> list[AreaRow]:
    for area in Unit.objects.filter(pk__in=[key for key in rows if key]).order_by("pk"):
        rows[area.pk].area = area
    return sorted(rows.values(), key=lambda row: by_code(row.area))
