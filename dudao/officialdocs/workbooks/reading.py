"""A returned form: which form it is, and its rows, wherever columns and rows were moved."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from python_calamine import CalamineWorkbook

from ..answerforms.columns import columns_in
from ..answerforms.rows import returned_rows
from ..answerforms.shapes import FORM_ID, FormId, RefusedForm, ReturnedForm
from .guard import check_workbook
from .refusals import NO_HEADING, NOT_A_WORKBOOK, NOT_OURS

Cell = Any
Rows = list[list[Cell]]


def read_form(content: bytes, *, today: date) -> ReturnedForm:
    """The form in ``content``. ``today`` gives the year to days written without one.

    :raises RefusedForm: one sentence for whoever sent it.
    """
    check_workbook(content)
    sheets = _sheets(content)
    form_id = _form_id(sheets)
    for rows in sheets:
        for number, row in enumerate(rows):
            columns = columns_in(row)
            if columns:
                return ReturnedForm(form_id, returned_rows(_cells(rows[number + 1 :], columns), today=today))
    raise RefusedForm(NO_HEADING)


def _sheets(content: bytes) -> list[Rows]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except Exception:  # the library has one exception a fault and more than a dozen of them
        raise RefusedForm(NOT_A_WORKBOOK) from None


def _form_id(sheets: list[Rows]) -> FormId:
    """From the hidden sheet, or from the line under the table where that sheet was left behind."""
    for rows in reversed(sheets):
        for row in rows:
            for cell in row:
                found = FORM_ID.search(cell) if isinstance(cell, str) else None
                if found:
                    return FormId(int(found[1]), found[2], found[3])
    raise RefusedForm(NOT_OURS)


def _cells(rows: Rows, columns: dict[str, int]) -> Iterator[dict[str, Cell]]:
    for row in rows:
        yield {name: row[place] if place < len(row) else "" for name, place in columns.items()}
