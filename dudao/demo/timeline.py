"""The days of the demo: everything is counted back from today, nothing is a fixed date but the terms."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from dudao.calendars.queries import WorkCalendar
from dudao.schemes.days import last_day

SENT_AGO, ANSWER_DAYS, ROUNDS = 16, 23, 3
PREPARED = timedelta(days=14)  # from the county's first account to the first round
TERMS = (("第一学期", (9, 1), (1, 22)), ("第二学期", (2, 26), (7, 8)))  # month and day of their first and last day
TOLD = timedelta(days=2)  # after the county's first day the year's plan is filed and told to the schools
NOTICED = timedelta(days=33)  # from the telling to the special inspection; the law asks for 30 days
SPECIAL_SPAN = 12  # days within which the three days of the special inspection lie, whatever holiday is between
SPECIAL_OVER = timedelta(days=52)  # from its first day: opinions issued, looked back upon, or soon


@dataclass(frozen=True)
class RoundDays:
    title: str
    opens_on: date
    due_on: date
    report_due_on: date


def terms_of_year(year: int) -> list[tuple[str, date, date]]:
    """(name, first day, last day) of the two terms of the school year that begins in ``year``."""
    rows = []
    for name, starts, ends in TERMS:
        first = date(year + (starts < TERMS[0][1]), *starts)
        rows.append((name, first, date(first.year + (ends < starts), *ends)))
    return rows


def term_of(day: date) -> tuple[date, date] | None:
    """The first and last day of the term in which ``day`` lies; None in a vacation."""
    terms = [term[1:] for year in (day.year - 1, day.year) for term in terms_of_year(year)]
    return next(((first, last) for first, last in terms if first <= day <= last), None)


class Timeline:
    """Founding, scheme and rounds for a county that stands at ``now``.

    The office works all year. To schools people go in term only: what is told of schools is counted back in days of
    term, so that in July the county shows what was done up to the end of June.
    """

    def __init__(self, now: datetime, region_code: str):
        self.now, self.today = now, timezone.localtime(now).date()
        self._region = region_code
        self._calendar: WorkCalendar | None = None
        self.round_days = [self._round(opens_on) for opens_on in self._openings()]
        self.founded_on = self._founding(self.round_days[0].opens_on - PREPARED)
        self.issued_on = self.founded_on + timedelta(days=1)
        self.in_force_on = self.founded_on + timedelta(days=7)

    def _openings(self) -> list[date]:
        """One round runs today, the others were sent in the months of term before."""
        current, back = self.today - timedelta(days=SENT_AGO), 0
        found = [current]
        while len(found) < ROUNDS:
            back += 1
            opens_on = months_after(current, -back)
            if term_of(opens_on):
                found.append(opens_on)
        return found[::-1]

    def _founding(self, latest: date) -> date:
        """Early enough for a special inspection in one term and one year, told a month before and over by now."""
        while self._special_from(latest) + SPECIAL_OVER > self.today:
            latest -= timedelta(days=1)
        return latest

    def _special_from(self, founded_on: date) -> date:
        first = self.stretch_from(founded_on + TOLD + NOTICED, SPECIAL_SPAN)
        return first if same_year(first, SPECIAL_SPAN) else self.stretch_from(date(first.year + 1, 1, 1), SPECIAL_SPAN)

    def special_days(self) -> tuple[date, date, date]:
        """Three working days in a row on which the special inspection is at its schools, all in one year and term, a
        month after the schools were told."""
        told = self.workday(self.founded_on + TOLD)
        first = self.workday(max(self._special_from(self.founded_on), told + NOTICED))
        second = self.workday(first + timedelta(days=1))
        return first, second, self.workday(second + timedelta(days=1))

    def _round(self, opens_on: date) -> RoundDays:
        due_on = opens_on + timedelta(days=ANSWER_DAYS)
        return RoundDays(f"{_looked_at(opens_on)}“双减”自查", opens_on, due_on, due_on + timedelta(days=7))

    @property
    def reviewed_on(self) -> date:
        """When the office has looked through the scheme."""
        return self.workday(self.founded_on + timedelta(days=2))

    @property
    def begun_on(self) -> date:
        """When the scheme is really put in force: on a working day after it was reviewed."""
        return self.workday(max(self.in_force_on, self.reviewed_on + timedelta(days=1)))

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

    # ── days of term ─────────────────────────────────────────────────────
    def school_day(self, day: date) -> date:
        """``day``, or the first working day of a term after it."""
        day = self.workday(day)
        while term_of(day) is None:
            day = self.workday(day + timedelta(days=1))
        return day

    def school_day_before(self, day: date) -> date:
        """The last working day of a term before ``day``."""
        day = self.workday_before(day)
        while term_of(day) is None:
            day = self.workday_before(day)
        return day

    def ago(self, days: int) -> date:
        """The day of term that lies ``days`` days of term before today; in a vacation counted from its last one."""
        day = self.today
        while days or term_of(day) is None:
            days -= bool(days and term_of(day))
            day -= timedelta(days=1)
        return day

    @staticmethod
    def stretch_from(day: date, length: int) -> date:
        """The first day from ``day`` on after which ``length`` days more lie in the same term."""
        while not _in_one_term(day, length):
            day += timedelta(days=1)
        return day

    @staticmethod
    def stretch_before(day: date, length: int) -> date:
        """The last day up to ``day`` after which ``length`` days more lie in the same term."""
        while not _in_one_term(day, length):
            day -= timedelta(days=1)
        return day

    # ── hours ────────────────────────────────────────────────────────────
    def office_hours(self, day: date, dice: Random) -> datetime:
        """Some moment between half past eight and half past five on the first working day from ``day`` on."""
        return moment(self.workday(day), time(8, 30), minutes=dice.uniform(0, 540))

    def after(self, days: float, dice: Random) -> datetime:
        """Office hours some days after the present moment of the demo, never on the same day before it."""
        present = timezone.localtime(timezone.now())
        later = self.office_hours(present.date() + timedelta(days=max(1, round(days))), dice)
        return max(later, present)


def _in_one_term(day: date, length: int) -> bool:
    term = term_of(day)
    return term is not None and day + timedelta(days=length) <= term[1]


def _looked_at(opens_on: date) -> str:
    """What schools check when they are asked on that day: the month; in a vacation the term that has just ended."""
    if term_of(opens_on):
        return f"{opens_on.year}年{opens_on.month}月"
    day = opens_on
    while (term := term_of(day)) is None:
        day -= timedelta(days=1)
    first = term[0]
    return f"{first.year}年{'秋' if first.month == TERMS[0][1][0] else '春'}季学期"


def same_year(day: date, length: int) -> bool:
    return (day + timedelta(days=length)).year == day.year


def moment(day: date, clock: time, *, minutes: float = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock)) + timedelta(minutes=minutes)


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later (earlier, where negative), or the last of that month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))
