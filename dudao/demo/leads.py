"""What people ring up about, noted by the office."""

from datetime import timedelta

from django.utils import timezone

from dudao.inspections.points import Points
from dudao.ledger import services as ledger
from dudao.ledger.enums import Severity, SourceKind

from .agenda import Agenda
from .county import County
from .lives import Lives
from .registers import dice_for
from .timeline import Timeline
from .wording import offices

SERIOUS = (Severity.MINOR,) * 7 + (Severity.SERIOUS,) * 2 + (Severity.URGENT,)


class Leads:
    def __init__(self, county: County, agenda: Agenda, days: Timeline, lives: Lives, points: Points):
        self.county, self.agenda, self.days, self.lives, self.points = county, agenda, days, lives, points

    def plan(self) -> None:
        """A few calls between the first round and today."""
        first = self.days.round_days[0].opens_on
        for turn, (title, key) in enumerate(offices.LEADS):
            dice = dice_for("lead", turn)
            day = first + (self.days.today - first) * (turn + 1) / (len(offices.LEADS) + 1)
            self.agenda.at(self.days.office_hours(day, dice), self._lead, title, key, dice)

    def _lead(self, title: str, key: str, dice) -> None:
        units = [unit for unit in self.county.inspected if any(key in point.text for point in self.points.of(unit))]
        unit = dice.choice(units)
        point = next(point for point in self.points.of(unit) if key in point.text)
        office, today = self.county.office, timezone.localdate()
        problem = ledger.register_problem(
            by=office.user, position=office, unit=unit, title=title, source=SourceKind.LEAD, seen_on=today,
            note="来电记录已转责任区核查。", reference=f"lead-{unit.code}-{point.code}-{today:%m%d}",
            lineage=point.lineage, point_code=point.code, point_text=point.text, severity=dice.choice(SERIOUS),
            due_on=self.days.workday(today + timedelta(days=10)) if dice.random() < 0.6 else None,
        )  # fmt: skip
        self.lives.adopt(problem)
