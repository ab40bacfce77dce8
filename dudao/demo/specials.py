"""A special inspection with three at each school, its opinions, and the look back at it."""

from datetime import date, time, timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.areas.enums import UnitKind
from dudao.visits.enums import InspectionKind
from dudao.visits.models import Visit
from dudao.visits.opinions import known_findings
from dudao.visits.services import announcing, arranging, ending, opining
from dudao.visits.wanted import Wanted

from . import accounts
from .county import CODE, County
from .plans import item_of
from .registers import dice_for
from .scene import Scene
from .timeline import moment
from .trips import Errand, may_visit
from .wording import opinions
from .wording import visits as words
from .wording.guidance import guidance_for

TEAM, LOOKED_AT = 3, ("自愿选择", "收费项目和标准", "乱收费", "每周不少于5天", "指导学生完成作业")
LOOKS_BACK, BACK_FOR = 7, 12  # days ago, days


def special_schools(county: County) -> list:
    """Where its teams go and look back: to the school with the demo accounts and two that are neither in the demo
    inspector's hands, so that nobody there is in the way of what he does by the month, nor in the hands of whose
    certificate runs out."""
    star, inspector = county.accounts[accounts.HEAD].unit, county.accounts[accounts.INSPECTOR]
    held = {
        unit for unit, seats in county.posted.items()
        if any(seat == inspector or seat.user == county.expired for seat in seats)
    }  # fmt: skip
    free = [unit for unit in county.units[UnitKind.SCHOOL] if unit != star and unit.pk not in held]
    return [star, *dice_for("special").sample(free, 2)]


class Special:
    def __init__(self, scene: Scene):
        self.county, self.agenda, self.days, self.lives = scene.county, scene.agenda, scene.days, scene.lives
        self.points, self.trips = scene.points, scene.trips
        self.on, self.star = scene.days.special_days(), scene.county.accounts[accounts.HEAD]

    def plan(self) -> None:
        ahead = self.days.workday_before(self.on[0] - timedelta(days=6))
        self.agenda.at(moment(ahead, time(9, 40)), self._arrange)

    def _team(self, unit) -> list:
        """Three who are not tied to the school: of its own area first, so that they know the way."""
        inspector, area = self.county.accounts[accounts.INSPECTOR], self.lives.area_of[self.star.unit_id]
        lead = self.county.seats[area, PositionKind.AREA_LEAD]
        others = self.county.seats[area, PositionKind.INSPECTOR]
        seats = dict.fromkeys([inspector, *lead, *others, *self._everybody()])
        free = [seat.user for seat in seats if not self.lives.is_tied(seat.user_id, unit.pk)]
        return [user for user in free if user != self.county.expired][:TEAM]

    def _everybody(self):
        return [
            seat for (_, kind), held in sorted(self.county.seats.items()) if kind == PositionKind.INSPECTOR
            for seat in held
        ]  # fmt: skip

    def _points(self) -> list[tuple]:
        asked = [point for point in self.points.all if UnitKind.SCHOOL in point.unit_kinds]
        found = [(point, guidance_for(point)) for point in asked if any(key in point.text for key in LOOKED_AT)]
        return found or [(point, "") for point in asked[:4]]

    def _arrange(self) -> None:
        units, office = special_schools(self.county), self.county.office.user
        wanted = Wanted(
            InspectionKind.SPECIAL, words.SPECIAL_TITLE, self.on[0], self.on[-1], units, self._points(),
            teams={unit.pk: self._team(unit) for unit in units}, matters=words.SPECIAL_MATTERS, team_size=TEAM,
            plan_item=item_of(InspectionKind.SPECIAL, self.on[0]),
        )  # fmt: skip
        self.made = arranging.start_inspection(by=office, county_code=CODE, wanted=wanted)
        announcing.give_written_notice(by=office, inspection=self.made)
        visits = {visit.unit_id: visit for visit in self.made.visits.select_related("unit", "inspection")}
        for unit, day in zip(units, self.on, strict=True):
            errand = Errand(found=unit != units[-1], told=self._judge)
            dice = dice_for("special", unit.code)
            self.trips.go(moment(day, time(8, 50), minutes=dice.randint(0, 60)), visits[unit.pk], dice, errand)
        last = self.days.workday(self.on[-1] + timedelta(days=35))
        self.agenda.at(moment(last, time(15, 0)), self._end)
        back = self.days.workday_before(self.days.today - timedelta(days=LOOKS_BACK))
        self.agenda.at(moment(max(back, last), time(16, 0)), self._look_back, units[1:])

    # ── what it says to a school ─────────────────────────────────────────
    def _judge(self, visit: Visit) -> None:
        visit.refresh_from_db(fields=["visited_on"])
        dice, today = dice_for("judge", visit.unit.code), timezone.localdate()
        at = self.days.office_hours
        self.agenda.at(timezone.now() + timedelta(hours=2), self._tell, visit)
        if visit.unit == self.star.unit:
            self.agenda.at(at(today + timedelta(days=7), dice), self._defend, visit)
        self.agenda.at(at(today + timedelta(days=24), dice), self._issue, visit)

    def _tell(self, visit: Visit) -> None:
        office = self.county.office.user
        opining.tell_preliminary(by=office, visit=visit, words=opinions.preliminary(visit, known_findings(visit)))

    def _defend(self, visit: Visit) -> None:
        opining.defend(by=self.star.user, position=self.star, visit=visit, words=words.DEFENCE)

    def _issue(self, visit: Visit) -> None:
        office, rectify_by = self.county.office, self._rectify_by(timezone.localdate())
        text = opinions.opinion(visit, known_findings(visit), rectify_by)
        opining.issue_opinion(
            by=office.user, position=office, visit=visit, text=text, rectify_by=rectify_by,
            considered=words.CONSIDERED if visit.unit == self.star.unit else "",
        )  # fmt: skip

    def _rectify_by(self, issued_on: date) -> date:
        """A month; the reports on it are then still to come."""
        return self.days.workday(max(issued_on + timedelta(days=21), self.days.today + timedelta(days=2)))

    def _end(self) -> None:
        office = self.county.office.user
        ending.end_inspection(by=office, inspection=self.made)
        self.agenda.at(self.days.after(4, dice_for("publish")), self._publish)

    def _publish(self) -> None:
        ending.publish(
            by=self.county.office.user, inspection=self.made, on=timezone.localdate(), where=words.PUBLISHED_AT
        )

    def _look_back(self, units: list) -> None:
        """From the next day on; what the vacation has no room for comes in the first week of the term."""
        first = self.days.stretch_from(timezone.localdate() + timedelta(days=1), BACK_FOR)
        last = first + timedelta(days=BACK_FOR)
        wanted = Wanted(
            InspectionKind.FOLLOW_UP, words.FOLLOW_UP_TITLE, first, last, units, self._points(),
            teams={unit.pk: [may_visit(self.county, self.lives, unit).user] for unit in units}, looks_back_at=self.made,
            matters=words.SPECIAL_MATTERS,
        )  # fmt: skip
        made = arranging.start_inspection(by=self.county.office.user, county_code=CODE, wanted=wanted)
        for turn, visit in enumerate(made.visits.select_related("unit", "inspection").order_by("unit__code")):
            dice = dice_for("back", visit.unit.code)
            day = self._day_back(first, last, turn)
            self.trips.go(self.days.office_hours(day, dice), visit, dice, Errand(found=False))

    def _day_back(self, first: date, last: date, turn: int) -> date:
        """The first school soon, the other after today, so that on every day somebody has a school still to go to."""
        day = first + timedelta(days=turn)
        if turn:
            day = min(max(day, self.days.today + timedelta(days=2)), self.days.school_day_before(last))
        return self.days.school_day(day)
