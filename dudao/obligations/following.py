"""What the schemes in force ask on a day beside what is owed: new, moved, withdrawn, or as it was. The same table is
said in the preview and done when the version takes effect."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.schemes.enums import DutyKind, VersionState
from dudao.schemes.models import Duty, SchemeVersion, reference_of
from dudao.schemes.planning import Plan, plan_of
from dudao.schemes.predecessors import ended_scheme, predecessor_of, versions_beside
from dudao.schemes.twins import lineages_of

from .asked_rows import Row, debts_of, lineage_of, rows_of
from .enums import ObligationKind, ObligationState
from .models import Obligation

KINDS = (ObligationKind.KEY_TASK, ObligationKind.REPORT)


@dataclass
class Changes:
    """``rows``: all that is asked, by key. ``fresh`` is owed for the first time, or ``again`` after it was withdrawn,
    ``moved`` gets another due day, ``reworded`` only other words, ``withdrawn`` is asked no more, ``done`` stays done,
    ``kept`` stays open."""

    rows: dict[tuple, Row] = field(default_factory=dict)
    fresh: list[Row] = field(default_factory=list)
    again: list[Row] = field(default_factory=list)
    moved: list[tuple[Obligation, Row]] = field(default_factory=list)
    reworded: list[tuple[Obligation, Row]] = field(default_factory=list)
    withdrawn: list[Obligation] = field(default_factory=list)
    kept: list[Obligation] = field(default_factory=list)
    done: list[Obligation] = field(default_factory=list)
    shared: int = 0

    @property
    def fresh_entries(self) -> set[str]:
        return {row.entry for row in self.fresh}


def changes_of(version: SchemeVersion, on: date, units: list[Unit], plan: Plan) -> Changes:
    """``on``: the day of the register, whose ``units`` are asked; ``plan``: of ``version`` on it. Works for a draft,
    whose lineages are those that were confirmed or are proposed, and for a version that was put in force."""
    begins = version.in_force_on or on
    office = next((unit for unit in units if unit.kind == UnitKind.SUPERVISION_OFFICE), None)
    lineages, before = _lineages(version), _references_before(version)
    own = rows_of(plan, lineages, office, begins)
    beside = _beside(version, on, units, office, before | {row.reference for row in own})
    changes = Changes(rows=_once([*own, *beside]))
    mine = {row.key for row in own}
    changes.shared = len({row.key for row in beside if row.key in mine})
    owed = _owed(version.county_code, before | {row.reference for row in own})
    debts = {key[:3] for key in changes.rows} | debts_of(plan, lineages)
    _sort(changes, mine, owed, Still(begins, debts, _unsure(plan, lineages)))
    return changes


def _unsure(plan: Plan, lineages: Mapping[object, UUID]) -> set[str]:
    """References of duties in which a name stands that the register lacks: it may be that of a unit that owes it."""
    found = (lineage_of(duty, lineages) for duty in plan.duties if duty.unmatched)
    return {reference_of(lineage) for lineage in found if lineage}


def _lineages(version: SchemeVersion) -> Mapping[object, UUID]:
    """By entry of the draft, or by kind and order of a version with rows."""
    if version.state == VersionState.DRAFT:
        return lineages_of(version)
    return {(duty.kind, duty.order): duty.lineage for duty in version.duties.all()}


def _beside(version: SchemeVersion, on: date, units, office: Unit | None, concerned: set[str]) -> list[Row]:
    """What other schemes in force ask under the same references, or under those that this version leaves."""
    rows = []
    for other in versions_beside(version, on):
        held = _lineages(other)
        if concerned & {reference_of(lineage) for lineage in held.values()}:
            asked = rows_of(plan_of(other, on, units), held, office, other.in_force_on)
            rows += [row for row in asked if row.reference in concerned]
    return rows


def _once(rows: Iterable[Row]) -> dict[tuple, Row]:
    """Asked twice it is owed once, with the earlier due day."""
    found: dict[tuple, Row] = {}
    for row in rows:
        held = found.get(row.key)
        if held is None or (row.due_on is not None and (held.due_on is None or row.due_on < held.due_on)):
            found[row.key] = row if held is None else held._replace(due_on=row.due_on, due_words=row.due_words)
    return found


def _references_before(version: SchemeVersion) -> set[str]:
    """Of what the versions asked that this one comes after."""
    before = predecessor_of(version)
    schemes = {version.scheme_id, ended_scheme(version)} | ({before.scheme_id} if before else set())
    duties = Duty.objects.filter(version__scheme__in=schemes - {None}).exclude(version=version)
    duties = duties.exclude(kind=DutyKind.DEPARTMENT_DUTY).exclude(version__state=VersionState.CALLED_OFF)
    return {reference_of(lineage) for lineage in duties.order_by().values_list("lineage", flat=True)}


def _owed(county_code: str, references: set[str]) -> list[Obligation]:
    rows = Obligation.objects.filter(county_code=county_code, kind__in=KINDS, reference__in=references)
    return list(rows.select_related("debtor").order_by("pk"))


class Still(NamedTuple):
    """Why something stays open although nothing asks for exactly it. ``debts``: all that is asked at all; ``unsure``:
    references in which a name stands that the register lacks."""

    begins: date
    debts: set[tuple]
    unsure: set[str]

    def stays(self, obligation: Obligation, debt: tuple) -> bool:
        """A month that was due under the version before, or a unit that may only be called otherwise by now."""
        overdue = bool(obligation.period) and obligation.due_on is not None and obligation.due_on < self.begins
        return overdue if debt in self.debts else obligation.reference in self.unsure


def _sort(changes: Changes, mine: set[tuple], owed: list[Obligation], still: Still) -> None:
    known = {(row.debtor_id, row.kind, row.reference, row.period): row for row in owed}
    for key, obligation in known.items():
        row = changes.rows.get(key)
        if obligation.state == ObligationState.DONE:
            changes.done += [obligation] if row else []
        elif obligation.state == ObligationState.WITHDRAWN:
            changes.again += [row] if row and key in mine else []
        elif row is not None:
            _sort_open(changes, obligation, row)
        elif still.stays(obligation, key[:3]):
            changes.kept.append(obligation)
        else:
            changes.withdrawn.append(obligation)
    new = [row for key, row in changes.rows.items() if key in mine and key not in known]
    changes.fresh = [*changes.again, *new]


def _sort_open(changes: Changes, obligation: Obligation, row: Row) -> None:
    if obligation.due_on != row.due_on:
        changes.moved.append((obligation, row))
    elif (obligation.title, obligation.due_words) != (row.title[:200], row.due_words[:120]):
        changes.reworded.append((obligation, row))
    else:
        changes.kept.append(obligation)
