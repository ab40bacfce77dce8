"""What a scheme asks of whom, as rows to be owed."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.schemes.enums import Asked, DutyKind
from dudao.schemes.models import reference_of
from dudao.schemes.planning import Plan, PlannedDuty

from .enums import ObligationKind

OWED_AS = {DutyKind.KEY_TASK: ObligationKind.KEY_TASK, DutyKind.REPORTING: ObligationKind.REPORT}
REPORT_MINUTES = 20  # until the office says better: a month-end sheet of a few rows


class Row(NamedTuple):
    """One thing that one unit owes; the names are those of ``services.owe``. ``entry``: of the draft, or of the draft
    that the version was."""

    debtor: Unit
    kind: str
    reference: str
    period: str
    title: str
    due_on: date | None
    due_words: str
    minutes: int
    creditor: Unit | None
    entry: str

    @property
    def key(self) -> tuple:
        return self.debtor.pk, self.kind, self.reference, self.period

    def owed(self) -> dict:
        """As ``services.owe_many`` takes it."""
        return {name: value for name, value in self._asdict().items() if name != "entry"}


def rows_of(plan: Plan, lineages: Mapping[object, UUID], office: Unit | None, on: date) -> list[Row]:
    """``lineages`` by entry id or by (kind, order); a duty that is in neither begins one of its own."""
    rows = []
    for planned in plan.duties:
        if planned.asked == Asked.REPORT and planned.kind in OWED_AS:
            rows += _of_duty(planned, reference_of(lineage_of(planned, lineages) or uuid4()), office, on)
    return rows


def debts_of(plan: Plan, lineages: Mapping[object, UUID]) -> set[tuple]:
    """(debtor's key, kind, reference) of all that is asked at all, also where the months to report for are gone by."""
    return {
        (unit.pk, OWED_AS[planned.kind], reference_of(lineage))
        for planned in plan.duties
        if planned.asked == Asked.REPORT and planned.kind in OWED_AS and (lineage := lineage_of(planned, lineages))
        for unit in planned.units
        if is_asked(unit, planned.kind)
    }


def lineage_of(planned: PlannedDuty, lineages: Mapping[object, UUID]) -> UUID | None:
    return lineages.get(planned.entry_id) or lineages.get((planned.kind, planned.order))


def _of_duty(planned: PlannedDuty, reference: str, office: Unit | None, on: date) -> list[Row]:
    kind = OWED_AS[planned.kind]
    minutes = REPORT_MINUTES if kind == ObligationKind.REPORT else 0
    return [
        Row(unit, kind, reference, period, title_of(planned), day, planned.due_words, minutes, office,
            planned.entry_id)
        for period, day in planned.dues(on)
        for unit in planned.units
        if is_asked(unit, planned.kind)
    ]  # fmt: skip


def is_asked(unit: Unit, kind: str) -> bool:
    """The office does not report to itself; its tasks are its own."""
    return unit.kind != UnitKind.SUPERVISION_OFFICE or kind == DutyKind.KEY_TASK


def title_of(planned: PlannedDuty) -> str:
    return planned.text if planned.kind == DutyKind.KEY_TASK else f"报送{planned.text}"
