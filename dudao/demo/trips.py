"""Visits as inspectors make them: on the agenda stands when they go, at the school they see what chance has it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.ledger.models import Problem
from dudao.schemes.answers import Value
from dudao.schemes.models import Checkpoint
from dudao.visits.checklist import is_asked
from dudao.visits.enums import WITH_OPINION, InspectionKind, InspectionState, Method, Outcome, Step, VisitState
from dudao.visits.known import problems_from
from dudao.visits.models import AskedPoint, Inspection, Visit
from dudao.visits.services import visiting

from . import accounts
from .agenda import Agenda
from .answers import TO_DO
from .county import County
from .lives import Lives
from .temper import weight
from .timeline import Timeline
from .wording import visits as words
from .wording.pick import say, words_of

NOTICED, PUT_RIGHT = 0.13, 0.24  # of visits: something to be put right; something put right at once
RECEIVED, STAY = 0.94, timedelta(minutes=70)
TALKED, STEPS_NOTED = 0.3, 0.4
OFTEN = (Method.PATROL, Method.LESSON, Method.PAPERS, Method.TALK)


@dataclass(frozen=True)
class Errand:
    """What is settled beforehand about one visit, instead of by chance.

    ``stories``: (piece of a point's text, what is found, days to put it right). ``found``: whether anything is.
    ``ask``: what a section must settle. ``remark``: (kind, words, suggestion). ``open_yet``: they are still there.
    ``told``: called with the visit once it was fed back.
    """

    stories: tuple = ()
    found: bool | None = None
    ask: str = ""
    remark: tuple = ()
    open_yet: bool = False
    told: Callable[[Visit], None] | None = None


class Trips:
    def __init__(self, county: County, agenda: Agenda, days: Timeline, lives: Lives):
        self.county, self.agenda, self.days, self.lives = county, agenda, days, lives
        self._lists: dict[UUID, list[Checkpoint]] = {}  # inspection → what it looks at, read once

    def go(self, when, visit: Visit, dice: Random, errand: Errand = Errand()) -> None:
        """``visit`` takes place at ``when``, if that is not after today."""
        self.agenda.at(when, self._arrive, visit.pk, dice, errand)

    def _arrive(self, pk, dice: Random, errand: Errand) -> None:
        visit = Visit.objects.select_related("unit", "inspection").get(pk=pk)
        lead = self._lead(visit)
        if _another_team(visit) and timezone.localdate() < visit.due_on:
            tomorrow = self.days.workday(timezone.localdate() + timedelta(days=1))
            self.agenda.at(self.days.office_hours(tomorrow, dice), self._arrive, pk, dice, errand)
            return
        if visit.state != VisitState.PLANNED or not self._may_go(lead):
            return
        visiting.open_visit(by=lead, visit=visit, certificate_shown=True)
        rows = self._rows(visit, dice, errand)
        visiting.save_seen(by=lead, visit=visit, rows=rows[: len(rows) // 2] if errand.open_yet else rows)
        if dice.random() < TALKED:
            group, said = dice.choice(words.TALKS)
            visiting.save_talk(by=lead, visit=visit, group=group, people=dice.randint(2, 9), apart=True, words=said)
        if errand.remark:
            kind, text, suggestion = errand.remark
            visiting.write_remark(by=lead, visit=visit, kind=kind, words=text, suggestion=suggestion)
        if not errand.open_yet:
            self.agenda.at(timezone.now() + STAY, self._finish, visit, lead, dice, errand)

    @staticmethod
    def _lead(visit: Visit):
        return visit.members.filter(left_at=None).select_related("user").order_by("-is_lead", "pk").first().user

    def _may_go(self, user) -> bool:
        """Whose certificate has run out stays at home; the desk sees who is left."""
        seats = [seat for held in self.county.seats.values() for seat in held if seat.user_id == user.pk]
        ends = [seat.certificate_until for seat in seats if seat.certificate_until]
        return not ends or max(ends) >= timezone.localdate()

    def _rows(self, visit: Visit, dice: Random, errand: Errand) -> list[dict]:
        points = [point for point in self._list_of(visit.inspection) if is_asked(point, visit.unit)]
        rows = {point.pk: {"checkpoint": point.pk, "value": Value.MET} for point in points}
        known = self._to_do(visit.unit)
        for point in points:
            if point.lineage in known:
                note = words.STILL_OPEN.format(title=known[point.lineage])
                rows[point.pk] |= {"value": Value.PARTLY, "note": note, "outcome": Outcome.NOTICE, "days": 14}
        free = [point for point in points if point.lineage not in known]
        for key, title, until in errand.stories:
            point = next((point for point in free if key in point.text), None)
            if point:
                rows[point.pk] |= _notice(title, until)
        if free and not errand.stories:
            rows = self._by_chance(visit, rows, free, dice, errand)
        return list(rows.values())

    def _list_of(self, inspection: Inspection) -> list[Checkpoint]:
        if inspection.pk not in self._lists:
            rows = AskedPoint.objects.filter(inspection=inspection).select_related("checkpoint").order_by("order", "pk")
            self._lists[inspection.pk] = [row.checkpoint for row in rows]
        return self._lists[inspection.pk]

    def _by_chance(self, visit, rows, free, dice: Random, errand: Errand) -> dict:
        point = dice.choices(free, [weight(one) for one in free])[0]
        luck, row = dice.random(), rows[point.pk]
        if errand.ask:
            section = self.county.accounts[accounts.SECTION].unit
            row |= {"value": Value.PARTLY, "note": errand.ask, "outcome": Outcome.CONSULTATION, "section": section}
        elif errand.found or (errand.found is None and luck < NOTICED):
            row |= _notice(say(words_of(point.text).problems, visit.unit, dice), dice.choice((7, 7, 15, 15, 30)))
        elif errand.found is None and luck < PUT_RIGHT:
            note = dice.choice(words.ON_THE_SPOT)
            row |= {"value": Value.PARTLY, "note": note, "outcome": Outcome.ON_THE_SPOT}
        return rows

    @staticmethod
    def _to_do(unit) -> dict:
        """Lineage → what is still being put right there."""
        rows = Problem.objects.filter(unit=unit, lineage__isnull=False, state__in=TO_DO).order_by("pk")
        return dict(rows.values_list("lineage", "title"))

    def _finish(self, visit: Visit, lead, dice: Random, errand: Errand) -> None:
        methods = dice.sample(OFTEN, dice.randint(2, 4))
        steps = [step for step in Step.values if step not in (Step.CERTIFICATE, Step.TOLD)]
        if dice.random() < STEPS_NOTED:
            visiting.save_manner(by=lead, visit=visit, methods=methods, steps=steps)
        visiting.close_record(
            by=lead, visit=visit, summary=dice.choice(words.SUMMARIES), methods=methods, minutes=dice.randint(45, 110)
        )
        noticed = visit.seen.filter(outcome=Outcome.NOTICE).exists()
        said = dice.choice(words.FEEDBACK_FOUND if noticed else words.FEEDBACK_FINE)
        visiting.feed_back(by=lead, visit=visit, words=said)
        problems = problems_from(visit) if noticed else []
        if errand.told:
            errand.told(visit)
        for problem in problems:
            self.lives.adopt(problem)
        if dice.random() < RECEIVED:
            self.agenda.at(self.days.after(dice.randint(1, 3), dice), self._receive, visit, dice)

    def _receive(self, visit: Visit, dice: Random) -> None:
        head = self.county.head(visit.unit)
        visiting.receive(by=head.user, position=head, visit=visit, words=dice.choice(words.RECEIPTS))


def _another_team(visit: Visit) -> bool:
    """Whether the inspector of the month would meet another team at the school, today or while a special one is due."""
    if visit.inspection.kind != InspectionKind.ROUTINE:
        return False
    today = timezone.localdate()
    there = Visit.objects.filter(visited_on=today) | awaited_teams(today).filter(inspection__from_on__lte=today)
    return there.filter(unit=visit.unit_id).exclude(pk=visit.pk).exists()


def awaited_teams(day: date):
    """Visits of several people or with an opinion that are arranged and still to come."""
    return Visit.objects.filter(
        state=VisitState.PLANNED, inspection__kind__in=WITH_OPINION, inspection__state=InspectionState.RUNNING,
        inspection__until_on__gte=day,
    )  # fmt: skip


def _notice(note: str, days: int) -> dict:
    return {"value": Value.PARTLY, "note": note, "outcome": Outcome.NOTICE, "days": days}


def may_visit(county: County, lives: Lives, unit):
    """Who goes there by the month: a posted inspector without a tie there, else the lead of the area."""
    free = [seat for seat in county.posted.get(unit.pk, []) if not lives.is_tied(seat.user_id, unit.pk)]
    return free[0] if free else county.seats[lives.area_of[unit.pk], PositionKind.AREA_LEAD][0]
