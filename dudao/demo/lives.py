"""What becomes of a problem: planned, reported, rechecked by another person, closed, sent back, forgotten."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, Tie
from dudao.areas.enums import Relation
from dudao.areas.models import UnitLink
from dudao.ledger import services as ledger
from dudao.ledger.enums import ProblemState, SourceKind
from dudao.ledger.models import Problem
from dudao.ledger.workflow import TO_RECTIFY
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation

from .agenda import Agenda
from .attachments import report_file
from .county import CODE, County
from .registers import dice_for
from .temper import temper_of
from .timeline import Timeline
from .wording import offices
from .wording.pick import answer_to, say, words_of

PLANS, RECHECKS, SENT_BACK, OFFICE_RECHECKS, ATTACHED = 0.88, 0.84, 0.16, 0.15, 0.08
DAYS_OF_WORK = (7, 10, 14, 14, 21, 30)


class Lives:
    """Takes problems in hand one by one and puts their next acts on the agenda."""

    def __init__(self, county: County, agenda: Agenda, days: Timeline):
        self.county, self.agenda, self.days = county, agenda, days
        self._known: set[int] = set()
        self._ties = set(Tie.objects.filter(user__county_code=CODE).values_list("user_id", "unit_id"))
        links = UnitLink.objects.filter(lower__county_code=CODE, relation=Relation.RESPONSIBILITY_AREA, until_on=None)
        self.area_of = dict(links.values_list("lower_id", "upper_id"))

    def adopt(self, problem: Problem) -> None:
        """Look after a problem that has just come up; one that is known already goes its way."""
        if problem.pk in self._known:
            return
        self._known.add(problem.pk)
        dice = dice_for("life", problem.unit.code, problem.point_code, problem.number)
        if problem.source != SourceKind.SELF_CHECK and dice.random() < 0.03:
            self.agenda.at(self.days.after(2, dice), self._void, problem.pk, dice)
        elif problem.state == ProblemState.OPEN:
            wait = dice.randint(1, 4) if dice.random() < PLANS else dice.randint(9, 20)
            self.agenda.at(self.days.after(wait, dice), self._plan, problem.pk, dice)
        elif problem.state == ProblemState.RECTIFYING:
            self._expect_report(problem, dice)

    def adopt_new(self, keys) -> None:
        """The same for many by their keys; only those that are not known yet are read."""
        new = set(keys) - self._known
        if new:
            for problem in Problem.objects.filter(pk__in=new).select_related("unit").order_by("pk"):
                self.adopt(problem)

    def is_tied(self, user_id: int, unit_id: int) -> bool:
        return (user_id, unit_id) in self._ties

    def leave_alone(self, problem: Problem) -> None:
        """Somebody else looks after this one."""
        self._known.add(problem.pk)

    # ── the unit ─────────────────────────────────────────────────────────
    def rectifier(self, unit, dice: Random) -> Position:
        deputy = self.county.one(unit, PositionKind.DEPUTY)
        return deputy if deputy and dice.random() < 0.4 else self.county.head(unit)

    def _plan(self, pk: int, dice: Random) -> None:
        problem = _fresh(pk)
        if problem.state not in TO_RECTIFY:
            return
        seat = self.rectifier(problem.unit, dice)
        due_on = self.days.workday(timezone.localdate() + timedelta(days=dice.choice(DAYS_OF_WORK)))
        problem = ledger.plan_measures(
            by=seat.user, position=seat, problem=problem, revision=problem.revision, owner_name=seat.user.name,
            measures=answer_to(problem.title, words_of(problem.point_text), "measures", problem.unit, dice),
            due_on=None if problem.due_on else due_on,
        )  # fmt: skip
        self._expect_report(problem, dice)

    def _expect_report(self, problem: Problem, dice: Random) -> None:
        prompt, luck = temper_of(problem.unit).prompt, dice.random()
        due = problem.due_on
        if luck < 0.6 + 0.32 * prompt:
            day = max(timezone.localdate() + timedelta(days=1), due - timedelta(days=dice.randint(0, 8)))
            self.agenda.at(self.days.office_hours(day, dice), self._submit, problem.pk, dice)
            return
        self.agenda.at(self.days.office_hours(due + timedelta(days=2), dice), self._urge, problem.pk, dice)
        late = due + timedelta(days=dice.randint(3, 12) if luck < 0.97 else dice.randint(25, 60))
        self.agenda.at(self.days.office_hours(late, dice), self._submit, problem.pk, dice)

    def _submit(self, pk: int, dice: Random) -> None:
        problem = _fresh(pk)
        if problem.state not in TO_RECTIFY:
            return
        seat = self.rectifier(problem.unit, dice)
        result = answer_to(problem.title, words_of(problem.point_text), "results", problem.unit, dice)
        problem = ledger.submit(
            by=seat.user, position=seat, problem=problem, revision=problem.revision, result=result,
            attachments=[report_file(problem, result)] if dice.random() < ATTACHED else (),
        )  # fmt: skip
        wait = dice.randint(1, 7) if dice.random() < RECHECKS else dice.randint(20, 45)
        self.agenda.at(self.days.after(wait, dice), self._recheck, pk, dice)

    # ── those who judge ──────────────────────────────────────────────────
    def judge(self, unit, dice: Random) -> Position:
        """A posted inspector without a tie there; else the lead of the area; now and then the office."""
        free = [seat for seat in self.county.posted.get(unit.pk, []) if (seat.user_id, unit.pk) not in self._ties]
        lead = self.county.seats[self.area_of[unit.pk], PositionKind.AREA_LEAD][0]
        if dice.random() < OFFICE_RECHECKS:
            return self.county.office
        return dice.choice(free or [lead])

    def _recheck(self, pk: int, dice: Random) -> None:
        problem = _fresh(pk)
        if problem.state != ProblemState.SUBMITTED:
            return
        seat, words = self.judge(problem.unit, dice), words_of(problem.point_text)
        given = {"by": seat.user, "position": seat, "problem": problem, "revision": problem.revision}
        if dice.random() < SENT_BACK:
            ledger.send_back(**given, reason=say(words.back, problem.unit, dice))
            self.agenda.at(self.days.after(1, dice), self._give_time, pk, dice)
            self.agenda.at(self.days.after(dice.randint(3, 12), dice), self._submit, pk, dice)
        else:
            ledger.close_problem(**given, result=say(words.seen, problem.unit, dice))

    # ── the office ───────────────────────────────────────────────────────
    def _urge(self, pk: int, dice: Random) -> None:
        """Past its day: a call, and now and then a new day."""
        problem, office = _fresh(pk), self.county.office
        if problem.state not in TO_RECTIFY:
            return
        owed = Obligation.objects.open().filter(kind=ObligationKind.RECTIFY, reference=str(pk)).first()
        if owed:
            obligations.urge(by=office.user, obligation=owed, channel="phone", note=dice.choice(offices.LATE_NOTES))
        if dice.random() < 0.25:
            self._move_day(problem, dice.choice(offices.DUE_REASONS), dice)

    def _give_time(self, pk: int, dice: Random) -> None:
        """What was sent back after its day gets a new one."""
        problem = _fresh(pk)
        if problem.state in TO_RECTIFY and problem.due_on < timezone.localdate():
            self._move_day(problem, "复查退回，按退回的意见再改，另给几天。", dice)

    def _move_day(self, problem: Problem, reason: str, dice: Random) -> None:
        office, wait = self.county.office, timedelta(days=dice.choice((7, 10, 14)))
        ledger.change_due(
            by=office.user, position=office, problem=problem, revision=problem.revision, reason=reason,
            due_on=self.days.workday(timezone.localdate() + wait),
        )  # fmt: skip

    def _void(self, pk: int, dice: Random) -> None:
        problem, office = _fresh(pk), self.county.office
        ledger.void(
            by=office.user, position=office, problem=problem, revision=problem.revision,
            reason=dice.choice(offices.VOID_REASONS),
        )  # fmt: skip


def _fresh(pk: int) -> Problem:
    return Problem.objects.select_related("unit").get(pk=pk)
