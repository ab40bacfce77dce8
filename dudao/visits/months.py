"""Months as the days of their first: how a year of visits is laid out."""

from datetime import date, timedelta

from dudao.calendars.models import Term
from dudao.calendars.queries import WorkCalendar, terms_for

SCHOOL_DAYS = 10  # with fewer days of term a month belongs to the vacation


def first_of(day: date) -> date:
    return day.replace(day=1)


def next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def last_of(month: date) -> date:
    return next_month(month) - timedelta(days=1)


def year_up_to(month: date, months: int = 12) -> list[date]:
    """The firsts of ``months`` months, the last of them ``month``."""
    found = [first_of(month)]
    while len(found) < months:
        found.append(first_of(found[-1] - timedelta(days=1)))
    return found[::-1]


def days_left(county_code: str, today: date) -> list[date]:
    """The working days of this month from today on."""
    calendar = WorkCalendar(county_code)
    span = (last_of(first_of(today)) - today).days + 1
    return [day for day in (today + timedelta(days=number) for number in range(span)) if calendar.is_workday(day)]


def terms_of(county_code: str) -> list[Term]:
    """The terms of the county and of the nation, the earliest first."""
    return list(terms_for(county_code).order_by("starts_on"))


def term_among(terms: list[Term], day: date) -> Term | None:
    """The term in whose months ``day`` lies; the county's own before the national one."""
    running = [term for term in terms if first_of(term.starts_on) <= day <= term.ends_on]
    return max(running, key=lambda term: (term.region_code, term.starts_on), default=None)


def vacation_months(county_code: str, months: list[date]) -> set[date]:
    """``vacations_among`` the terms of a county."""
    return vacations_among(terms_of(county_code), months)


def vacations_among(terms: list[Term], months: list[date]) -> set[date]:
    """Those of ``months`` in which hardly any day lies in a term. A month before the first term that is known, or after
    the last, is no vacation: nobody is let off because a table stands empty."""
    if not terms:
        return set()
    first, last = terms[0].starts_on, max(term.ends_on for term in terms)
    known = [month for month in months if last_of(month) >= first and month <= last]
    return {month for month in known if _days_of_term(month, terms) < SCHOOL_DAYS}


def _days_of_term(month: date, terms: list[Term]) -> int:
    spans = ((max(term.starts_on, month), min(term.ends_on, last_of(month))) for term in terms)
    return max(((until - start).days + 1 for start, until in spans), default=0)
