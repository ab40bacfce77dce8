"""Sealed draws: one drawn, gone and published, and one announced whose public number comes out tomorrow."""

from datetime import date, time, timedelta

from dudao.accounts.enums import PositionKind
from dudao.areas.enums import UnitKind
from dudao.schemes.models import SchemeVersion
from dudao.visits.announcements import DrawPlan
from dudao.visits.draws import standing_of
from dudao.visits.enums import InspectionKind
from dudao.visits.models import Draw, Visit
from dudao.visits.months import first_of
from dudao.visits.pools import PoolWish, pool_of
from dudao.visits.services import drawing, ending

from .agenda import Agenda
from .county import CODE, County
from .plans import item_of
from .registers import dice_for
from .timeline import Timeline, moment
from .trips import Errand, Trips
from .wording import visits as words

AGO, FOR, SLACK = 27, 9, 7  # days of term ago at least, days, days until it begins
TAKE, PAIR = 4, 2


class Draws:
    def __init__(self, county: County, agenda: Agenda, days: Timeline, trips: Trips, version: SchemeVersion):
        self.county, self.agenda, self.days, self.trips, self.version = county, agenda, days, trips, version
        seats = county.seats[county.office.unit_id, PositionKind.OFFICE]
        self.second = next(seat.user for seat in seats if seat.user_id != county.office.user_id)

    def plan(self) -> None:
        first = self.days.workday(self.days.stretch_before(self._latest(), FOR + SLACK))
        drawn = self.days.workday(first + timedelta(days=2))
        self.agenda.at(moment(first, time(10, 0)), self._announce, words.UNANNOUNCED_TITLE, drawn, True)
        yesterday = self.days.workday_before(self.days.today)
        tomorrow = self.days.today + timedelta(days=1)
        self.agenda.at(moment(yesterday, time(11, 10)), self._announce, words.ANNOUNCED_TITLE, tomorrow, False)

    def _latest(self) -> date:
        """Over before this month began: what this month shows may not hang on who was drawn."""
        before = first_of(self.days.today) - timedelta(days=FOR + SLACK + 1)
        return min(self.days.ago(AGO), before)

    def _announce(self, title: str, source_on: date, goes_on: bool) -> None:
        from_on = self.days.workday(self.days.stretch_from(source_on + timedelta(days=1), FOR))
        wish = PoolWish(from_on, from_on + timedelta(days=FOR), kinds=(UnitKind.SCHOOL,), split="stage")
        plan = DrawPlan(
            title.format(month=from_on.month), InspectionKind.UNANNOUNCED, words.UNANNOUNCED_MATTERS, (self.version,),
            wish, pool_of(CODE, wish).takes(TAKE), PAIR, words.DRAW_SOURCE, source_on,
            plan_item=item_of(InspectionKind.UNANNOUNCED, from_on), off_plan_reason="按年度计划的抽查安排，跨年顺延。",
        )  # fmt: skip
        draw = drawing.announce_draw(by=self.county.office.user, county_code=CODE, plan=plan)
        if goes_on:
            self.agenda.at(moment(source_on, time(20, 45)), self._draw, draw)

    def _draw(self, draw: Draw) -> None:
        """The visits are given to those who were drawn; the office that made the demo county does not look."""
        drawn = drawing.enter_value(by=self.second, draw=draw, value=words.DRAW_VALUE)
        dice, last = dice_for("drawn"), drawn.inspection.from_on
        for turn, visit in enumerate(Visit.objects.filter(inspection=drawn.inspection).order_by("unit__code")):
            day = self.days.workday(drawn.inspection.from_on + timedelta(days=1 + turn))
            self.trips.go(self.days.office_hours(day, dice), visit, dice, Errand())
            last = max(last, day)
        self.agenda.at(self.days.office_hours(last + timedelta(days=2), dice), self._publish, drawn)

    def _publish(self, draw: Draw) -> None:
        if standing_of(draw).ahead:
            return  # somebody could not go; the office calls it off or waits
        office = self.county.office.user
        drawing.publish_draw(by=office, draw=draw)
        ending.end_inspection(by=office, inspection=draw.inspection)
