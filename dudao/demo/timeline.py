"""The days of the demo: everything is counted back from today, nothing is a fixed date."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from dudao.calendars.queries import WorkCalendar
from dudao.schemes.days import last_day

SENT_AGO, ANSWER_DAYS, ROUNDS = 16, 23, 3
PREPARED = timedelta(days=14)  # from the county's first account to the first round


@dataclass(frozen=True)
class RoundDays:
    title: str
    opens_on: date
    due_on: date
    report_due_on: date


class Timeline:
    """Founding, scheme and rounds for a county that stands at ``now``."""

    def __init__(self, now: datetime, region_code: str):
        self.now, self.today = now, timezone.localtime(now).date()
        self._region = region_code
        self._calendar: WorkCalendar | None = None
        current = self.today - timedelta(days=SENT_AGO)
        self.round_days = [self._round(months_after(current, -back)) for back in reversed(range(ROUNDS))]
        self.founded_on = self.round_days[0].opens_on - PREPARED
        self.issued_on = self.founded_on + timedelta(days=1)
        self.in_force_on = self.founded_on + timedelta(days=7)

    def _round(self, opens_on: date) -> RoundDays:
        due_on = opens_on + timedelta(days=ANSWER_DAYS)
        title = f"{opens_on.year}年{opens_on.month}月“双减”自查"
        return RoundDays(title, opens_on, due_on, due_on + timedelta(days=7))

    @property
    def calendar(self) -> WorkCalendar:
        """Read once the county's days are seeded."""
        if self._calendar is None:
            self._calendar = WorkCalendar(self._region)
        return self._calendar

    def workday(self, day: date) -> date:
        """``day``, or the first working day after it."""
        while not self.calendar.is_workday(day):
            day += timedelta(days=1)
        return day

    def workday_before(self, day: date) -> date:
        """The last working day before ``day``."""
        day -= timedelta(days=1)
        while not self.calendar.is_workday(day):
            day -= timedelta(days=1)
        return day

    def office_hours(self, day: date, dice: Random) -> datetime:
        """Some moment between half past eight and half past five on the first working day from ``day`` on."""
        return moment(self.workday(day), time(8, 30), minutes=dice.uniform(0, 540))

    def after(self, days: float, dice: Random) -> datetime:
        """Office hours some days after the present moment of the demo, never on the same day before it."""
        present = timezone.localtime(timezone.now())
        later = self.office_hours(present.date() + timedelta(days=max(1, round(days))), dice)
        return max(later, present)


def moment(day: date, clock: time, *, minutes: float = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock)) + timedelta(minutes=minutes)


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later (earlier, where negative), or the last of that month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))
