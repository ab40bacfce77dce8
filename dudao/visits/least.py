"""The least number of ordinary visits of a term (《教育督导条例》第十四条): who has how many, and who will miss it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit
from dudao.calendars.models import Term

from .enums import ORDINARY, InspectionKind
from .law import Rule, Rules
from .months import first_of, next_month, term_among, terms_of
from .taking_time import known_visits
from .weighing import NAMED, Late


@dataclass(frozen=True)
class Behind:
    """``rows``: (unit, visits of this term done or arranged) of schools that have fewer than ``rule`` asks, the fewest
    first. ``tight``: with one round in each month that is left they would not reach it any more."""

    term: Term
    rule: Rule
    rows: list[tuple[Unit, int]]
    tight: bool


def cannot_reach(had: int, least: int, *, months_left: int, a_month: int) -> bool:
    """Whether ``had`` visits, and ``a_month`` in each month that is left, stay below ``least``. Pure."""
    return had + months_left * max(1, a_month) < least


def behind(county_code: str, day: date) -> Behind | None:
    """Schools with fewer visits than the term asks, as everybody may know them; None out of term or without a rule."""
    known = _term_and_rule(county_code, day)
    if known is None:
        return None
    term, rule = known
    had = counted(county_code, term)
    open_ones = Unit.objects.filter(county_code=county_code, kind=UnitKind.SCHOOL).open_on(day)
    rows = [(unit, had.get(unit.pk, 0)) for unit in open_ones.order_by("code", "pk")]
    few = sorted((row for row in rows if row[1] < rule.value), key=lambda row: row[1])
    tight = bool(few) and cannot_reach(few[0][1], rule.value, **_left(county_code, term, day))
    return Behind(term, rule, few, tight)


def too_late_after(county_code: str, month: date, *, arranged: Iterable[int], area=None) -> Late | None:
    """The schools that will not reach the number if in ``month`` only the units ``arranged`` (keys) are visited. None
    where there is still time for everybody: then nobody is counted. ``area``: only its schools, for its lead sees no
    others."""
    known = _term_and_rule(county_code, month)
    if known is None:
        return None
    term, rule = known
    left = _left(county_code, term, month)
    if not cannot_reach(0, rule.value, **left):
        return None
    had, now = counted(county_code, term), set(arranged)
    schools = Unit.objects.filter(county_code=county_code, kind=UnitKind.SCHOOL).open_on(month)
    if area is not None:
        schools = schools.under(area, Relation.RESPONSIBILITY_AREA, month)
    short = [
        pk
        for pk in schools.order_by("code", "pk").values_list("pk", flat=True)
        if cannot_reach(had.get(pk, 0) + (pk in now), rule.value, **left)
    ]
    names = [unit.label for unit in Unit.objects.filter(pk__in=short[:NAMED]).order_by("code", "pk")]
    return Late(rule, tuple(names), len(short)) if short else None


def counted(county_code: str, term: Term) -> dict[int, int]:
    """Unit's key → ordinary visits of the term, done or arranged, but for hidden ones that are not opened."""
    rows = known_visits(county_code, None).filter(
        inspection__kind__in=ORDINARY, month__range=(first_of(term.starts_on), first_of(term.ends_on))
    )
    return dict(rows.order_by().values_list("unit").annotate(Count("pk")))


def _term_and_rule(county_code: str, day: date) -> tuple[Term, Rule] | None:
    rule = Rules(county_code, day).find("visits_a_term", InspectionKind.ROUTINE)
    term = term_among(terms_of(county_code), day)
    return (term, rule) if term and rule and rule.value else None


def _left(county_code: str, term: Term, day: date) -> dict[str, int]:
    """Months of the term after that of ``day``, and how many visits each may hold."""
    month, last, left = next_month(first_of(day)), first_of(term.ends_on), 0
    while month <= last:
        month, left = next_month(month), left + 1
    return {"months_left": left, "a_month": Rules(county_code, day).number("visits_a_month", InspectionKind.ROUTINE)}
