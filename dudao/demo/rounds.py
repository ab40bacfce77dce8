"""The self-checks: sent by the office, filled in by heads and deputies, urged, gathered by the districts."""

from datetime import time, timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.areas.enums import UnitKind
from dudao.inspections import services as inspections
from dudao.inspections.enums import AssessmentState
from dudao.inspections.models import Assessment
from dudao.inspections.points import Points, group_of
from dudao.inspections.queries import previous_of
from dudao.ledger.models import Occurrence
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation
from dudao.schemes.models import SchemeVersion

from . import accounts
from .agenda import Agenda
from .answers import rows_for
from .county import County
from .lives import Lives
from .registers import dice_for
from .temper import temper_of
from .timeline import ROUNDS, RoundDays, Timeline, moment
from .wording import offices

NEVER, LATE = 0.02, 0.07  # of units: no answer at all, an answer after the day
IN_BY_NOW, BEGUN_BY_NOW = 0.71, 0.82  # of the running round
HANDS_OVER, RETURNED, REPEATS = 0.3, 3, 0.2


class RoundLife:
    """One round from its sending to the districts' reports."""

    def __init__(
        self, number: int, days: RoundDays, *, county: County, agenda: Agenda, timeline: Timeline, lives: Lives,
        version: SchemeVersion,
    ):  # fmt: skip
        self.number, self.days, self.version = number, days, version
        self.county, self.agenda, self.timeline, self.lives = county, agenda, timeline, lives
        self.points = Points(version)
        self._group_of = {point.pk: group_of(point) for point in self.points.all}
        self.running = days.due_on >= timeline.today
        self.assessments: dict[int, Assessment] = {}
        self._handed_in: set[int] = set()  # units

    def plan(self) -> None:
        opening = moment(self.timeline.workday(self.days.opens_on), time(9, 20))
        self.agenda.at(opening, self._send)

    def _send(self) -> None:
        units = [unit for unit in self.county.inspected if self.points.of(unit)]
        self.sent = inspections.send_round(
            by=self.county.office.user, version=self.version, title=self.days.title, opens_on=timezone.localdate(),
            due_on=self.days.due_on, units=units, report_due_on=self.days.report_due_on,
        )  # fmt: skip
        rows = Assessment.objects.filter(round=self.sent).select_related("round", "unit")
        self.assessments = {row.unit_id: row for row in rows}
        ranked = sorted(units, key=lambda unit: dice_for("rank", self.number, unit.code).random())
        for place, unit in enumerate(ranked):
            self._plan_unit(unit, place / len(ranked))
        self._plan_returns(ranked)
        self._plan_urging(units)
        self._plan_reports()

    # ── units ────────────────────────────────────────────────────────────
    def _plan_unit(self, unit, rank: float) -> None:
        dice = dice_for("round", self.number, unit.code)
        if self.running:
            self._plan_running(unit, rank, dice)
        elif rank < 1 - NEVER:
            span = (self.days.due_on - self.days.opens_on).days
            share = dice.betavariate(2, 1 + 2 * temper_of(unit).prompt)
            ahead = span + dice.randint(1, 5) if rank > 1 - NEVER - LATE else 1 + round(share * (span - 3))
            self._begin_at(unit, self.timeline.office_hours(self.days.opens_on + timedelta(days=ahead), dice), dice)

    def _plan_running(self, unit, rank: float, dice) -> None:
        mine = unit in (self.county.accounts[accounts.HEAD].unit, self.county.accounts[accounts.INSTITUTION].unit)
        if rank > BEGUN_BY_NOW and not mine:
            return
        passed = (self.timeline.today - self.days.opens_on).days
        latest = passed - 5 if dice.random() < HANDS_OVER else passed - 1
        begins = self.days.opens_on + timedelta(days=dice.randint(1, max(1, latest)))
        stays_open = mine or rank > IN_BY_NOW
        self._begin_at(unit, self.timeline.office_hours(begins, dice), dice, only=stays_open)

    def _begin_at(self, unit, when, dice, *, only: bool = False) -> None:
        self.agenda.at(when, self._begin, unit, dice, only)

    def _begin(self, unit, dice, only: bool) -> None:
        """The head sits down to it: hands groups to the deputy, fills in the own ones, confirms at once or later."""
        head, deputy = self.county.head(unit), self.county.one(unit, PositionKind.DEPUTY)
        mine = unit == self.county.accounts[accounts.HEAD].unit
        handed: list[str] = []
        if deputy and (mine or dice.random() < HANDS_OVER):
            groups = sorted({group_of(point) for point in self.points.of(unit)})
            handed = groups[1 : 3 if mine else 2]
            for group in handed:
                inspections.hand_over(
                    by=head.user, assessment=self.assessments[unit.pk], group_code=group, user=deputy.user,
                    points=self.points,
                )  # fmt: skip
            if not (only and mine):
                self.agenda.at(
                    self.timeline.after(dice.randint(1, 2), dice), self._help, unit, deputy, handed, dice, only
                )
        self._fill(unit, head, self._groups(unit, without=handed), 0.5 if only else 1.0)
        if not (only or handed):
            self.agenda.at(timezone.now() + timedelta(minutes=6), self._confirm, unit)

    def _help(self, unit, deputy, groups: list[str], dice, only: bool) -> None:
        """The deputy fills in what was handed over; the head confirms on another day."""
        self._fill(unit, deputy, groups, 1.0)
        if not only:
            self.agenda.at(self.timeline.after(1, dice), self._confirm, unit)

    def _groups(self, unit, without=()) -> list[str]:
        return sorted({group_of(point) for point in self.points.of(unit)} - set(without))

    def _fill(self, unit, seat, groups: list[str], share: float) -> None:
        points = [point for point in self.points.of(unit) if group_of(point) in groups]
        points = points[: max(1, int(len(points) * share))]
        rows = rows_for(unit, points, self.number, self.county, self.timeline)
        assessment = self.assessments[unit.pk]
        if share == 1 and self._repeats(unit):
            failed = [row for row in rows if row["value"] not in ("met", "na")]
            inspections.save_answers(by=seat.user, assessment=assessment, answers=failed, points=self.points)
            inspections.repeat_group(by=seat.user, assessment=assessment, group_code=groups[0], points=self.points)
            answered = set(assessment.answers.values_list("checkpoint_id", flat=True))
            rows = [row for row in rows if row["checkpoint"] not in answered]
        inspections.save_answers(by=seat.user, assessment=assessment, answers=rows, points=self.points)

    def _repeats(self, unit) -> bool:
        """Whether the unit takes over a whole group of its last form."""
        wants = dice_for("repeat", self.number, unit.code).random() < REPEATS
        return wants and previous_of(self.assessments[unit.pk]) is not None

    def _confirm(self, unit) -> None:
        head, assessment = self.county.head(unit), self.assessments[unit.pk]
        inspections.confirm(by=head.user, position=head, assessment=assessment, points=self.points)
        self._handed_in.add(unit.pk)
        seen = Occurrence.objects.filter(problem__unit=unit, reference__startswith=f"{assessment.pk}:")
        self.lives.adopt_new(seen.values_list("problem_id", flat=True))

    # ── the office ───────────────────────────────────────────────────────
    def _plan_returns(self, ranked) -> None:
        """After the first round the office looks closer at a few forms and sends them back."""
        if self.number:
            return
        for turn, unit in enumerate(unit for unit in ranked[: RETURNED * 4 : 4] if unit.kind == UnitKind.SCHOOL):
            dice = dice_for("return", unit.code)
            day = self.days.due_on + timedelta(days=1 + turn)
            self.agenda.at(self.timeline.office_hours(day, dice), self._send_back, unit, turn, dice)

    def _send_back(self, unit, turn: int, dice) -> None:
        assessment = Assessment.objects.get(pk=self.assessments[unit.pk].pk)
        if assessment.state != AssessmentState.CONFIRMED:
            return
        office = self.county.office
        reason = offices.RETURN_REASONS[turn % len(offices.RETURN_REASONS)]
        inspections.reopen(by=office.user, position=office, assessment=assessment, reason=reason)
        self._handed_in.discard(unit.pk)
        self.agenda.at(self.timeline.after(2, dice), self._confirm_again, unit)

    def _confirm_again(self, unit) -> None:
        """What was sent back is looked through once more; days that have passed meanwhile are set anew."""
        today = timezone.localdate()
        passed = self.assessments[unit.pk].answers.filter(due_on__lt=today)
        rows = [
            {"checkpoint": row.checkpoint_id, "value": row.value, "note": row.note, "measures": row.measures,
             "owner_name": row.owner_name, "due_on": self.timeline.workday(today + timedelta(days=7))}
            for row in passed
        ]  # fmt: skip
        head = self.county.head(unit)
        for row in rows:
            inspections.take_back_group(
                by=head.user, assessment=self.assessments[unit.pk], group_code=self._group_of[row["checkpoint"]]
            )
        inspections.save_answers(by=head.user, assessment=self.assessments[unit.pk], answers=rows)
        self._confirm(unit)

    def _plan_urging(self, units) -> None:
        """The day after the due day everybody missing is called; in a running round the slow ones are reminded."""
        first = self.timeline.today - timedelta(days=3) if self.running else self.days.due_on + timedelta(days=1)
        for unit in units:
            dice = dice_for("urge", self.number, unit.code)
            if not self.running or dice.random() < 0.3:
                self.agenda.at(self.timeline.office_hours(first, dice), self._urge, unit, dice)

    def _urge(self, unit, dice) -> None:
        if unit.pk in self._handed_in:
            return
        owed = Obligation.objects.open().filter(
            kind=ObligationKind.SELF_CHECK, reference=str(self.sent.pk), debtor=unit
        )  # fmt: skip
        for obligation in owed:
            channel, notes = dice.choice([("phone", offices.PHONE_NOTES), ("group", offices.GROUP_NOTES)])
            obligations.urge(
                by=self.county.office.user, obligation=obligation, channel=channel, note=dice.choice(notes)
            )

    # ── reports upward ───────────────────────────────────────────────────
    def _plan_reports(self) -> None:
        after = self.days.due_on + timedelta(days=1)
        self.agenda.at(moment(after, time(6, 0)), self._owe_reports)
        reporters = self.county.units[UnitKind.SCHOOL_DISTRICT]
        reporters = reporters + [unit for unit in self.county.units[UnitKind.SCHOOL] if unit.directly_managed]
        for unit in reporters:
            dice = dice_for("report", self.number, unit.code)
            if self._is_behind(unit):
                day = after + timedelta(days=5)
                self.agenda.at(self.timeline.office_hours(day, dice), self._draft_report, unit)
            elif dice.random() < 0.93:
                day = after + timedelta(days=dice.randint(1, 6))
                self.agenda.at(self.timeline.office_hours(day, dice), self._report, unit, dice)

    def _is_behind(self, unit) -> bool:
        """The district with the demo account still sits over its report on the last round that is over."""
        return self.number == ROUNDS - 2 and unit == self.county.accounts[accounts.DISTRICT].unit

    def _draft_report(self, unit) -> None:
        seat = self.county.accounts[accounts.DISTRICT]
        inspections.save_consolidation(
            by=seat.user, position=seat, sent=self.sent, plan=offices.CONSOLIDATION_PLANS[0], report=""
        )

    def _owe_reports(self) -> None:
        inspections.owe_overdue_reports(today=timezone.localdate())

    def _report(self, unit, dice) -> None:
        owed = Obligation.objects.open().filter(
            kind=ObligationKind.CONSOLIDATION, reference=str(self.sent.pk), debtor=unit
        )  # fmt: skip
        seat = self.county.one(unit, PositionKind.DISTRICT) or self.county.one(unit, PositionKind.HEAD)
        if owed.exists():
            inspections.submit_consolidation(
                by=seat.user, position=seat, sent=self.sent, plan=dice.choice(offices.CONSOLIDATION_PLANS),
                report=dice.choice(offices.CONSOLIDATION_REPORTS),
            )  # fmt: skip
