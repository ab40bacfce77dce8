"""How a finding is put together: stop or warning, with the paper and the units that it is about. Pure."""

from collections.abc import Iterable

from ..enums import InspectionKind
from ..wanted import Wanted
from ..weighing import Finding, Place, named


def stop(words: str, rule=None, units: Iterable[int] = ()) -> Finding:
    return Finding(True, words, rule.source if rule else "", tuple(units))


def warn(words: str, rule=None, units: Iterable[int] = ()) -> Finding:
    return Finding(False, words, rule.source if rule else "", tuple(units))


def places_of(places: Iterable[Place]) -> tuple[str, tuple[int, ...]]:
    known = list(places)
    return named(place.label for place in known), tuple(place.pk for place in known)


def kind_label(wanted: Wanted) -> str:
    return InspectionKind(wanted.kind).label if wanted.kind in InspectionKind.values else "这种督导"
