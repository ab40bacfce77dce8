"""Areas with more schools than one may hold, and inspectors who look after more than they should."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink

from .facts import Ground
from .law import Rule


@dataclass(frozen=True)
class Crowded:
    """``key`` of the area or the person, its name, and how many schools."""

    key: int
    name: str
    schools: int


@dataclass(frozen=True)
class Crowds:
    """Each with the rule that they break; nothing where none is set or nobody breaks it."""

    areas: list[Crowded]
    area_rule: Rule | None
    inspectors: list[Crowded]
    inspector_rule: Rule | None


def above(counted: dict[int, int], rule: Rule | None) -> list[int]:
    """The keys whose number is above the rule, the most first. Pure."""
    if rule is None or not rule.value:
        return []
    return sorted((key for key, number in counted.items() if number > rule.value), key=lambda key: (-counted[key], key))


def crowds(county_code: str, day: date) -> Crowds:
    """Of a county on a day: schools by the links of that day, inspectors by their postings."""
    ground = Ground(county_code, day)
    area_rule, inspector_rule = ground.rules.find("schools_an_area"), ground.rules.find("schools_an_inspector")
    links = UnitLink.objects.on(day).filter(
        upper__county_code=county_code, relation=Relation.RESPONSIBILITY_AREA, lower__kind=UnitKind.SCHOOL,
        lower__in=Unit.objects.filter(county_code=county_code).open_on(day),
    )  # fmt: skip
    schools = Counter(links.order_by("pk").values_list("upper", flat=True))
    many, busy = above(schools, area_rule), above(ground.schools, inspector_rule)
    areas = Unit.objects.in_bulk(many)
    people = {key: seat.user.name for key, seat in ground.seats.items() if key in busy}
    return Crowds(
        [Crowded(key, areas[key].label, schools[key]) for key in many], area_rule,
        [Crowded(key, people[key], ground.schools[key]) for key in busy if key in people], inspector_rule,
    )  # fmt: skip
