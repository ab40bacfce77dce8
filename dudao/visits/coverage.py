"""Which school was visited in which month, and who will miss this one (D01, D10, D11).

A month is covered by a visit of an ordinary kind that was fed back to the school; special and comprehensive inspections
stand beside it. Nothing here ranks anybody: rows stand by area and code, those that will be missed first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.calendars.queries import WorkCalendar

from .enums import InspectionKind, VisitState
from .forecast import Ahead, will_miss
from .law import Rules
from .models import Inspection, Visit
from .months import first_of, last_of, vacation_months, year_up_to
from .readers import Reader
from .this_month import Current, visits_of_month

COVERING = (
    InspectionKind.ROUTINE,
    InspectionKind.COVERAGE,
    InspectionKind.UNANNOUNCED,
    InspectionKind.FOLLOW_UP,
)


_KINDS = {
    VisitState.FED_BACK: "done",
    VisitState.RECORDED: "begun",
    VisitState.OPENED: "begun",
    VisitState.PLANNED: "planned",
}
_RANK = {"planned": 0, "begun": 1, "done": 2}


@dataclass(frozen=True)
class Cell:
    """A school in a month. ``kind``: done, begun (not fed back yet), planned, missed, off (vacation, or not open yet),
    "" for nothing."""

    kind: str = ""
    on: date | None = None
    visit: object = None  # id of the visit that it tells of


@dataclass(frozen=True)
class Row:
    unit: Unit
    area: Unit | None
    cells: list[Cell]
    reason: str = ""  # why this month will pass without a visit
    inspector: str = ""
    visit: object = None  # id of this month's visit


@dataclass(frozen=True)
class Matrix:
    """``rows`` by area and code; ``months`` are their firsts, the last of them this month."""

    months: list[date]
    vacations: set[date]
    rows: list[Row]
    days_left: int

    @property
    def this_month(self) -> date:
        return self.months[-1]

    @property
    def ahead(self) -> list[Row]:
        """Those that will be missed."""
        return [row for row in self.rows if row.reason]

    @property
    def done(self) -> int:
        """How many were visited this month."""
        return sum(row.cells[-1].kind == "done" for row in self.rows)


def covering_visits(reader: Reader):
    """The visits that may cover a month, as far as the reader may know of them."""
    return _covering(reader).live()


def _covering(reader: Reader):
    return Visit.objects.visible_to(reader).filter(inspection__kind__in=COVERING)


def schools_of(reader: Reader, today: date, *, area: Unit | None = None):
    """The schools of the reader's that are open, those of one area where one is given."""
    schools = Unit.objects.visible_to(reader.scope).open_on(today).filter(kind=UnitKind.SCHOOL)
    return schools.under(area, Relation.RESPONSIBILITY_AREA, today) if area else schools


def areas_in(reader: Reader):
    """The responsibility areas of the reader's county, by code."""
    return Unit.objects.filter(county_code=reader.scope.county_code, kind=UnitKind.RESPONSIBILITY_AREA)


def matrix(reader: Reader, schools: Iterable[Unit], *, today: date, months: int = 12) -> Matrix:
    """The schools by months up to this one, with who will be missed. The number of queries does not grow with them."""
    county, shown = reader.scope.county_code, year_up_to(today, months)
    units = list(schools)
    ids = [unit.pk for unit in units]
    days, vacations = working_days_left(county, today), vacation_months(county, shown)
    areas, seen = areas_of(ids, today), _seen(reader, ids, shown)
    began = _first_month(county)
    current = visits_of_month(_covering(reader), ids, month=shown[-1], today=today)
    reasons = {}
    if shown[-1] not in vacations:
        reasons = will_miss(_ahead(units, seen, current, shown[-1]), days=days, a_day=_a_day(county, today))
    rows = []
    for unit in units:
        cells = [_cell(unit, month, seen, vacations, today, began) for month in shown]
        rows.append(_row(unit, areas.get(unit.pk), cells, current[unit.pk], reasons.get(unit.pk, "")))
    rows.sort(key=lambda row: (row.area.code if row.area else "~", row.unit.code))
    return Matrix(shown, vacations, rows, len(days))


def _row(unit: Unit, area: Unit | None, cells: list[Cell], current: Current, reason: str) -> Row:
    return Row(unit, area, cells, reason, current.inspector[1] if current.inspector else "", current.visit)


def areas_of(unit_ids: list[int], today: date) -> dict[int, Unit]:
    """Unit → the responsibility area to which it belongs today."""
    links = UnitLink.objects.on(today).filter(lower__in=unit_ids, relation=Relation.RESPONSIBILITY_AREA)
    return {link.lower_id: link.upper for link in links.select_related("upper")}


def working_days_left(county_code: str, today: date) -> list[date]:
    """The working days of this month from today on."""
    calendar = WorkCalendar(county_code)
    span = (last_of(first_of(today)) - today).days + 1
    return [day for day in (today + timedelta(days=number) for number in range(span)) if calendar.is_workday(day)]


def _a_day(county_code: str, today: date) -> int:
    """How many schools an inspector sees on a day: one, unless the county said otherwise."""
    return Rules(county_code, today).number("visits_a_day") or 1


def _seen(reader: Reader, ids: list[int], months: list[date]) -> dict[tuple[int, date], Cell]:
    """(unit, month) → the first day on which it was seen, else the day that is planned."""
    rows = covering_visits(reader).filter(unit__in=ids, month__gte=months[0], month__lte=months[-1])
    found: dict[tuple[int, date], Cell] = {}
    names = ("unit", "month", "state", "visited_on", "planned_on", "pk")
    for unit, month, state, visited_on, planned_on, pk in rows.order_by(*names[3:]).values_list(*names):
        cell = Cell(_KINDS[state], visited_on or planned_on, pk)
        known = found.get((unit, month))
        if known is None or _RANK[cell.kind] > _RANK[known.kind]:
            found[unit, month] = cell
    return found


def _ahead(units: list[Unit], seen: dict, current: dict[int, Current], month: date) -> list[Ahead]:
    last: dict[int, date] = {}
    for (unit, _), cell in seen.items():
        if cell.kind == "done" and cell.on:
            last[unit] = max(cell.on, last.get(unit, date.min))
    return [
        Ahead(
            unit.pk, current[unit.pk].visit is not None or (unit.pk, month) in seen, current[unit.pk].inspector,
            current[unit.pk].planned_on, last.get(unit.pk), current[unit.pk].able_until, current[unit.pk].gone_reason,
        )
        for unit in units
        if seen.get((unit.pk, month), Cell()).kind not in ("done", "begun")
    ]  # fmt: skip


def _first_month(county_code: str) -> date:
    """The month of the county's first round of visits: what was before is not known here, so nothing was missed."""
    rounds = Inspection.objects.filter(county_code=county_code, hidden=False, kind__in=COVERING)
    first = rounds.order_by("from_on").values_list("from_on", flat=True).first()
    return first_of(first) if first else date.max


def _cell(unit: Unit, month: date, seen: dict, vacations: set[date], today: date, began: date) -> Cell:
    found = seen.get((unit.pk, month))
    if found is not None and (found.kind != "planned" or month == first_of(today)):
        return found
    if month in vacations or (unit.opened_on and unit.opened_on > last_of(month)):
        return Cell("off")
    return Cell("" if month == first_of(today) or month < began else "missed")


@dataclass(frozen=True)
class AreaRow:
    """How many schools of an area were visited in each month; ``due`` is how many it has today."""

    area: Unit
    due: int
    done: list[int]


def by_area(reader: Reader, *, today: date, months: int = 12) -> list[AreaRow]:
    """The same by responsibility area, counted in the database: whatever the number of schools."""
    shown = year_up_to(today, months)
    schools = schools_of(reader, today)
    links = UnitLink.objects.on(today).filter(relation=Relation.RESPONSIBILITY_AREA, lower__in=schools)
    due = dict(links.order_by("upper").values_list("upper").annotate(number=Count("pk")))
    holds = Q(unit__upper_links__relation=Relation.RESPONSIBILITY_AREA, unit__upper_links__from_on__lte=today) & (
        Q(unit__upper_links__until_on=None) | Q(unit__upper_links__until_on__gt=today)
    )
    # What was fed back was opened before, so that whoever may see the school may know of it (Visit.visible_to).
    rows = Visit.objects.filter(
        reader.scope.q("unit") & holds, state=VisitState.FED_BACK, inspection__kind__in=COVERING,
        month__gte=shown[0], month__lte=shown[-1], unit__closed_on=None,
    )  # fmt: skip
    counted = rows.order_by("unit__upper_links__upper", "month").values_list("unit__upper_links__upper", "month")
    done = {(area, month): number for area, month, number in counted.annotate(number=Count("unit", distinct=True))}
    areas = Unit.objects.filter(pk__in=due).order_by("code")
    return [AreaRow(area, due[area.pk], [done.get((area.pk, month), 0) for month in shown]) for area in areas]
