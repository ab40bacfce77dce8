from datetime import date, timedelta

from dudao.lib.workdays import add_days, working_days_between

from .models import CalendarDay, DayKind

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

    def last_workday(self, year: int, month: int) -> date:
        """The last working day of a month."""
        day = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day
