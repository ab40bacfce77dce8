"""What inspectors see at their schools and what people ring up about."""

from datetime import timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.areas.enums import UnitKind
from dudao.inspections.points import Points
from dudao.ledger import services as ledger
from dudao.ledger.enums import Severity, SourceKind

from .agenda import Agenda
from .county import County
from .lives import Lives
from .registers import dice_for
from .temper import weight
from .timeline import Timeline
from .wording import offices
from .wording.pick import say, words_of

SEEN_SHARE = 0.13  # of the monthly visits something is written down; most end with a word on the spot
SERIOUS = (Severity.MINOR,) * 7 + (Severity.SERIOUS,) * 2 + (Severity.URGENT,)


class Visits:
    def __init__(self, county: County, agenda: Agenda, days: Timeline, lives: Lives, points: Points):
        self.county, self.agenda, self.days, self.lives, self.points = county, agenda, days, lives, points

    def plan(self) -> None:
        """Every month each posted inspector comes by once; the office takes a few calls in between."""
        months = [days.opens_on for days in self.days.round_days]
        schools = {unit.pk: unit for unit in self.county.units[UnitKind.SCHOOL]}
        for (_, kind), seats in sorted(self.county.seats.items()):
            for seat in seats if kind == PositionKind.INSPECTOR else []:
                for posting in seat.postings.all():
                    self._plan_visits(seat, schools[posting.unit_id], months)
        for turn, (title, key) in enumerate(offices.LEADS):
            dice = dice_for("lead", turn)
            day = months[0] + (self.days.today - months[0]) * (turn + 1) / (len(offices.LEADS) + 1)
            self.agenda.at(self.days.office_hours(day, dice), self._lead, title, key, dice)

    def _plan_visits(self, seat, school, months) -> None:
        for month in months:
            dice = dice_for("visit", seat.user.username, school.code, month.month - months[0].month)
            if dice.random() < SEEN_SHARE:
                moment = self.days.office_hours(month + timedelta(days=dice.randint(0, 27)), dice)
                self.agenda.at(moment, self._see, seat, school, dice)

    def _see(self, seat, school, dice) -> None:
        asked = self.points.of(school)
        point = dice.choices(asked, [weight(one) for one in asked])[0]
        title = say(words_of(point.text).problems, school, dice)
        self._register(seat, school, point, title, SourceKind.VISIT, dice, note=dice.choice(offices.VISIT_NOTES))

    def _lead(self, title: str, key: str, dice) -> None:
        units = [unit for unit in self.county.inspected if any(key in point.text for point in self.points.of(unit))]
        unit = dice.choice(units)
        point = next(point for point in self.points.of(unit) if key in point.text)
        self._register(self.county.office, unit, point, title, SourceKind.LEAD, dice, note="来电记录已转责任区核查。")

    def _register(self, seat, unit, point, title: str, source: str, dice, *, note: str) -> None:
        today = timezone.localdate()
        problem = ledger.register_problem(
            by=seat.user, position=seat, unit=unit, title=title, source=source, note=note, seen_on=today,
            reference=f"{source}-{unit.code}-{point.code}-{today:%m%d}", lineage=point.lineage, point_code=point.code,
            point_text=point.text, severity=dice.choice(SERIOUS),
            due_on=self.days.workday(today + timedelta(days=10)) if dice.random() < 0.6 else None,
        )  # fmt: skip
        self.lives.adopt(problem)
