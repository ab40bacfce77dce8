"""Returned forms: the handed-out workbook, filled in as a school would, and twisted as suites and people do."""

import io

from openpyxl import load_workbook

COLUMNS = {"id": 1, "code": 2, "text": 3, "word": 4, "note": 5, "measures": 6, "owner_name": 7, "due_on": 8}
FIRST = 5


def opened(content: bytes):
    return load_workbook(io.BytesIO(content))


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(book) -> list[int]:
    """The row numbers that hold a point."""
    sheet = book.worksheets[0]
    return [n for n in range(FIRST, sheet.max_row + 1) if isinstance(sheet.cell(n, COLUMNS["id"]).value, int)]


def filled(content: bytes, answers: dict[int, dict] | None = None, *, skip: int = 0) -> bytes:
    """Every point answered with the first word of its list; ``answers`` maps the place of a point (from 0) to cells.

    ``skip`` leaves that many points at the end open.
    """
    book = opened(content)
    sheet = book.worksheets[0]
    best = {cell: rule.formula1.strip('"').split(",")[0] for rule in sheet.data_validations.dataValidation
            for cell in str(rule.sqref).split()}  # fmt: skip
    rows = rows_of(book)
    for place, number in enumerate(rows[: len(rows) - skip]):
        cells = {"word": best[f"D{number}"]} | (answers or {}).get(place, {})
        for name, value in cells.items():
            sheet.cell(number, COLUMNS[name]).value = value
    return saved(book)
