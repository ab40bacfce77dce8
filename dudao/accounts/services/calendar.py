"""The county's calendar, changed by its office. Calendars themselves know nobody: who may is asked here."""

from datetime import date

from django.db import transaction

from dudao.accounts.access import check_is_office
from dudao.calendars import services as calendars
from dudao.calendars.models import Term


@transaction.atomic
def fill_year(*, by, region_code: str, year: int) -> int:
    """Fill a year's holidays from the libraries. Returns the days added.

    :raises NotAllowed: not the office.
    """
    check_is_office(by, region_code)
    return calendars.fill_year(by=by, region_code=region_code, year=year)


@transaction.atomic
def set_days(*, by, region_code: str, first: date, last: date, kind: str | None, name: str = "") -> int:
    """Say what the days from ``first`` to ``last`` are; ``kind`` None as their weekdays say. Returns how many.

    :raises NotAllowed: not the office, or days that cannot be.
    """
    check_is_office(by, region_code)
    return calendars.set_days(by=by, region_code=region_code, first=first, last=last, kind=kind, name=name)


@transaction.atomic
def save_term(*, by, region_code: str, school_year: int, name: str, starts_on: date, ends_on: date) -> Term:
    """Enter a term, or move its days.

    :raises NotAllowed: not the office, or days that cannot be.
    """
    check_is_office(by, region_code)
    return calendars.save_term(
        by=by, region_code=region_code, school_year=school_year, name=name, starts_on=starts_on, ends_on=ends_on
    )


@transaction.atomic
def drop_term(*, by, term: Term) -> None:
    """Take away a term that was entered wrongly.

    :raises NotAllowed: not the office of its county; a national term belongs to nobody.
    """
    check_is_office(by, term.region_code)
    calendars.drop_term(by=by, term=term)
