from dataclasses import dataclass
from datetime import date

from dudao.lib.workdays import add_days, working_days_between

from .models import CalendarDay, DayKind, Term

OFFICE_KINDS = (DayKind.WORK, DayKind.REST, DayKind.MAKEUP)


class WorkCalendar:
    """Working days of one region, read once: the office's rows first, else Monday to Friday."""

    def __init__(self, region_code: str):
        rows = CalendarDay.objects.filter(region_code__in=["", region_code], kind__in=OFFICE_KINDS).order_by(
            "region_code"
        )
        self._rows = {row.day: row.kind != DayKind.REST for row in rows}

    def is_workday(self, day: date) -> bool:
        return self._rows.get(day, day.weekday() < 5)

    def add(self, start: date, days: int, *, working: bool) -> date:
        """The day ``days`` after ``start`` (the start not counted)."""
        return add_days(start, days, working=working, is_workday=self.is_workday)

    def overdue_days(self, due_on: date, today: date) -> int:
        """Working days by which ``due_on`` has passed; 0 on the day itself and before."""
        return max(0, working_days_between(due_on, today, self.is_workday))


def days_of_year(region_code: str, year: int) -> list[CalendarDay]:
    """The national rows of a year and those of the region, by day."""
    rows = CalendarDay.objects.filter(region_code__in=["", region_code], day__year=year)
    return list(rows.order_by("day", "-region_code"))


def is_announced(region_code: str, year: int) -> bool:
    """Whether the make-up workdays of a year are known: without them counted working days are only nearly right."""
    return any(row.kind == DayKind.MAKEUP for row in days_of_year(region_code, year))


def own_terms(region_code: str):
    """The terms that this county entered itself and may take away."""
    return Term.objects.filter(region_code=region_code)


def terms_for(region_code: str):
    """The terms that hold in a county: its own and those of the nation."""
    return Term.objects.filter(region_code__in=["", region_code])


def term_on(region_code: str, day: date) -> Term | None:
    """The term in which ``day`` lies; the county's own before the national one."""
    rows = terms_for(region_code).filter(starts_on__lte=day, ends_on__gte=day)
    return rows.order_by("-region_code").first()


@dataclass(frozen=True)
class Terms:
    """``now`` is none in a vacation; ``year`` holds the terms of the school year that runs or comes next."""

    now: Term | None
    year: list[Term]
    others: list[Term]


def terms_around(region_code: str, day: date) -> Terms:
    """All terms of a county, sorted by what is near: this school year from its beginning, then the others, newest
    first."""
    terms = list(terms_for(region_code).order_by("-starts_on"))
    now = term_on(region_code, day)
    nearest = now or next((term for term in reversed(terms) if term.starts_on > day), terms[0] if terms else None)
    year = [term for term in reversed(terms) if nearest and term.school_year == nearest.school_year]
    return Terms(now, year, [term for term in terms if term not in year])
