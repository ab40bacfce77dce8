"""Among whom is drawn: the units that stand in the pool, those left out with the reason, and the people who may go."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from dudao.accounts.models import Position, User
from dudao.areas.enums import INSPECTED_KINDS, Relation, SchoolStage
from dudao.areas.models import Unit, UnitLink
from dudao.lib.day_words import full_day_words
from dudao.lib.draws.shares import shares

from .enums import InspectionKind, InspectionState, VisitState
from .facts import INSPECTING, Ground
from .models import Visit

SPLITS = {"": "不分类", "area": "按责任区分", "kind": "按学校、机构分", "stage": "按学段分"}
NO_AREA = "没有划责任区"


@dataclass(frozen=True)
class PoolWish:
    """Which units may be drawn. ``pupils``: least and most, None where it does not matter. ``rest_days``: who was
    inspected in so many days before ``from_on`` stands out. ``left_out``: id of a unit → why; ``stay``: ids of people
    who do not go this time."""

    from_on: date
    until_on: date
    kinds: tuple[str, ...] = INSPECTED_KINDS
    stages: tuple[str, ...] = ()
    area: Unit | None = None
    pupils: tuple[int | None, int | None] = (None, None)
    rest_days: int = 0
    split: str = ""
    left_out: Mapping[int, str] = field(default_factory=dict)
    stay: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Pool:
    """``schools``: (unit, stratum) by code; ``excluded``: (unit, reason); ``barred``: (id of unit, id of person)."""

    schools: list[tuple[Unit, str]]
    excluded: list[tuple[Unit, str]]
    people: list[User]
    barred: list[tuple[int, int]]

    @property
    def sizes(self) -> dict[str, int]:
        """Stratum → how many stand in it, by name."""
        return dict(sorted(Counter(stratum for _, stratum in self.schools).items()))

    def takes(self, total: int) -> dict[str, int]:
        """``total`` over the strata by their size."""
        return shares(total, self.sizes)


def pool_of(county_code: str, wish: PoolWish) -> Pool:
    """The pool as it stands now. A number of queries that does not grow with the units.

    Only what the whole office may see goes in: a visit of another draw that was not opened yet leaves no trace here.
    """
    units = list(_wanted(county_code, wish))
    reasons = _reasons(county_code, units, wish)
    strata = _strata(county_code, units, wish)
    schools = [(unit, strata[unit.pk]) for unit in units if unit.pk not in reasons]
    people = list(people_for_draw(county_code, wish.from_on, wish.until_on).exclude(pk__in=wish.stay))
    return Pool(
        schools, [(unit, reasons[unit.pk]) for unit in units if unit.pk in reasons], people,
        recusals(county_code, people, [unit.pk for unit, _ in schools], wish.from_on),
    )  # fmt: skip


def people_for_draw(county_code: str, from_on: date, until_on: date):
    """Inspectors who hold their position and a certificate over all the days; by id."""
    able = Position.objects.on(from_on).filter(kind__in=INSPECTING, unit__county_code=county_code)
    able = able.exclude(until_on__lte=until_on).exclude(certificate_no="").exclude(certificate_until__lt=until_on)
    return User.objects.filter(pk__in=able.values("user"), is_active=True).order_by("pk")


def recusals(county_code: str, people, unit_ids, day: date) -> list[tuple[int, int]]:
    """(unit, person) who must not meet (《教育督导条例》第十条), in order of their ids."""
    ties = Ground(county_code, day).ties(day, [person.pk for person in people])
    known = set(unit_ids)
    return sorted((unit, person) for person, units in ties.items() for unit in units if unit in known)


def _wanted(county_code: str, wish: PoolWish):
    rows = Unit.objects.filter(county_code=county_code, kind__in=wish.kinds).open_on(wish.from_on).order_by("code")
    if wish.area is not None:
        rows = rows.under(wish.area, Relation.RESPONSIBILITY_AREA, wish.from_on)
    least, most = wish.pupils
    # A unit whose pupils nobody wrote down is not left away in silence: it is excluded with that reason.
    if least is not None:
        rows = rows.filter(Q(pupils=None) | Q(pupils__gte=least))
    if most is not None:
        rows = rows.filter(Q(pupils=None) | Q(pupils__lte=most))
    return [unit for unit in rows if _fits_stages(unit, wish.stages)]


def _fits_stages(unit: Unit, stages) -> bool:
    """Institutions have no stage and stand beside whatever stages are asked for."""
    return not stages or not unit.stages or bool(set(unit.stages) & set(stages))


def _reasons(county_code: str, units: list[Unit], wish: PoolWish) -> dict[int, str]:
    """Why a unit stands outside; what the office wrote comes first, then the strongest reason."""
    seen, arranged = _seen_lately(county_code, wish), _arranged(county_code, wish)
    found = {}
    for unit in units:
        if unit.pk in wish.left_out:
            found[unit.pk] = wish.left_out[unit.pk]
        elif unit.closed_on and unit.closed_on <= wish.until_on:
            found[unit.pk] = f"{full_day_words(unit.closed_on)}撤并"
        elif unit.pupils is None and wish.pupils != (None, None):
            found[unit.pk] = "没有登记学生数"
        elif unit.pk in seen:
            found[unit.pk] = f"{full_day_words(seen[unit.pk])}督导过"
        elif unit.pk in arranged:
            found[unit.pk] = "这段时间已经通知了有督导"
    return found


def _seen_lately(county_code: str, wish: PoolWish) -> dict[int, date]:
    """Unit → the day of its last visit. The monthly ones do not count: every school has them."""
    if not wish.rest_days:
        return {}
    since = wish.from_on - timedelta(days=wish.rest_days)
    rows = _own_visits(county_code).filter(visited_on__gte=since, opened_at__isnull=False).order_by("visited_on")
    return dict(rows.values_list("unit_id", "visited_on"))


def _arranged(county_code: str, wish: PoolWish) -> set[int]:
    """Units that were told of a visit ahead: two teams at one school are a burden. The reason stands in the public
    record, so whoever was not told yet must not learn it there."""
    rows = _own_visits(county_code).told().filter(
        state=VisitState.PLANNED, inspection__state=InspectionState.RUNNING,
        inspection__from_on__lte=wish.until_on, due_on__gte=wish.from_on,
    )  # fmt: skip
    return set(rows.order_by().values_list("unit_id", flat=True))


def _own_visits(county_code: str):
    return Visit.objects.filter(county_code=county_code).exclude(inspection__kind=InspectionKind.ROUTINE)


def _strata(county_code: str, units: list[Unit], wish: PoolWish) -> dict[int, str]:
    if wish.split != "area":
        return {unit.pk: _stratum(unit, wish.split) for unit in units}
    links = UnitLink.objects.on(wish.from_on).filter(
        upper__county_code=county_code, relation=Relation.RESPONSIBILITY_AREA
    )  # fmt: skip
    areas = dict(links.order_by().values_list("lower_id", "upper__name"))
    return {unit.pk: areas.get(unit.pk, NO_AREA) for unit in units}


def _stratum(unit: Unit, split: str) -> str:
    if split == "kind":
        return unit.get_kind_display()
    if split == "stage":
        return "、".join(SchoolStage(stage).label for stage in unit.stages) or unit.get_kind_display()
    return "全部"
