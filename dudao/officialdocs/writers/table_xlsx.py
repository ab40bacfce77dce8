"""A long list as a workbook, row by row, so that ten thousand rows cost no memory."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters; ``kind`` is text or day."""

    title: str
    width: float = 12
    kind: str = "text"


def table_xlsx(name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> tuple[bytes, int]:
    """(workbook, number of rows) with a head that stays in sight and can be filtered.

    Text is never taken for a formula, so a problem that begins with "=" stays a text.
    """
    target = io.BytesIO()
    count = 0
    with xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        plain = book.add_format({"valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        head = book.add_format({"bold": True, "bottom": 1})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, day if column.kind == "day" else plain)
        sheet.write_row(0, 0, [column.title for column in columns], head)
        sheet.freeze_panes(1, 0)
        writers = [_day_writer(sheet, day) if column.kind == "day" else sheet.write_string for column in columns]
        for count, row in enumerate(rows, 1):
            for place, (write, value) in enumerate(zip(writers, row, strict=True)):
                if value:
                    write(count, place, value)
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    return target.getvalue(), count


def _day_writer(sheet: Any, style: Any) -> Any:
    def write(line: int, place: int, value: date) -> None:
        sheet.write_datetime(line, place, value, style)

    return write
