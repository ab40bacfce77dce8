"""What stands beside the visits: plates, an inspector's notes and counts, the office's look at records."""

from datetime import time, timedelta

from dudao.areas.enums import UnitKind
from dudao.visits.enums import RecordVerdict, VisitState
from dudao.visits.models import Visit
from dudao.visits.services import checking, counting, plating, studying

from . import accounts
from .agenda import Agenda
from .county import CODE, County
from .registers import dice_for
from .timeline import Timeline, moment
from .wording import visits as words

STUDIED = (45, 20, 6)  # days ago
COUNTED = (12, 5, 4)  # days ago: once more done


class OwnWork:
    def __init__(self, county: County, agenda: Agenda, days: Timeline):
        self.county, self.agenda, self.days = county, agenda, days
        self.inspector = county.accounts[accounts.INSPECTOR]

    def plan(self) -> None:
        begin = self.days.workday(self.days.founded_on + timedelta(days=8))
        self.agenda.at(moment(begin, time(14, 10)), self._begin)
        for turn, ago in enumerate(STUDIED):
            day = self.days.workday_before(self.days.today - timedelta(days=ago))
            self.agenda.at(moment(day, time(17, 20)), self._study, turn)
        for turn, ago in enumerate(COUNTED):
            day = self.days.school_day_before(self.days.ago(ago))
            self.agenda.at(self.days.office_hours(day, dice_for("count", turn)), self._count)
        day = self.days.workday_before(self.days.today - timedelta(days=1))
        self.agenda.at(moment(day, time(16, 0)), self._look_at_records)

    def _begin(self) -> None:
        office = self.county.office.user
        plating.make_plates(by=office, county_code=CODE)
        for posting in self.inspector.postings.order_by("pk"):
            plating.fill_plate(
                by=self.inspector.user, posting=posting, phone=self.inspector.user.phone, matters=posting.plate.matters
            )
        self.rules = [
            counting.set_activity_rule(
                by=office, county_code=CODE, name=name, at_least=times, period=period, source=words.RULES_PAPER
            )
            for name, times, period in words.RULES
        ]  # fmt: skip

    def _study(self, turn: int) -> None:
        material, note = words.STUDIES[turn]
        studying.add_study(by=self.inspector.user, material=material, note=note)

    def _count(self) -> None:
        school = self.county.accounts[accounts.HEAD].unit
        for rule in self.rules[:2]:
            counting.note_activity(by=self.inspector.user, rule=rule, unit=school)

    def _look_at_records(self) -> None:
        rows = Visit.objects.filter(county_code=CODE, unit__kind=UnitKind.SCHOOL, state=VisitState.FED_BACK)
        recent = list(rows.filter(typed_by=None).select_related("unit").order_by("-fed_back_at")[:12:4])
        verdicts = ((RecordVerdict.SOUND, ""), (RecordVerdict.THIN, words.THIN), (RecordVerdict.SOUND, ""))
        for visit, (verdict, said) in zip(recent, verdicts, strict=False):
            checking.check_record(by=self.county.office.user, visit=visit, verdict=verdict, words=said)
