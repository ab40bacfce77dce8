"""What those with the demo accounts find on their desks: one problem in each stage, whatever chance does elsewhere."""

from datetime import date, time, timedelta
from functools import partial
from itertools import count

from django.utils import timezone

from dudao.areas.enums import UnitKind
from dudao.ledger import services as ledger
from dudao.ledger.models import Problem
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation
from dudao.visits.enums import InspectionKind
from dudao.visits.known import problems_from
from dudao.visits.models import Inspection, Visit
from dudao.visits.services import arranging, ending
from dudao.visits.wanted import Wanted

from . import accounts
from .attachments import report_file
from .county import CODE
from .registers import dice_for
from .scene import Scene
from .timeline import moment
from .trips import Errand
from .wording import offices
from .wording import visits as words
from .wording.guidance import guidance_for
from .wording.pick import answer_to, say, words_of

# Act and how many days before today; the first is always the sighting. "due" counts from today.
SCHOOL_STORIES = (
    ("体育、艺术、科技", 2, {"see": 20, "plan": 18}),
    ("全批全改", 4, {"see": 31, "plan": 25, "submit": 10, "send_back": 5, "give_time": 3}),
    ("作业在校内公示", 3, {"see": 20, "plan": 13, "submit": 2}),
    ("公示责任督学", -4, {"see": 31, "plan": 29, "urge": 2}),
    ("分层布置", 9, {"see": 1}),
)
OTHER_SCHOOL = (
    ("校内体育活动", 6, {"see": 22, "plan": 15, "submit": 4}),
    ("年级组统筹", 5, {"see": 22, "plan": 20, "submit": 3}),
)
INSTITUTION_STORIES = (
    ("从业人员", 3, {"see": 12, "plan": 10}),
    ("服务合同", 8, {"see": 2}),
    ("资金监管", 4, {"see": 24, "plan": 22, "submit": 3}),
)
SEALED = "lead", words.SEALED_TITLE, words.SEALED_CAUSE
PASSED_ON = "other", words.VERIFICATION_TITLE, words.VERIFICATION_CAUSE


class Showcase:
    def __init__(self, scene: Scene):
        self.county, self.agenda, self.days, self.lives = scene.county, scene.agenda, scene.days, scene.lives
        self.points, self.trips, self._calls = scene.points, scene.trips, count(1)
        self.inspector = scene.county.accounts[accounts.INSPECTOR]

    def plan(self) -> None:
        school, institution = (self.county.accounts[name].unit for name in (accounts.HEAD, accounts.INSTITUTION))
        posted = [posting.unit_id for posting in self.inspector.postings.all() if posting.unit_id != school.pk]
        other = next(unit for unit in self.county.inspected if unit.pk in posted)
        self._tell(school, self.inspector, SCHOOL_STORIES)
        self._tell(other, self.inspector, OTHER_SCHOOL)
        self._tell(institution, self.county.office, INSTITUTION_STORIES)

    def _tell(self, unit, seer, stories) -> None:
        together: dict[date, list[Story]] = {}
        for key, due, acts in stories:
            point = next((point for point in self.points.of(unit) if key in point.text), None)
            if point is None:
                continue  # the example was rewritten; the other stories stand
            story = Story(self, unit, point, seer, self.days.workday(self.days.today + timedelta(days=due)))
            days = self._days_of(unit, acts)
            together.setdefault(days["see"], []).append(story)
            for act in list(acts)[1:]:
                self.agenda.at(self.days.office_hours(days[act], dice_for(act, unit.code, key)), getattr(story, act))
        for day, found in together.items():
            self.agenda.at(moment(day, time(8, 30)), self._verify, unit, seer, found)

    def _days_of(self, unit, acts: dict[str, int]) -> dict[str, date]:
        """Working days before today, each after the one before, however many holidays lie between. Schools are seen and
        act in term."""
        in_term = unit.kind == UnitKind.SCHOOL
        before = self.days.school_day_before if in_term else self.days.workday_before
        found, later = {}, self.days.today
        for act, ago in reversed(acts.items()):
            counted = self.days.ago(ago - 1) if in_term else self.days.today - timedelta(days=ago - 1)
            found[act] = later = before(min(counted, later))
        return found

    def _verify(self, unit, seer, stories: list["Story"]) -> None:
        """Somebody rang up, or a section passed a matter on: whoever looks after the unit goes to see on the same day.
        What was rung up about is sealed, so its title names the place alone."""
        today, number = timezone.localdate(), next(self._calls)
        kind, title, cause = SEALED if number % 4 == 3 else PASSED_ON
        wanted = Wanted(
            InspectionKind.VERIFICATION, _called(title, unit, stories), today, today + timedelta(days=2), [unit],
            [(story.point, guidance_for(story.point)) for story in stories], teams={unit.pk: [seer.user]},
            cause_kind=kind, cause=cause.format(n=number),
        )  # fmt: skip
        made = arranging.start_inspection(by=self.county.office.user, county_code=CODE, wanted=wanted)
        told = tuple(story.told_on(today) for story in stories)
        visit, dice = made.visits.select_related("unit", "inspection").get(), dice_for("verify", unit.code, today)
        self.trips.go(
            moment(today, time(9, 20), minutes=dice.randint(0, 240)), visit, dice,
            Errand(stories=told, told=partial(self._seen, made, stories)),
        )  # fmt: skip

    def _seen(self, made: Inspection, stories: list["Story"], visit: Visit) -> None:
        for story in stories:
            story.take(visit)
        ending.end_inspection(by=self.county.office.user, inspection=made)


def _called(title: str, unit, stories: list["Story"]) -> str:
    texts = [story.point.text for story in stories]
    matters = [matter for key, matter in words.MATTERS.items() if any(key in text for text in texts)]
    return title.format(unit=unit.label, matter="、".join(matters))


class Story:
    """One problem at one unit; its acts are called by the agenda in their order."""

    def __init__(self, showcase: Showcase, unit, point, seer, due_on: date):
        self.scene, self.unit, self.point, self.seer, self.due_on = showcase, unit, point, seer, due_on
        self.dice, self.words = dice_for("story", unit.code, point.code), words_of(point.text)
        self.pk: int | None = None

    def told_on(self, day: date) -> tuple[str, str, int]:
        """What will be found at the visit of ``day``."""
        return self.point.text, say(self.words.problems, self.unit, self.dice), max(1, (self.due_on - day).days)

    def take(self, visit: Visit) -> None:
        """Look after what the visit found here; what was known before goes its own way."""
        for problem in problems_from(visit):
            if problem.lineage == self.point.lineage and problem.occurrences.count() == 1:
                self.pk = problem.pk
                self.scene.lives.leave_alone(problem)

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
