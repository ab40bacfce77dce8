"""The spans of days over which figures are counted: a month, a term, a school year."""

from dataclasses import dataclass
from datetime import date, timedelta

from dudao.calendars.queries import terms_around
from dudao.visits.months import first_of, last_of, year_up_to

MONTHS = 12


@dataclass(frozen=True)
class Period:
    """``key`` stands in addresses; both days belong to it."""

    key: str
    label: str
    from_on: date
    until_on: date


def periods_of(county_code: str, today: date) -> list[Period]:
    """This month first, the eleven before it, then the term that runs and the school year."""
    months = [
        Period(f"{month:%Y-%m}", f"{month.year}年{month.month}月", month, last_of(month))
        for month in reversed(year_up_to(today, MONTHS))
    ]
    terms = terms_around(county_code, today)
    spans = [Period("term", terms.now.name, terms.now.starts_on, terms.now.ends_on)] if terms.now else []
    return [*months, *spans, _school_year(today)]


def chosen(periods: list[Period], key: str) -> Period:
    """The period of this key; this month for a key that is none."""
    return next((period for period in periods if period.key == key), periods[0])


def _school_year(today: date) -> Period:
    year = today.year if today.month >= 9 else today.year - 1
    return Period("year", f"{year}学年", date(year, 9, 1), first_of(date(year + 1, 9, 1)) - timedelta(days=1))
