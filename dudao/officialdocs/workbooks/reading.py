"""A returned form: which form it is, and its rows, wherever columns and rows were moved."""

import io
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineWorkbook

from .days import day_of
from .guard import check_workbook
from .layout import COLUMNS
from .refusals import NO_HEADING, NOT_A_WORKBOOK, NOT_OURS
from .shapes import FORM_ID, FormId, RefusedWorkbook, ReturnedForm, ReturnedRow

NEEDED = {"code", "word", "note"}

Cell = Any
Rows = list[list[Cell]]


def read_form(content: bytes, *, today: date) -> ReturnedForm:
    """The form in ``content``. ``today`` gives the year to days written without one.

    :raises RefusedWorkbook: one sentence for whoever sent it.
    """
    check_workbook(content)
    sheets = _sheets(content)
    form_id = _form_id(sheets)
    for rows in sheets:
        for number, row in enumerate(rows):
            columns = _columns(row)
            if columns.keys() >= NEEDED:
                return ReturnedForm(form_id, tuple(_rows(rows[number + 1 :], columns, today)))
    raise RefusedWorkbook(NO_HEADING)


def _sheets(content: bytes) -> list[Rows]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except Exception:  # the library has one exception a fault and more than a dozen of them
        raise RefusedWorkbook(NOT_A_WORKBOOK) from None


def _form_id(sheets: list[Rows]) -> FormId:
    """From the hidden sheet, or from the line under the table where that sheet was left behind."""
    for rows in reversed(sheets):
        for row in rows:
            for cell in row:
                found = FORM_ID.search(cell) if isinstance(cell, str) else None
                if found:
                    return FormId(int(found[1]), found[2], found[3])
    raise RefusedWorkbook(NOT_OURS)


def _columns(row: list[Cell]) -> dict[str, int]:
    """Column name → its place in this row of headings; empty for a row that is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        text = "".join(cell.split()) if isinstance(cell, str) else ""
        for column in COLUMNS:
            if text.startswith(column.word) and len(text) <= len(column.word) + 20:
                found.setdefault(column.name, place)
    return found


def _rows(rows: Rows, columns: dict[str, int], today: date) -> list[ReturnedRow]:
    taken: dict[object, ReturnedRow] = {}
    for row in rows:
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        point_id, code = _number(cells.get("id", "")), _text(cells["code"])
        if point_id is None and (not code or not any(_text(cells.get(name, "")) for name in ("word", "text"))):
            continue
        read = ReturnedRow(
            point_id,
            code,
            _text(cells["word"]),
            _text(cells["note"]),
            _text(cells.get("measures", "")),
            _text(cells.get("owner_name", "")),
            _day(cells.get("due_on", ""), code, today),
        )
        key = point_id or code
        if key in taken and taken[key] != read:
            raise RefusedWorkbook(f"编号 {code} 在表里出现了两次，填得又不一样；请删掉一行再交。")
        taken[key] = read
    return list(taken.values())


def _text(cell: Cell) -> str:
    """A cell as text; suites turn "1.2" into a number and numbers into 1.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell).strip() if cell is not None else ""


def _number(cell: Cell) -> int | None:
    text = _text(cell)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 13 else None


def _day(cell: Cell, code: str, today: date) -> date | None:
    try:
        return day_of(cell, today=today)
    except ValueError:
        raise RefusedWorkbook(f"编号 {code} 的“哪天改好”认不出；请写成年-月-日，例如 2026-11-30。") from None
