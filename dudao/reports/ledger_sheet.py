"""The ledger as a workbook, with names cut short unless they are asked for (docs/adr/0015-names-in-exports.md)."""

from django.utils import timezone

from dudao.ledger.enums import ProblemState, Severity, SourceKind
from dudao.lib.masking import mask_names, mask_numbers
from dudao.officialdocs.writers.table_xlsx import Column, table_xlsx


def _label(choices):
    labels = dict(choices)
    return lambda value: labels.get(value, value)


def _same(value):
    return value


def _moment_day(value):
    return timezone.localdate(value) if value else None


# Title, width, kind → field of the row and how it reads. One table: what is exported stands here and nowhere else.
COLUMNS = (
    (Column("编号", 12), "number", _same),
    (Column("单位", 24), "unit__name", _same),
    (Column("问题", 44), "title", _same),
    (Column("要点", 10), "point_code", _same),
    (Column("来源", 12), "source", _label(SourceKind.choices)),
    (Column("轻重", 8), "severity", _label(Severity.choices)),
    (Column("状态", 10), "state", _label(ProblemState.choices)),
    (Column("发现日期", 12, "day"), "found_on", _same),
    (Column("整改措施", 40), "measures", _same),
    (Column("责任人", 12), "owner_name", _same),
    (Column("整改期限", 12, "day"), "due_on", _same),
    (Column("报整改", 12, "day"), "submitted_at", _moment_day),
    (Column("整改结果", 40), "result", _same),
    (Column("销号日期", 12, "day"), "closed_at", _moment_day),
    (Column("备注", 24), "remark", _same),
)
# How these read in a list without names: owner_name is a person, the rest are texts in which numbers may stand.
MASKED = {
    "owner_name": mask_names, "title": mask_numbers, "measures": mask_numbers, "result": mask_numbers,
    "remark": mask_numbers,
}  # fmt: skip


def ledger_sheet(rows, *, names: bool = False, tips: bool = True) -> tuple[bytes, int]:
    """(workbook, number of rows) of a queryset of problems, in its order, read in one pass. Without ``tips`` they read
    as entered by the office."""
    fields = [field for _, field, _ in COLUMNS]
    readings = [reading if names else MASKED.get(field, reading) for _, field, reading in COLUMNS]
    if not tips:
        readings[fields.index("source")] = _label(
            {**dict(SourceKind.choices), SourceKind.LEAD: SourceKind.OFFICE.label}
        )
    read = (
        [reading(value) for reading, value in zip(readings, row, strict=True)]
        for row in rows.values_list(*fields).iterator(chunk_size=2000)
    )
    return table_xlsx("问题台账", [column for column, _, _ in COLUMNS], read)
