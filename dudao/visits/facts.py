"""What is known about an inspection that somebody wants: read in a fixed number of queries, whatever the number of
units, and handed to ``lawful.judge``."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q

from dudao.accounts.enums import COUNTY_READERS, UNIT_KINDS, PositionKind, TieKind
from dudao.accounts.models import Position, Posting, Tie, User
from dudao.areas.enums import Relation
from dudao.areas.models import UnitLink
from dudao.calendars.queries import WorkCalendar
from dudao.lib.workdays import years_before
from dudao.obligations import burden
from dudao.schemes.models import SchemeVersion

from .access import holds_office
from .carried_items import told_day
from .enums import InspectionKind, Level, PlanState, VisitState
from .law import Rules
from .least import too_late_after
from .months import first_of, terms_of
from .taking_time import known_visits
from .time_needed import Estimate
from .wanted import Wanted
from .weighing import Facts, Goer, Late, Listed, Place

GOING = (*sorted(COUNTY_READERS), PositionKind.AREA_LEAD, PositionKind.INSPECTOR, PositionKind.SECTION)
INSPECTING = (PositionKind.INSPECTOR, PositionKind.AREA_LEAD)
LEFT_LESS = "离开该单位不满{}年"


@dataclass
class Ground:
    """What a county knows on a day, for arranging: read when first asked, once."""

    county_code: str
    day: date

    @cached_property
    def rules(self) -> Rules:
        return Rules(self.county_code, self.day)

    @cached_property
    def seats(self) -> dict[int, Position]:
        """Everybody who may go, by the user's key: the position in which he goes, an inspector's before others."""
        held = Position.objects.on(self.day).filter(unit__county_code=self.county_code, kind__in=GOING)
        held = held.filter(user__is_active=True).select_related("user", "unit").order_by("pk")
        return {seat.user_id: seat for seat in sorted(held, key=lambda seat: seat.kind in INSPECTING)}

    @cached_property
    def posted(self) -> dict[int, list]:
        """Unit's key → the inspectors posted there, who was posted first at the head."""
        found = defaultdict(list)
        for unit, user in self._postings:
            found[unit].append(self._posted_people[user])
        return found

    @cached_property
    def schools(self) -> Counter:
        """User's key → how many schools he looks after."""
        return Counter(user for _, user in set(self._postings))

    @cached_property
    def _postings(self) -> list[tuple[int, int]]:
        """(unit, user), as plain keys: a province has tens of thousands."""
        current = Position.objects.on(self.day).filter(unit__county_code=self.county_code, user__is_active=True)
        rows = Posting.objects.on(self.day).filter(position__in=current, unit__county_code=self.county_code)
        return list(rows.order_by("unit_id", "from_on", "pk").values_list("unit", "position__user"))

    @cached_property
    def _posted_people(self) -> dict[int, User]:
        current = Position.objects.on(self.day).filter(unit__county_code=self.county_code, postings__isnull=False)
        return {user.pk: user for user in User.objects.filter(pk__in=current.values("user")).order_by("pk")}

    def ties(self, from_on: date, users: Iterable[int]) -> dict[int, dict[int, str]]:
        """User's key → unit's key → why he stays away: what was written down, and where he works or lately worked."""
        users = set(users)
        found: dict[int, dict[int, str]] = defaultdict(dict)
        years = self.rules.number("years_since_leaving")
        since = years_before(from_on, years)
        held = Position.objects.filter(
            Q(until_on=None) | Q(until_on__gt=since), unit__county_code=self.county_code, kind__in=UNIT_KINDS,
            user__in=Position.objects.filter(kind__in=GOING, unit__county_code=self.county_code).values("user"),
        )  # fmt: skip
        for user, unit, until in held.order_by("pk").values_list("user", "unit", "until_on"):
            if user in users:
                here = until is None or until > from_on
                found[user][unit] = TieKind.STAFF.label if here else LEFT_LESS.format(years)
        rows = Tie.objects.filter(unit__county_code=self.county_code).exclude(until_on__lte=from_on)
        for user, unit, kind in rows.order_by("pk").values_list("user", "unit", "kind"):
            if user in users:
                found[user][unit] = TieKind(kind).label
        return found


def who_goes(ground: Ground, wanted: Wanted) -> dict[int, list]:
    """Unit's key → users, the lead first: those named, else the posted ones, as many as a team has."""
    usual = max(1, wanted.team_size)
    return {unit.pk: list(wanted.teams.get(unit.pk) or ground.posted.get(unit.pk, [])[:usual]) for unit in wanted.units}


def gather(ground: Ground, wanted: Wanted, *, by=None, teams: dict[int, list] | None = None) -> Facts:
    """Everything that ``lawful.judge`` asks. ``by``: who wants it; of hidden visits only his own are known here.
    ``teams``: who goes, where that was worked out already."""
    teams = who_goes(ground, wanted) if teams is None else teams
    users = {user.pk: user for team in teams.values() for user in team}
    ties = ground.ties(wanted.from_on, users)
    first, last = wanted.from_on, min(wanted.until_on, wanted.from_on + timedelta(days=400))
    calendar = WorkCalendar(ground.county_code)
    return Facts(
        wanted=wanted, today=ground.day, rules=ground.rules, places=_places(ground, wanted, by),
        goers={key: _goer(ground, user, ties.get(key, {})) for key, user in users.items()},
        teams={unit: tuple(user.pk for user in team) for unit, team in teams.items()},
        listed=_listed(wanted.plan_item),
        workdays=sum(calendar.is_workday(first + timedelta(days=n)) for n in range((last - first).days + 1)),
        in_term=_in_term(ground.county_code, first, last), stale_points=_stale(ground, wanted),
        late=_late(ground, wanted), brought=_brought(ground, wanted, by, users),
    )  # fmt: skip


def facts_of_team(ground: Ground, visit, users: list, *, by=None) -> Facts:
    """The same for one visit that is arranged already, with another team that ``by`` wants."""
    inspection, unit = visit.inspection, visit.unit
    wanted = Wanted(
        inspection.kind, inspection.title, max(inspection.from_on, ground.day), max(visit.due_on, ground.day), [unit],
        [], team_size=inspection.team_size, level=inspection.level, area=inspection.area,
    )  # fmt: skip
    ties = ground.ties(wanted.from_on, {user.pk for user in users})
    known = set(visit.members.current().order_by("pk").values_list("user", flat=True)) if by else set()
    return Facts(
        wanted, ground.day, ground.rules, (Place(unit.pk, unit.label, unit.kind),),
        {user.pk: _goer(ground, user, ties.get(user.pk, {})) for user in users},
        {unit.pk: tuple(user.pk for user in users)},
        brought=_brought(ground, wanted, by, {user.pk for user in users} - known),
    )  # fmt: skip


def _brought(ground: Ground, wanted: Wanted, by, users: Iterable[int]) -> frozenset[int]:
    """Of an area's own inspection, where its lead decides: those of ``users`` who are not posted at its places."""
    if wanted.level != Level.AREA or by is None or holds_office(by, ground.county_code, ground.day):
        return frozenset()
    posted = {user.pk for unit in wanted.units for user in ground.posted.get(unit.pk, ())}
    return frozenset(users) - posted


def _goer(ground: Ground, user, ties: dict[int, str]) -> Goer:
    seat = ground.seats.get(user.pk)
    until = seat.certificate_until if seat and seat.kind in INSPECTING else None
    return Goer(user.pk, user.name, seat is not None, until, ground.schools.get(user.pk, 0), ties,
                seat.unit_id if seat else None)  # fmt: skip


def _listed(item) -> Listed | None:
    if item is None:
        return None
    filed = item.plan.state == PlanState.FILED
    return Listed(item.title, item.kind, item.from_on, item.until_on, filed, told_day(item), item.level)


def _in_term(county_code: str, first: date, last: date) -> bool | None:
    """None where no term is known that lies near: a table that stands empty says nothing."""
    near = timedelta(days=200)
    terms = [(term.starts_on, term.ends_on) for term in terms_of(county_code)]
    if not any(starts <= last + near and ends >= first - near for starts, ends in terms):
        return None
    return any(starts <= last and ends >= first for starts, ends in terms)


def _late(ground: Ground, wanted: Wanted) -> Late | None:
    """A month's round is where one still may do something about it."""
    if wanted.kind != InspectionKind.ROUTINE:
        return None
    arranged = [unit.pk for unit in wanted.units]
    return too_late_after(ground.county_code, wanted.month, arranged=arranged, area=wanted.area)


def _stale(ground: Ground, wanted: Wanted) -> int:
    """Points whose version does not hold today, or belongs to another county."""
    versions = {point.version_id for point, _ in wanted.points}
    if not versions:
        return 0
    held = SchemeVersion.objects.filter(county_code=ground.county_code, pk__in=versions).in_force(ground.day)
    known = set(held.order_by("pk").values_list("pk", flat=True))
    return sum(point.version_id not in known for point, _ in wanted.points)


def _places(ground: Ground, wanted: Wanted, by) -> tuple[Place, ...]:
    estimate = Estimate(wanted, ground.rules)
    owed = burden.asked_in(ground.county_code, wanted.month)
    yearly = _comprehensive(ground.county_code, wanted)
    areas = _areas(wanted)
    repeated, others = _beside(ground.county_code, wanted, by)

    def place(unit) -> Place:
        needed = estimate.of(unit)
        return Place(
            unit.pk, unit.label, kind=unit.kind if unit.county_code == ground.county_code else "",
            opened_on=unit.opened_on, closed_on=unit.closed_on, comprehensive=yearly.get(unit.pk, 0),
            repeated=tuple(repeated.get(unit.pk, ())), others=tuple(others.get(unit.pk, ())),
            owed=owed.get(unit.pk, 0), minutes=needed.minutes, points=needed.points,
            inspector_minutes=needed.inspector_minutes, area=areas.get(unit.pk),
        )  # fmt: skip

    return tuple(place(unit) for unit in wanted.units)


def _areas(wanted: Wanted) -> dict[int, int]:
    """Unit's key → key of its area on the first day, where that is asked."""
    if wanted.level != Level.AREA:
        return {}
    links = UnitLink.objects.on(wanted.from_on).filter(
        relation=Relation.RESPONSIBILITY_AREA, lower__in=[unit.pk for unit in wanted.units]
    )
    return dict(links.order_by("pk").values_list("lower", "upper"))


def _comprehensive(county_code: str, wanted: Wanted) -> dict[int, int]:
    if wanted.kind != InspectionKind.COMPREHENSIVE:
        return {}
    rows = known_visits(county_code, None).filter(inspection__kind=wanted.kind, month__year=wanted.from_on.year)
    counted: dict[int, set] = defaultdict(set)
    for unit, inspection in rows.order_by().values_list("unit", "inspection"):
        counted[unit].add(inspection)
    return {unit: len(inspections) for unit, inspections in counted.items()}


def _beside(county_code: str, wanted: Wanted, by) -> tuple[dict, dict]:
    """Unit's key → titles of the same sort in this month; unit's key → (day, title) of visits in this time. A round is
    of the month in which it began: who came once more after its end leaves room for the next one."""
    last = wanted.until_on
    rows = known_visits(county_code, by).filter(
        Q(month=wanted.month) | Q(inspection__from_on__lte=last, inspection__until_on__gte=wanted.from_on)
    )
    same, days = defaultdict(list), defaultdict(list)
    counted = set()
    names = ("unit", "month", "nth", "inspection", "state", "planned_on", "visited_on", "inspection__kind",
             "inspection__title", "inspection__cause_kind", "inspection__cause", "inspection__from_on",
             "inspection__until_on")  # fmt: skip
    for unit, month, nth, inspection, state, planned, visited, kind, title, cause_kind, cause, from_on, until_on in (
        rows.order_by("pk").distinct().values_list(*names)
    ):
        its_own = month == wanted.month and (nth == 1 or first_of(from_on) == month)
        if its_own and (unit, inspection) not in counted and _same_sort(wanted, kind, title, (cause_kind, cause)):
            counted.add((unit, inspection))
            same[unit].append(title)
        day = visited or planned or (from_on if from_on == until_on else None)
        if day and state != VisitState.FED_BACK:
            days[unit].append((day, title))
    return same, days


def _same_sort(wanted: Wanted, kind: str, title: str, cause: tuple[str, str]) -> bool:
    """A monthly round is the same whatever it is called; a special one by its name; a verification by its cause."""
    if kind != wanted.kind:
        return False
    if kind == InspectionKind.VERIFICATION:
        return cause == (wanted.cause_kind, wanted.cause)
    return kind == InspectionKind.ROUTINE or title == wanted.title.strip()
