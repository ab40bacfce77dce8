"""What those with the demo accounts find on their desks: one problem in each stage, whatever chance does elsewhere."""

from datetime import date, timedelta

from django.utils import timezone

from dudao.inspections.points import Points
from dudao.ledger import services as ledger
from dudao.ledger.enums import Severity, SourceKind
from dudao.ledger.models import Problem
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation

from . import accounts
from .agenda import Agenda
from .attachments import report_file
from .county import County
from .lives import Lives
from .registers import dice_for
from .timeline import Timeline
from .wording import offices
from .wording.pick import answer_to, say, words_of

# Act and how many days before today; the first is always the sighting. "due" counts from today.
SCHOOL_STORIES = (
    ("体育、艺术、科技", 2, {"see": 20, "plan": 18}),
    ("全批全改", 4, {"see": 27, "plan": 25, "submit": 10, "send_back": 5, "give_time": 3}),
    ("作业在校内公示", 3, {"see": 15, "plan": 13, "submit": 2}),
    ("公示责任督学", -4, {"see": 32, "plan": 29, "urge": 2}),
    ("分层布置", 9, {"see": 1}),
)
OTHER_SCHOOL = (
    ("校内体育活动", 6, {"see": 17, "plan": 15, "submit": 4}),
    ("年级组统筹", 5, {"see": 22, "plan": 20, "submit": 3}),
)
INSTITUTION_STORIES = (
    ("从业人员", 3, {"see": 12, "plan": 10}),
    ("服务合同", 8, {"see": 2}),
    ("资金监管", 4, {"see": 24, "plan": 22, "submit": 3}),
)


class Showcase:
    def __init__(self, county: County, agenda: Agenda, days: Timeline, lives: Lives, points: Points):
        self.county, self.agenda, self.days, self.lives, self.points = county, agenda, days, lives, points
        self.inspector = county.accounts[accounts.INSPECTOR]
        self.lead = county.accounts[accounts.AREA_LEAD]

    def plan(self) -> None:
        school, institution = (self.county.accounts[name].unit for name in (accounts.HEAD, accounts.INSTITUTION))
        posted = [posting.unit_id for posting in self.inspector.postings.all() if posting.unit_id != school.pk]
        other = next(unit for unit in self.county.inspected if unit.pk in posted)
        self._tell(school, self.inspector, SCHOOL_STORIES)
        self._tell(other, self.inspector, OTHER_SCHOOL)
        self._tell(institution, self.county.office, INSTITUTION_STORIES)

    def _tell(self, unit, seer, stories) -> None:
        for key, due, acts in stories:
            point = next((point for point in self.points.of(unit) if key in point.text), None)
            if point is None:
                continue  # the example was rewritten; the other stories stand
            story = Story(self, unit, point, seer, self.days.workday(self.days.today + timedelta(days=due)))
            for act, ago in acts.items():
                day = self.days.workday_before(self.days.today - timedelta(days=ago - 1))
                self.agenda.at(self.days.office_hours(day, dice_for(act, unit.code, key)), getattr(story, act))


class Story:
    """One problem at one unit; its acts are called by the agenda in their order."""

    def __init__(self, showcase: Showcase, unit, point, seer, due_on: date):
        self.scene, self.unit, self.point, self.seer, self.due_on = showcase, unit, point, seer, due_on
        self.dice, self.words = dice_for("story", unit.code, point.code), words_of(point.text)
        self.pk: int | None = None

    def see(self) -> None:
        unsettled = Problem.objects.unsettled().filter(unit=self.unit, lineage=self.point.lineage)
        if unsettled.exists():
            return  # chance was faster here
        self.pk = ledger.register_problem(
            by=self.seer.user, position=self.seer, unit=self.unit, source=SourceKind.VISIT,
            title=say(self.words.problems, self.unit, self.dice), note=self.dice.choice(offices.VISIT_NOTES),
            reference=f"visit-{self.unit.code}-{self.point.code}", seen_on=timezone.localdate(),
            lineage=self.point.lineage, point_code=self.point.code, point_text=self.point.text,
            severity=Severity.MINOR, due_on=max(self.due_on, timezone.localdate()),
        ).pk  # fmt: skip
        self.scene.lives.leave_alone(self._problem())

    def plan(self) -> None:
        if self.pk is None:
            return
        seat = self.scene.lives.rectifier(self.unit, self.dice)
        measures = answer_to(self._problem().title, self.words, "measures", self.unit, self.dice)
        self._act("plan", seat, measures=measures, owner_name=seat.user.name, due_on=None)

    def submit(self) -> None:
        if self.pk is None:
            return
        result = answer_to(self._problem().title, self.words, "results", self.unit, self.dice)
        seat = self.scene.lives.rectifier(self.unit, self.dice)
        self._act("submit", seat, result=result, attachments=[report_file(self._problem(), result)])

    def send_back(self) -> None:
        self._act("send_back", self.seer, reason=say(self.words.back, self.unit, self.dice))

    def give_time(self) -> None:
        later = self.scene.days.workday(self.due_on + timedelta(days=3))
        self._act("change_due", self.scene.county.office, due_on=later, reason="退回再改，宽限几天。")

    def urge(self) -> None:
        owed = Obligation.objects.open().filter(kind=ObligationKind.RECTIFY, reference=str(self.pk)).first()
        if owed:
            obligations.urge(
                by=self.scene.county.office.user, obligation=owed, channel="phone", note=offices.LATE_NOTES[0]
            )

    def _problem(self) -> Problem:
        return Problem.objects.select_related("unit").get(pk=self.pk)

    def _act(self, act: str, seat, **facts) -> None:
        if self.pk is None:
            return
        problem = self._problem()
        ledger.act(by=seat.user, position=seat, problem=problem, act=act, revision=problem.revision, **facts)
