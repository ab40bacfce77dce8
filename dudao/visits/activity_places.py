"""At which schools something that is counted was done, by anybody: the office sees places, each inspector himself."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit

from .activities import method_of, span
from .enums import DONE
from .models import ActivityRule, Visit
from .readers import Reader


@dataclass(frozen=True)
class ActivityPlace:
    """``noted`` by hand and ``recorded`` as a way of looking in records of visits, each time counted once. ``unit``
    None: noted without saying where."""

    unit: Unit | None
    noted: int
    recorded: int

    @property
    def times(self) -> int:
        return self.noted + self.recorded


def places_of(reader: Reader, rule: ActivityRule, day: date) -> list[ActivityPlace]:
    """The schools that are open, by their codes, also those at which it was not done; then every other place."""
    noted, recorded = _counted(reader, rule, day)
    done = Q(pk__in=[key for key in noted | recorded if key])
    asked = Q(pk__in=Unit.objects.filter(kind=UnitKind.SCHOOL).open_on(day).values("pk"))
    units = Unit.objects.visible_to(reader.scope).filter(done | asked).order_by("-kind", "code")
    places = [ActivityPlace(unit, noted[unit.pk], recorded[unit.pk]) for unit in units]
    return places + ([ActivityPlace(None, noted[None], 0)] if noted[None] else [])


def times_of(reader: Reader, rule: ActivityRule, day: date) -> int:
    """How often in all, in the period that runs."""
    return sum(sum(counted.values()) for counted in _counted(reader, rule, day))


def _counted(reader: Reader, rule: ActivityRule, day: date) -> tuple[Counter, Counter]:
    """(Unit's key → times noted by hand; unit's key → visits whose record names the way of looking, where nobody noted
    it on that day)."""
    found, noted, recorded = span(rule.county_code, rule.period, day), Counter[int | None](), Counter[int | None]()
    if found is None:
        return noted, recorded
    visits = Visit.objects.visible_to(reader)
    rows = rule.done.filter(Q(visit=None) | Q(visit__in=visits.values("pk")), on__range=found).order_by("pk")
    known = set()
    for unit, on, times in rows.values_list("unit", "on", "times"):
        noted[unit] += times
        known.add((unit, on))
    method = method_of(rule.name)
    went = visits.filter(state__in=DONE, visited_on__range=found) if method else visits.none()
    for unit, on, methods in went.order_by("pk").values_list("unit", "visited_on", "methods"):
        recorded[unit] += method in methods and (unit, on) not in known
    return noted, recorded
