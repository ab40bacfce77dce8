"""A small check-up of weak spots, over and published: the points that fail most often, at schools where they stood
open."""

from collections import Counter
from datetime import time, timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.areas.enums import UnitKind
from dudao.ledger.enums import SETTLED
from dudao.ledger.models import Problem
from dudao.visits.enums import InspectionKind
from dudao.visits.models import Visit
from dudao.visits.services import announcing, arranging, ending, opining
from dudao.visits.wanted import Wanted

from . import accounts
from .county import CODE
from .registers import dice_for
from .scene import Scene
from .timeline import moment
from .trips import Errand, may_visit
from .wording import campaigns as words

BEGAN, LASTED, SLACK = 30, 9, 4  # days of term ago, days, days that a holiday may cost
ISSUED_AFTER, RECTIFIED_IN = 14, 21  # days
POINTS, PLACES, TEAM = 2, 2, 3


class Campaign:
    def __init__(self, scene: Scene):
        self.county, self.agenda, self.days, self.scene = scene.county, scene.agenda, scene.days, scene

    def plan(self) -> None:
        self.on = self.days.workday(self.days.stretch_before(self.days.ago(BEGAN), LASTED + SLACK))
        self.agenda.at(moment(self.days.workday_before(self.on), time(10, 20)), self._arrange)

    def _weak(self) -> tuple[list, list]:
        """The points at which most problems stand open at schools, or stood where all is settled, and a few of these
        schools by their code. At most one of him whose certificate runs out: nobody else goes there this month."""
        rows = Problem.objects.filter(unit__kind=UnitKind.SCHOOL, lineage__isnull=False)
        rows = rows.exclude(unit=self.county.accounts[accounts.HEAD].unit).select_related("unit").order_by("unit__code")
        standing = list(rows.exclude(state__in=SETTLED)) or list(rows)
        often = [lineage for lineage, _ in Counter(row.lineage for row in standing).most_common(POINTS)]
        units = dict.fromkeys(row.unit for row in standing if row.lineage in often)
        reached = [unit for unit in units if len(self._team(unit)) == TEAM]
        his = [unit for unit in reached if may_visit(self.county, self.scene.lives, unit).user == self.county.expired]
        chosen = [unit for unit in reached if unit not in his] + his[:1]
        return [point for point in self.scene.points.all if point.lineage in often], chosen[:PLACES]

    def _arrange(self) -> None:
        points, units = self._weak()
        if not units:
            return  # nothing ever stood open where three may go: there is nothing to check up on
        office = self.county.office.user
        wanted = Wanted(
            InspectionKind.CAMPAIGN, words.TITLE, self.on, self.on + timedelta(days=LASTED), units,
            [(point, "") for point in points], teams={unit.pk: self._team(unit) for unit in units},
            matters=words.MATTERS, team_size=TEAM, off_plan_reason=words.REASON,
        )  # fmt: skip
        self.made = arranging.start_inspection(by=office, county_code=CODE, wanted=wanted)
        announcing.give_written_notice(by=office, inspection=self.made)
        for turn, visit in enumerate(self.made.visits.select_related("unit", "inspection").order_by("unit__code")):
            dice = dice_for("campaign", visit.unit.code)
            day = self.days.workday(self.on + timedelta(days=1 + turn))
            errand = Errand(found=False, told=self._judge)
            self.scene.trips.go(moment(day, time(8, 40), minutes=dice.randint(0, 60)), visit, dice, errand)
        self.agenda.at(moment(self.days.workday(self.on + timedelta(days=LASTED + 1)), time(15, 30)), self._end)

    def _team(self, unit) -> list:
        """Three who are not tied to the school: of its own area first."""
        area, lives = self.scene.lives.area_of[unit.pk], self.scene.lives
        held = [
            (key[0] != area, seat.pk, seat) for key, seats in self.county.seats.items()
            if key[1] in (PositionKind.INSPECTOR, PositionKind.AREA_LEAD) for seat in seats
        ]  # fmt: skip
        free = [seat.user for _, _, seat in sorted(held, key=lambda row: row[:2])]
        return [user for user in free if user != self.county.expired and not lives.is_tied(user.pk, unit.pk)][:TEAM]

    def _judge(self, visit: Visit) -> None:
        dice, today = dice_for("campaign judge", visit.unit.code), timezone.localdate()
        self.agenda.at(timezone.now() + timedelta(hours=2), self._tell, visit)
        self.agenda.at(self.days.office_hours(today + timedelta(days=ISSUED_AFTER), dice), self._issue, visit)

    def _tell(self, visit: Visit) -> None:
        opining.tell_preliminary(by=self.county.office.user, visit=visit, words=words.PRELIMINARY)

    def _issue(self, visit: Visit) -> None:
        office, today = self.county.office, timezone.localdate()
        rectify_by = self.days.workday(today + timedelta(days=RECTIFIED_IN))
        opining.issue_opinion(by=office.user, position=office, visit=visit, text=words.OPINION, rectify_by=rectify_by)

    def _end(self) -> None:
        ending.end_inspection(by=self.county.office.user, inspection=self.made)
        self.agenda.at(self.days.after(4, dice_for("campaign")), self._publish)

    def _publish(self) -> None:
        office = self.county.office.user
        ending.publish(by=office, inspection=self.made, on=timezone.localdate(), where=words.PUBLISHED_AT)
