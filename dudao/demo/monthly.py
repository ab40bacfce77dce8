"""The monthly round: arranged by the office on the first working day, gone by the posted inspectors, ended by it."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from itertools import count

from django.utils import timezone

from dudao.areas.enums import UnitKind
from dudao.visits.enums import InspectionKind, Leaving, RemarkKind, VisitState
from dudao.visits.models import Inspection, Visit
from dudao.visits.months import first_of, last_of, next_month, vacation_months
from dudao.visits.services import announcing, arranging, ending, remarking, teams, visiting
from dudao.visits.wanted import Wanted

from . import accounts
from .county import CODE
from .earlier import write_month
from .registers import dice_for
from .scene import Scene
from .specials import special_schools
from .temper import FREQUENT
from .timeline import Timeline, moment, term_of
from .trips import Errand, awaited_teams, may_visit
from .wording import visits as words
from .wording.guidance import guidance_for

GOES, DAY_TOLD, TURNS, KEPT = 0.93, 0.6, 4, 3
EARLY = 16  # a month whose scheme comes in force later has no round of its own
GROWN = 9  # days after which something can be told of a month


def months_of(days: Timeline) -> list[date]:
    """The months of the demo in which inspectors go: those in term, from the first that the scheme holds in."""
    month = first_of(days.begun_on)
    if days.begun_on.day > EARLY:
        month = next_month(month)
    found = []
    while month <= days.today:
        found.append(month)
        month = next_month(month)
    vacations = vacation_months(CODE, found)
    return [month for month in found if month not in vacations]


@dataclass(frozen=True)
class Telling:
    """Of which months something is told: ``month`` is the last in which enough has happened, ``before`` the one before
    it, where the county has lived it."""

    month: date
    before: date

    @classmethod
    def among(cls, months: list[date], days: Timeline) -> "Telling":
        grown = [month for month in months if (days.today - max(month, days.begun_on)).days > GROWN] or months[-1:]
        return cls(grown[-1], grown[-2] if len(grown) > 1 else grown[-1])


class MonthLife:
    """One month. Areas come to work with the system one after another; the paper book of the others is typed in when
    the month is over."""

    def __init__(self, month: date, scene: Scene, telling: Telling):
        (self.month, self.telling), self.county = (month, telling), scene.county
        self.agenda, self.days = scene.agenda, scene.days
        self.lives, self.points, self.trips = scene.lives, scene.points, scene.trips
        self.running = month == first_of(scene.days.today)
        self.from_on = max(month, scene.days.begun_on + timedelta(days=1))
        self.until = self._last_day_of_term()
        self.title = f"{month.year}年{month.month}月经常性督导"
        self.expired = scene.county.expired
        self.ahead = self.left_out = self.stands_in = None
        self._after = count()
        self.kept: list[Visit] = []  # nobody goes there: one of them is written off, or else one that is to spare
        self.spare: list[Visit] = []

    def plan(self) -> None:
        self.agenda.at(moment(self.days.workday(self.from_on), time(8, 40)), self._arrange)

    def _arrange(self) -> None:
        schools = [unit for unit in self.county.units[UnitKind.SCHOOL] if self.lives.area_of[unit.pk] in self._areas()]
        alone = [unit for unit in schools if unit.pk not in self.county.posted]
        self.left_out = alone[-1] if self.running and alone else None
        units = [unit for unit in schools if unit != self.left_out]
        going = {unit.pk: [may_visit(self.county, self.lives, unit).user] for unit in units}
        wanted = Wanted(
            InspectionKind.ROUTINE, self.title, self.from_on, last_of(self.month), units, self._checklist(),
            teams=going, matters="作业、课后服务、校外培训和校园秩序，随机看、随便问。",
        )  # fmt: skip
        made = arranging.start_inspection(by=self.county.office.user, county_code=CODE, wanted=wanted)
        visits = list(
            made.visits.select_related("unit", "inspection").prefetch_related("members").order_by("unit__code")
        )
        self._choose(visits, going)
        for visit in visits:
            self._plan_visit(visit)
        over = self.days.workday(next_month(self.month))
        self.agenda.at(moment(over, time(8, 35)), self._end, made)

    def _last_day_of_term(self) -> date:
        """In January and July inspectors come while the pupils are there."""
        term = term_of(max(self.from_on, self.month))
        return min(last_of(self.month), term[1]) if term else last_of(self.month)

    def _areas(self) -> set[int]:
        """The area of the demo accounts first; each month twice as many, in the running one all."""
        star = self.lives.area_of[self.county.accounts[accounts.HEAD].unit_id]
        every = [unit.pk for unit in self.county.units[UnitKind.RESPONSIBILITY_AREA]]
        back = (self.days.today.year - self.month.year) * 12 + self.days.today.month - self.month.month
        return set(sorted(every, key=lambda key: (key != star, key))[: max(2, len(every) >> back)])

    def _checklist(self) -> list[tuple]:
        """What goes wrong often is looked at each month, the rest by turns."""
        asked = [point for point in self.points.all if UnitKind.SCHOOL in point.unit_kinds]
        often = [point for point in asked if any(key in point.text for key in FREQUENT)]
        rest = [point for point in asked if point not in often][self.month.month % TURNS :: TURNS]
        return [(point, guidance_for(point)) for point in [*often, *rest]]

    # ── what is told about some of them ──────────────────────────────────
    def _choose(self, visits: list[Visit], going: dict) -> None:
        """Not at the schools of the special inspection: while its teams come, the inspector of the month waits. Those
        to which a check-up is about to come stand first, so that nobody else is at the school that is written off."""
        star, lead = self.county.accounts[accounts.HEAD].unit, self.county.accounts[accounts.INSPECTOR].user
        apart = special_schools(self.county)
        others = [
            visit for visit in visits
            if visit.unit not in apart and going[visit.unit_id][0] not in (lead, self.expired)
            and visit.unit_id in self.county.posted
        ]  # fmt: skip
        checked = set(awaited_teams(timezone.localdate()).values_list("unit", flat=True))
        others.sort(key=lambda visit: visit.unit_id not in checked)
        mine = [visit for visit in visits if going[visit.unit_id][0] == lead and visit.unit != star]
        self.errands = {visit.pk: Errand(found=False) for visit in visits if self.running and visit.unit == star}
        free = iter([*mine, *others])
        if self.month == self.telling.before:
            asked = next(free)
            told = partial(self._answer_later, asked)
            self.errands[asked.pk] = Errand(remark=(RemarkKind.DIFFICULTY, *words.DIFFICULTY[:2]), told=told)
            self.stands_in = others[-1]
        if self.month == self.telling.month:
            self.errands[next(free).pk] = Errand(remark=(RemarkKind.HIGHLIGHT, *words.HIGHLIGHT))
            self._tell_of([visit for visit in others if visit.pk not in self.errands and visit != self.stands_in])
        if self.running:
            own = [visit for visit in mine if visit.pk not in self.errands]
            self.errands |= {visit.pk: Errand(open_yet=True) for visit in own[:1]}
            self.ahead = own[1].pk if len(own) > 1 else None

    def _tell_of(self, others: list[Visit]) -> None:
        """One asks a section, one could not be reached."""
        self.errands[others[0].pk] = Errand(ask=words.CONSULTATIONS[0])
        self.kept = others[1:][len(others) // 2 :][:KEPT] or others[-1:]
        self.spare = others[1:]
        ill = max(self.from_on, min(self.days.today, self.until) - timedelta(days=5))
        self.agenda.at(self.days.office_hours(ill, dice_for("ill", self.title)), self._write_off)

    def _plan_visit(self, visit: Visit) -> None:
        dice = dice_for("trip", self.title, visit.unit.code)
        errand = self.errands.get(visit.pk, Errand())
        begins = timezone.localdate()
        span = (min(visit.due_on, self.until) - begins).days
        day = begins + timedelta(days=dice.randint(1, max(1, span - 3)))
        if visit in self.kept or (self.running and self._stays_home(visit)):
            return
        if visit.pk == self.ahead:
            self._go(visit, self.days.today + timedelta(days=2), dice, errand)
        elif errand != Errand() and self.month in (self.telling.month, self.telling.before):
            self.trips.go(self.days.office_hours(self._early(day, errand), dice), visit, dice, errand)
        elif errand != Errand() or visit == self.stands_in or dice.random() < GOES:
            self._go(visit, day, dice, errand)

    def _early(self, day: date, errand: Errand) -> date:
        """So that it has happened by today: what is still going on began yesterday."""
        yesterday = self.days.school_day_before(self.days.today)
        if errand.open_yet:
            return max(self.from_on, yesterday)
        return max(self.from_on, min(day, self.until, self.days.today - timedelta(days=7 if errand.told else 4)))

    def _stays_home(self, visit: Visit) -> bool:
        """Two schools of him whose certificate ran out, and half of the others, were to come after that day: nobody
        goes there."""
        goers = [member.user_id for member in visit.members.all()]
        if self.expired.pk not in goers or self.county.expired_on >= self.until:
            return False
        turn = next(self._after)
        return turn < KEPT or turn % 2 == 0

    def _go(self, visit: Visit, day: date, dice, errand: Errand) -> None:
        last, when = min(visit.due_on, self.until), self.days.office_hours(day, dice)
        if timezone.localdate(when) > last:
            when = self.days.office_hours(self.days.workday_before(last), dice)
        day, told = timezone.localdate(when), dice.random() < DAY_TOLD or visit.pk == self.ahead
        if self.running and told and day > self.days.today:
            self.agenda.at(timezone.now() + timedelta(hours=2), self._say_day, visit, day)
        if visit == self.stands_in:
            self.agenda.at(timezone.now() + timedelta(hours=3), self._replace, visit)
        self.trips.go(when, visit, dice, errand)

    def _say_day(self, visit: Visit, day: date) -> None:
        lead = visit.members.get(left_at=None).user
        announcing.plan_day(by=lead, visit=visit, on=day)

    def _write_off(self) -> None:
        """Somebody is in hospital: at a school where nobody else was this month."""
        asked = list(dict.fromkeys([*self.kept, *self.spare]))
        waits = Visit.objects.filter(pk__in=[visit.pk for visit in asked], state=VisitState.PLANNED).in_bulk()
        planned = [visit for visit in asked if visit.pk in waits]
        others = Visit.objects.live().filter(month=self.month).exclude(inspection=planned[0].inspection)
        seen = set(others.values_list("unit", flat=True))
        ill = next((visit for visit in planned if visit.unit_id not in seen), planned[0])
        visiting.miss_visit(by=ill.members.get(left_at=None).user, visit=ill, reason=words.ILL)

    def _replace(self, visit: Visit) -> None:
        """Somebody is ill and a colleague goes instead."""
        leaver = visit.members.get(left_at=None).user
        area = self.lives.area_of[visit.unit_id]
        instead = next(
            seat.user
            for (unit, _), held in sorted(self.county.seats.items())
            for seat in held
            if unit == area
            and seat.user not in (leaver, self.county.expired)
            and not self.lives.is_tied(seat.user_id, visit.unit_id)
        )
        teams.replace_member(
            by=self.county.office.user, visit=visit, user=leaver, why=Leaving.ILLNESS, words=words.STOOD_IN,
            instead=instead,
        )  # fmt: skip

    # ── the office ───────────────────────────────────────────────────────
    def _answer_later(self, visit: Visit, _) -> None:
        self.agenda.at(self.days.after(5, dice_for("answer", visit.unit.code)), self._answer, visit)

    def _answer(self, visit: Visit) -> None:
        for remark in visit.remarks.order_by("pk"):
            remarking.answer_remark(by=self.county.office.user, remark=remark, words=words.DIFFICULTY[2])

    def _end(self, made: Inspection) -> None:
        under_way = made.visits.filter(state__in=(VisitState.OPENED, VisitState.RECORDED))
        if under_way.exists():
            self.agenda.at(timezone.now() + timedelta(days=1), self._end, made)
            return
        ending.end_inspection(by=self.county.office.user, inspection=made)
        areas = self._areas()
        paper = [unit for unit in self.county.units[UnitKind.SCHOOL] if self.lives.area_of[unit.pk] not in areas]
        if paper:
            write_month(self.county, self.lives, self.month, paper)
