"""Where a 回头看 goes: the units at which an earlier inspection found something, settled or not."""

from dudao.areas.models import Unit
from dudao.ledger.enums import ProblemState, SourceKind
from dudao.ledger.models import Occurrence

from .models import Inspection


def troubled_units(inspection: Inspection) -> dict[int, int]:
    """Unit's key → how many problems the inspection found there; those that were a mistake do not count."""
    visits = {str(pk) for pk in inspection.visits.order_by("pk").values_list("pk", flat=True)}
    units = inspection.visits.values("unit")
    seen = Occurrence.objects.filter(
        kind=SourceKind.VISIT, problem__unit__in=units, seen_on__gte=inspection.from_on
    ).exclude(problem__state=ProblemState.VOID)
    found: dict[int, set] = {}
    rows = seen.order_by("pk").values_list("reference", "problem", "problem__unit")
    for reference, problem, unit in rows:
        if reference.partition(":")[0] in visits:
            found.setdefault(unit, set()).add(problem)
    return {unit: len(problems) for unit, problems in found.items()}


def units_to_look_back_at(inspection: Inspection, day) -> list[Unit]:
    """The same as units that are open on ``day``, by code."""
    return list(Unit.objects.open_on(day).filter(pk__in=troubled_units(inspection)).order_by("code"))
