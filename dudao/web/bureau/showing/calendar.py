"""The days of a year that are not what their weekday says, run together as people speak of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dudao.calendars.models import CalendarDay, DayKind


@dataclass
class Span:
    """Days in a row that are the same thing: 10月1日 to 10月7日, 放假, 国庆节."""

    first: date
    last: date
    kind: str
    name: str
    own: bool

    @property
    def words(self) -> str:
        return DayKind(self.kind).label


def spans_of(rows: list[CalendarDay]) -> list[Span]:
    """One span for days in a row of the same kind, name and origin, in the order of their first days."""
    found: list[Span] = []
    for row in sorted(rows, key=lambda row: (_alike(row), row.day)):
        if found and _follows(found[-1], row):
            found[-1].last = row.day
        else:
            found.append(Span(row.day, row.day, row.kind, row.name, bool(row.region_code)))
    return sorted(found, key=lambda span: (span.first, span.own))


def by_month(rows: list[CalendarDay]) -> list[tuple[int, list[Span]]]:
    """The spans of a year under the months in which they begin."""
    return [(month, list(held)) for month, held in groupby(spans_of(rows), lambda span: span.first.month)]


def _alike(row: CalendarDay) -> tuple:
    return row.kind, row.name, bool(row.region_code)


def _follows(span: Span, row: CalendarDay) -> bool:
    return (span.kind, span.name, span.own) == _alike(row) and row.day == span.last + timedelta(days=1)
