"""Rounds of one inspection (E04): where a 回头看 goes, what a round found and what is still open of it."""

from dataclasses import dataclass

from dudao.areas.models import Unit
from dudao.ledger.enums import SETTLED, ProblemState, SourceKind
from dudao.ledger.models import Occurrence, Problem

from .enums import InspectionState
from .models import Inspection, Visit
from .readers import Reader
from .references import visit_in


def problems_found(inspection: Inspection, visits=None) -> dict[int, int]:
    """Problem's key → its unit's key, of what the inspection (or those ``visits`` of it) found or saw again; those that
    were a mistake do not count."""
    visits = inspection.visits.all() if visits is None else visits
    keys = {str(pk) for pk in visits.order_by("pk").values_list("pk", flat=True)}
    seen = Occurrence.objects.filter(
        kind=SourceKind.VISIT, problem__unit__in=visits.values("unit"), seen_on__gte=inspection.from_on
    ).exclude(problem__state=ProblemState.VOID)
    rows = seen.order_by("pk").values_list("reference", "problem", "problem__unit")
    return {problem: unit for reference, problem, unit in rows if visit_in(reference) in keys}


def units_to_look_back_at(inspection: Inspection, day) -> list[Unit]:
    """The units at which it found something, settled or not, that are open on ``day``, by code."""
    units = set(problems_found(inspection).values())
    return list(Unit.objects.open_on(day).filter(pk__in=units).order_by("code"))


def found_by(inspection: Inspection, reader: Reader, *, only_open: bool = False) -> list[Problem]:
    """The problems it found, as far as ``reader`` may know them, by unit; ``only_open``: what is not put right yet."""
    visits = Visit.objects.visible_to(reader).filter(inspection=inspection)
    rows = Problem.objects.visible_to(reader.scope).filter(pk__in=list(problems_found(inspection, visits)))
    rows = rows.unsettled() if only_open else rows
    return list(rows.select_related("unit").order_by("unit__name", "number"))


@dataclass(frozen=True)
class Link:
    """One inspection of a chain. ``nth`` counts from 1; ``open`` is what is not put right of all that it ``found``."""

    inspection: Inspection
    nth: int
    found: int
    open: int


def rounds_of(inspection: Inspection, reader: Reader) -> list[Link]:
    """The first inspection and everything that looked back at it or at one of its followers, as far as ``reader`` may
    know; empty where nothing looks back."""
    seen = Inspection.objects.visible_to(reader).exclude(state=InspectionState.WITHDRAWN)
    chain = {row.pk: row for row in _upward(inspection, seen)}
    fresh = set(chain)
    while fresh:
        followers = seen.filter(looks_back_at__in=fresh).order_by("from_on", "pk")
        fresh = {row.pk for row in followers} - set(chain)
        chain |= {row.pk: row for row in followers if row.pk in fresh}
    if len(chain) < 2:
        return []
    ordered = sorted(chain.values(), key=lambda row: (row.from_on, row.pk))
    return [_link(row, nth, reader) for nth, row in enumerate(ordered, 1)]


def _upward(inspection: Inspection, seen) -> list[Inspection]:
    """The inspection and those that it looks back at, each once."""
    rows = {inspection.pk: inspection}
    step = seen.filter(pk=inspection.looks_back_at_id).first()
    while step is not None and step.pk not in rows:
        rows[step.pk] = step
        step = seen.filter(pk=step.looks_back_at_id).first()
    return list(rows.values())


def _link(inspection: Inspection, nth: int, reader: Reader) -> Link:
    found = found_by(inspection, reader)
    return Link(inspection, nth, len(found), sum(row.state not in SETTLED for row in found))
