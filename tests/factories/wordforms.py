"""Returned Word forms: the handed-out one, ticked and written in as a school would, twisted as suites and people do."""

import io
from collections.abc import Callable

from docx import Document
from docx.oxml.ns import qn

CODE, TEXT, SQUARES, NOTE, MEASURES, OWNER, DAY = 0, 1, 2, 6, 7, 8, 9
CELLS = {"code": CODE, "text": TEXT, "note": NOTE, "measures": MEASURES, "owner_name": OWNER, "due_on": DAY}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def opened(content: bytes):
    return Document(io.BytesIO(content))


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rows_of(document) -> list:
    """The rows that hold a point."""
    return [row for row in document.tables[0].rows if len(row._tr.tc_lst) == 10]


def cell_of(row, place: int):
    return row.cells[place]


def click(cell) -> None:
    """Tick a square as Word does: the state and what is drawn."""
    for box in cell._tc.iter(W14 + "checked"):
        box.set(W14 + "val", "1")
    next(text for text in cell._tc.iter(qn("w:t"))).text = "☑"


def ticked(content: bytes, answers: dict[int, dict] | None = None, *, skip: int = 0) -> bytes:
    """Every point ticked in its first square; ``answers`` maps the place of a point (from 0) to its square and words.

    ``skip`` leaves that many points at the end open.
    """
    document = opened(content)
    rows = rows_of(document)
    for place, row in enumerate(rows[: len(rows) - skip]):
        answer = dict((answers or {}).get(place, {}))
        square = answer.pop("square", 0)
        if square is not None:
            click(row.cells[SQUARES + square])
        for name, words in answer.items():
            row.cells[CELLS[name]].paragraphs[0].add_run(words)
    return saved(document)


def changed(content: bytes, change: Callable) -> bytes:
    """The form after ``change(document, rows)``."""
    document = opened(content)
    change(document, rows_of(document))
    return saved(document)


def put(cell, words: str) -> None:
    """The cell with nothing but these words: squares, controls and all gone."""
    for child in list(cell._tc):
        if child.tag != qn("w:tcPr"):
            cell._tc.remove(child)
    cell.add_paragraph(words)
