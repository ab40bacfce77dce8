"""Reads of the ledger used by two callers or more."""

from datetime import date

from django.db.models import Q

from dudao.accounts.enums import OFFICE_KINDS, PositionKind
from dudao.accounts.models import Posting, User
from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.areas.queries import uppers_on
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation
from dudao.obligations.queries import members_of
from dudao.schemes.models import Checkpoint, SchemeVersion

from .models import Problem, Step


def area_of(unit: Unit, day: date) -> Unit | None:
    """The responsibility area of a unit on ``day``; of one that was merged, that of its successor."""
    links = UnitLink.objects.on(day).filter(relation=Relation.RESPONSIBILITY_AREA).select_related("upper")
    for one in _with_successors(unit):
        link = links.filter(lower=one).first()
        if link:
            return link.upper
    return None


def _with_successors(unit: Unit):
    """The unit, then the one into which it was merged, and so on; where two name one another, each once."""
    seen: set[int] = set()
    step: Unit | None = unit
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        yield step
        step = step.successor


def judging_body(unit: Unit, day: date) -> Unit | None:
    """Who owes the recheck: the responsibility area, or the office where there is none."""
    return area_of(unit, day) or _office(unit.county_code, day)


def judging_bodies(county_code: str, units, day: date) -> dict[int, Unit]:
    """The same for many units of a county, by their ids; two queries. Left out: a unit that nobody judges."""
    office = _office(county_code, day)
    standing_in = {unit.pk: office for unit in units} if office else {}
    return standing_in | uppers_on(units, Relation.RESPONSIBILITY_AREA, day)


def _office(county_code: str, day: date) -> Unit | None:
    rows = Unit.objects.filter(county_code=county_code, kind=UnitKind.SUPERVISION_OFFICE).open_on(day)
    return rows.order_by("id").first()


def judges_of(unit: Unit, body: Unit | None, day: date):
    """The people who are told that a recheck waits at ``body`` (of judging_body): area lead and posted inspectors, or
    the office."""
    if body is None:
        return User.objects.none()
    if body.kind == UnitKind.SUPERVISION_OFFICE:
        return members_of([body.pk], day, OFFICE_KINDS)
    leads = members_of([body.pk], day, [PositionKind.AREA_LEAD]).values("pk")
    posted = Posting.objects.on(day).filter(unit__in=list(_with_successors(unit))).values("position__user_id")
    return User.objects.filter(Q(pk__in=leads) | Q(pk__in=posted), is_active=True)


def visible_problems(scope):
    """Where every page about problems begins."""
    return Problem.objects.visible_to(scope)


def life_of(problem: Problem) -> list[Step]:
    """All steps of a problem, oldest first, with who did them."""
    return list(problem.steps.select_related("by"))


def points_in_force(county_code: str, today: date):
    """The points of the schemes that are in force, in the order of their documents."""
    return (
        Checkpoint.objects.filter(version__in=SchemeVersion.objects.filter(county_code=county_code).in_force(today))
        .select_related("version")
        .order_by("version_id", "order", "pk")
    )


def rectification_of(problems: list[Problem]) -> dict[int, Obligation]:
    """The open rectification that each problem's unit owes, by the problem's primary key."""
    rows = Obligation.objects.open().filter(
        kind=ObligationKind.RECTIFY, reference__in=[str(problem.pk) for problem in problems]
    )
    return {int(row.reference): row for row in rows.select_related("debtor")}


def units_to_register(scope, today: date, kinds):
    """The units within scope about which a problem may be entered today."""
    return Unit.objects.visible_to(scope).filter(kind__in=kinds).open_on(today).order_by("kind", "code", "pk")


def open_problems_at(county_code: str, lineages) -> dict[str, list[str]]:
    """Lineage → the numbers of the problems that are not closed there, in the order of their finding."""
    rows = Problem.objects.unsettled().filter(county_code=county_code, lineage__in=list(lineages))
    found: dict[str, list[str]] = {}
    for lineage, number in rows.order_by("found_on", "pk").values_list("lineage", "number"):
        found.setdefault(str(lineage), []).append(number)
    return found
