"""The county and its three months, in one transaction: whoever breaks it off leaves an empty database."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from dudao.accounts.queries import nobody_yet
from dudao.audit import services as audit
from dudao.inspections.points import Points
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import mark_read

from . import document, scheme
from .agenda import Agenda
from .campaigns import Campaign
from .clock import borrowed_clock
from .county import CODE, County, found
from .drawings import Draws
from .earlier import write_earlier
from .leads import Leads
from .lives import Lives
from .monthly import MonthLife, Telling, months_of
from .own_work import OwnWork
from .plans import YearPlans
from .rounds import RoundLife
from .scene import Scene
from .showcase import Showcase
from .size import FULL, Size
from .specials import Special
from .timeline import Timeline, moment
from .trips import Trips

Progress = Callable[[float, str], None]
FOUNDING = 0.15  # of the work is done when life begins
QUIET = timedelta(minutes=10)  # between the last act of the demo and now
READ_AFTER = timedelta(days=6)


def build(size: Size = FULL, progress: Progress = lambda share, words: None) -> County:
    """Make the demo county as it stands today.

    :raises NoDemo: the database is not empty, or the example scheme is not here.
    """
    if not nobody_yet():
        raise NoDemo("数据库里已经有账号了，示范县只建在空的数据库里；请用 DUDAO_DATA 指一个新的空文件夹再试。")
    if document.place() is None:
        raise NoDemo(f"没有找到示范方案 examples/{document.NAME}，请在完整的项目文件夹里运行。")
    now = timezone.now()
    days = Timeline(now, CODE)
    opening = moment(days.founded_on, time(8, 40))
    with transaction.atomic(), borrowed_clock(opening) as clock, audit.at_the_end():
        progress(0, "登记单位和人员")
        county = found(size, now)
        agenda = Agenda(clock, now - QUIET)
        Beginnings(county, agenda, days).plan()
        agenda.live(_telling(progress, clock.moment, now))
        clock.move_to(now - QUIET)
        _read_messages(county, now)
    progress(1, "建好了")
    return county


class NoDemo(NotAllowed):
    """The demo county cannot be made here."""


class Beginnings:
    """The first days: the scheme comes in, is reviewed and put in force; everything else follows from it."""

    def __init__(self, county: County, agenda: Agenda, days: Timeline):
        self.county, self.agenda, self.days = county, agenda, days

    def plan(self) -> None:
        day = self.days.reviewed_on
        YearPlans(self.county, self.agenda, self.days).plan()
        self.agenda.at(moment(day, time(9, 15)), self._receive)
        self.agenda.at(moment(day, time(15, 40)), self._review)
        self.agenda.at(moment(self.days.begun_on, time(10, 0)), self._put_in_force)

    def _receive(self) -> None:
        self.version = scheme.receive(self.county, self.days)

    def _review(self) -> None:
        self.version = scheme.review(self.county, self.version)

    def _put_in_force(self) -> None:
        version = scheme.put_in_force(self.county, self.version)
        scheme.plan_duties(self.agenda, self.days, self.county)
        lives, points = Lives(self.county, self.agenda, self.days), Points(version)
        Leads(self.county, self.agenda, self.days, lives, points).plan()
        self._plan_visits(version, lives, points)
        yesterday = self.days.workday_before(self.days.today)
        self.agenda.at(moment(yesterday, time(16, 20)), scheme.revise, self.county, version)
        for number, round_days in enumerate(self.days.round_days):
            RoundLife(
                number, round_days, county=self.county, agenda=self.agenda, timeline=self.days, lives=lives,
                version=version,
            ).plan()  # fmt: skip

    def _plan_visits(self, version, lives: Lives, points: Points) -> None:
        """Everything for which somebody goes to a school, and what stands beside it."""
        county, agenda, days = self.county, self.agenda, self.days
        scene = Scene(county, agenda, days, lives, points, Trips(county, agenda, days, lives))
        months = months_of(days)
        write_earlier(county, lives, days, months[0])
        telling = Telling.among(months, days)
        for month in months:
            MonthLife(month, scene, telling).plan()
        Special(scene).plan()
        Campaign(scene).plan()
        Showcase(scene).plan()
        Draws(county, agenda, days, scene.trips, version).plan()
        OwnWork(county, agenda, days).plan()


def _telling(progress: Progress, start: datetime, end: datetime):
    """A teller for the agenda: the share of the three months that is over, and the day that is being lived."""

    def tell(present: datetime) -> None:
        day = timezone.localtime(present)
        share = (present - start) / (end - start)
        progress(FOUNDING + (1 - FOUNDING) * share, f"正在过 {day.year}年{day.month}月{day.day}日")

    return tell


def _read_messages(county: County, now: datetime) -> None:
    """Everybody has read the messages of more than a few days ago."""
    users = {seat.user_id: seat.user for held in county.seats.values() for seat in held}
    for user in users.values():
        old = user.notices.filter(read_at=None, created_at__lt=now - READ_AFTER).values_list("pk", flat=True)
        mark_read(by=user, notice_ids=list(old))
