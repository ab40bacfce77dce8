"""Which school was visited in which month, and who will miss this one (D01, D10, D11).

A month is covered by a visit of an ordinary kind that was fed back to the school; special and comprehensive inspections
stand beside it. Nothing here ranks anybody: rows stand by area and code, those that will be missed first.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dudao.areas.enums import INSPECTED_KINDS, Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.areas.queries import by_code, uppers_on

from .enums import COVERING, VisitState
from .forecast import Ahead, Miss, will_miss
from .law import Rules
from .models import Inspection, Visit
from .months import days_left, first_of, last_of, terms_of, vacations_among, year_up_to
from .readers import Reader
from .term_minimum import Minimum, minimum_of
from .this_month import Current, able_of, current_of, last_seen, posted_at, waiting_with

AHEAD = frozenset({VisitState.PLANNED.value, VisitState.MISSED.value, VisitState.CANCELLED.value})
_KINDS = {
    VisitState.FED_BACK: "done",
    VisitState.RECORDED: "begun",
    VisitState.OPENED: "begun",
    VisitState.PLANNED: "planned",
}


@dataclass(frozen=True)
class Cell:
    """A school in a month. ``kind``: done, begun (not fed back yet), planned, missed, off (vacation, or not open yet),
    "" for nothing."""

    kind: str = ""
    on: date | None = None
    visit: UUID | None = None  # of which it tells


@dataclass(frozen=True)
class Row:
    """``miss``: why this month will pass without a visit; ``inspector``: who goes, else who is posted; ``short``: how
    many visits of this term it still lacks, where the term ends soon."""

    unit: Unit
    area: Unit | None
    cells: list[Cell]
    miss: Miss | None = None
    inspector: str = ""
    visit: UUID | None = None  # this month's, arranged and not over
    short: int = 0


@dataclass(frozen=True)
class Matrix:
    """``rows`` by area and code; ``months`` are their firsts, the last of them this month. ``term``: what the law asks
    of this term, None while there is time."""

    months: list[date]
    vacations: set[date]
    rows: list[Row]
    days_left: int
    term: Minimum | None = None

    @property
    def this_month(self) -> date:
        return self.months[-1]

    @property
    def ahead(self) -> list[Row]:
        """Those that will be missed."""
        return [row for row in self.rows if row.miss]

    @property
    def short(self) -> list[Row]:
        """Those that lack a visit of this term."""
        return [row for row in self.rows if row.short]

    @property
    def done(self) -> int:
        """How many were visited this month."""
        return sum(row.cells[-1].kind == "done" for row in self.rows)


def covering_visits(reader: Reader):
    """The visits that may cover a month, as far as the reader may know of them."""
    return Visit.objects.visible_to(reader).filter(inspection__kind__in=COVERING)


def schools_of(reader: Reader, today: date):
    """The schools of the reader's that are open."""
    return Unit.objects.visible_to(reader.scope).open_on(today).filter(kind=UnitKind.SCHOOL).order_by("code")


def schools_in(reader: Reader, today: date, area: Unit | None):
    """Those of one area; None: those that belong to no area."""
    if area is not None:
        return schools_of(reader, today).under(area, Relation.RESPONSIBILITY_AREA, today)
    links = UnitLink.objects.on(today).filter(relation=Relation.RESPONSIBILITY_AREA)
    return schools_of(reader, today).exclude(pk__in=links.values("lower"))


def inspected_of(reader: Reader):
    """The schools and institutions of the reader's, closed ones too: their visits stay to be read."""
    return Unit.objects.visible_to(reader.scope).filter(kind__in=INSPECTED_KINDS)


def is_visited_monthly(unit: Unit, today: date) -> bool:
    """Only a school that is open has its row of months."""
    opened = unit.opened_on is None or unit.opened_on <= today
    return unit.kind == UnitKind.SCHOOL and opened and (unit.closed_on is None or unit.closed_on > today)


def areas_in(reader: Reader):
    """The responsibility areas of the reader's county, by code."""
    return Unit.objects.filter(county_code=reader.scope.county_code, kind=UnitKind.RESPONSIBILITY_AREA)


def matrix(reader: Reader, schools: Iterable[Unit], *, today: date, months: int = 12) -> Matrix:
    """The schools by months up to this one, with who will be missed. The number of queries does not grow with them."""
    units, span = list(schools), Span(reader, today, months)
    ids = [unit.pk for unit in units]
    past, in_term = _past(reader, ids, span)
    current = current_of(waiting_with(reader, ids, today), span.this_month)
    areas = uppers_on(ids, Relation.RESPONSIBILITY_AREA, today)
    seats, began = posted_at(ids, today), _first_month(reader.scope.county_code)
    missed = span.missed(ids, current)
    rows = []
    for unit in units:
        cells = [_past_cell(unit, month, past, span, began) for month in span.shown[:-1]]
        now = current.get(unit.pk)
        rows.append(Row(
            unit, areas.get(unit.pk), [*cells, _cell_now(now, span)], missed.get(unit.pk),
            now.lead[1] if now and now.lead else seats.get(unit.pk, ""), now.pk if now and now.waits else None,
            span.term.short(in_term[unit.pk]) if span.term else 0,
        ))  # fmt: skip
    rows.sort(key=lambda row: (by_code(row.area), row.unit.code))
    return Matrix(span.shown, span.vacations, rows, len(span.days), span.term)


class Span:
    """What is read once, for any number of schools: the months, the days that are left, the rules."""

    def __init__(self, reader: Reader, today: date, months: int):
        county = reader.scope.county_code
        terms, self.rules = terms_of(county), Rules(county, today)
        self.county, self.today, self.shown = county, today, year_up_to(today, months)
        self.this_month = self.shown[-1]
        self.vacations = vacations_among(terms, self.shown)
        self.days = days_left(county, today)
        self.term = minimum_of(terms, self.rules, today)

    def missed(self, ids: Iterable[int], current: dict[int, Current]) -> dict[int, Miss]:
        """Unit → why it will be missed; nobody is in a vacation. ``current`` may hold other units too: they wait for
        the same inspectors and take their days."""
        if self.this_month in self.vacations:
            return {}
        able = able_of({now.lead[0] for now in current.values() if now.lead}, self.today)
        asked = dict.fromkeys(ids)
        rows = [_ahead(unit, now, able) for unit, now in (asked | current).items() if now is None or now.state in AHEAD]
        missed = will_miss(rows, days=self.days, a_day=self.rules.number("visits_a_day") or 1, seen=self._last_seen)
        return {unit: miss for unit, miss in missed.items() if unit in asked}

    def _last_seen(self, ids: list[int]) -> dict[int, date]:
        return last_seen(self.county, ids, self.shown[0], self.this_month)


def _ahead(unit: int, now: Current | None, able: dict[int, date]) -> Ahead:
    if now is None or now.state != "planned":
        return Ahead(unit, False, None, gone=now.gone if now else "")
    lead = now.lead
    until = able.get(lead[0]) if lead else None
    return Ahead(unit, True, lead, now.planned_on, until, lead is not None and until is None)


def _past(reader: Reader, ids: list[int], span: Span) -> tuple[dict[tuple[int, date], Cell], Counter]:
    """((unit, month) → the first day on which it was seen, for the months before this one; unit → how many visits of
    the running term count for the law)."""
    rows = covering_visits(reader).live().exclude(state=VisitState.PLANNED)
    rows = rows.filter(unit__in=ids, month__gte=span.shown[0], month__lte=span.this_month)
    found: dict[tuple[int, date], Cell] = {}
    in_term: Counter = Counter()
    names = ("unit", "month", "state", "visited_on", "inspection__kind", "pk")
    for unit, month, state, visited_on, kind, pk in rows.order_by("visited_on", "pk").values_list(*names):
        cell = Cell("done" if state == VisitState.FED_BACK else "begun", visited_on, pk)
        known = found.get((unit, month))
        if known is None or cell.kind > known.kind:  # "done" stands for the month before "begun"
            found[unit, month] = cell
        in_term[unit] += span.term is not None and span.term.counts(kind, state, visited_on)
    return found, in_term


def _first_month(county_code: str) -> date:
    """The month of the county's first round of visits: what was before is not known here, so nothing was missed."""
    rounds = Inspection.objects.filter(county_code=county_code, hidden=False, kind__in=COVERING)
    first = rounds.order_by("from_on").values_list("from_on", flat=True).first()
    return first_of(first) if first else date.max


def _past_cell(unit: Unit, month: date, past: dict, span: Span, began: date) -> Cell:
    found = past.get((unit.pk, month))
    if found is not None:
        return found
    if month in span.vacations or (unit.opened_on and unit.opened_on > last_of(month)):
        return Cell("off")
    return Cell("" if month < began else "missed")


def _cell_now(now: Current | None, span: Span) -> Cell:
    if now is None or now.is_off:
        return Cell("off" if span.this_month in span.vacations else "")
    return Cell(_KINDS[now.state], now.visited_on or now.planned_on, now.pk)
