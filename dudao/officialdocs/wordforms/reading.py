"""A returned Word form: which form it is, and its rows, wherever they were moved and whichever suite saved it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from ..answerforms.columns import columns_in
from ..answerforms.limits import MAX_TEXT
from ..answerforms.rows import returned_rows
from ..answerforms.shapes import FORM_ID, FormId, RefusedForm, ReturnedForm
from ..readers.container import WORD
from ..readers.errors import SecretDocument
from ..readers.guard import refuse_secret, refuse_starred
from .guard import Opened
from .marks import answered
from .refusals import MANY_FORMS, NO_HEADING, NOT_OURS, TOO_LARGE
from .words import text_of

WRAPPERS = {WORD + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
HIDDEN_ID = re.compile(r"dudao[:_](\d{1,12})(?::\d)?")
MOST_ROWS, MOST_COLUMNS = 3000, 64
FIRST_LINES = 40  # in which a secrecy marking may stand

Row = list[tuple[etree._Element, str]]  # one (cell, text) for every column of the grid, a wide cell several times


def read_form(content: bytes, *, today: date) -> ReturnedForm:
    """The form in ``content``, a .docx. ``today`` gives the year to days written without one.

    :raises RefusedForm: one sentence for whoever sent it.
    """
    opened = Opened(content)
    body = opened.document.find(WORD + "body")
    if body is None:
        raise RefusedForm(NO_HEADING)
    lines = [text_of(element) for element in _within(body, WORD + "p", WORD + "tbl")]
    aside = [text_of(part) or "".join(part.itertext()) for part in opened.aside]
    _refuse_secret(lines, aside)
    form_id = _form_id([*lines, *aside])
    tables = [_rows(table) for table in _within(body, WORD + "tbl")]
    if not any(columns_in([text for _, text in row]) for rows in tables for _, row in rows):
        raise RefusedForm(NO_HEADING)
    return ReturnedForm(form_id, returned_rows(_cells(tables), today=today))


def _refuse_secret(lines: list[str], aside: list[str]) -> None:
    try:
        refuse_secret([*lines[:FIRST_LINES], *aside])
        refuse_starred(lines)
    except SecretDocument as secret:
        raise RefusedForm(secret.sentence) from None


def _form_id(texts: list[str]) -> FormId:
    """From under the table, the foot of the page or the properties of the file: each may have been lost."""
    found = {(match[1], match[2], match[3]) for text in texts for match in FORM_ID.finditer(text)}
    if not found:
        raise RefusedForm(NOT_OURS)
    if len(found) > 1:
        raise RefusedForm(MANY_FORMS.format(len(found)))
    number, code, digest = found.pop()
    return FormId(int(number), code, digest)


def _within(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Children with one of the tags, also those inside controls and insertions."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _within(child, *tags)


def _rows(table: etree._Element) -> list[tuple[etree._Element, Row]]:
    """(element, cells) of each row, those struck out in tracked changes left out."""
    found = []
    for element in _within(table, WORD + "tr"):
        if element.find(f"{WORD}trPr/{WORD}del") is None:
            found.append((element, _grid(element)))
    if len(found) > MOST_ROWS:
        raise RefusedForm(TOO_LARGE)
    return found


def _grid(element: etree._Element) -> Row:
    row: Row = []
    for cell in _within(element, WORD + "tc"):
        span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
        across = str(span.get(WORD + "val")) if span is not None else "1"
        text = text_of(cell)
        if len(text) > MAX_TEXT or len(row) > MOST_COLUMNS:
            raise RefusedForm(TOO_LARGE)
        row += [(cell, text)] * (min(int(across), MOST_COLUMNS) if across.isdecimal() else 1)
    return row


def _cells(tables: list[list[tuple[etree._Element, Row]]]) -> Iterator[dict[str, Any]]:
    """Name of column → cell; a table that was cut in two goes on with the heading of the first."""
    columns: dict[str, int] = {}
    squares = 1
    for rows in tables:
        for element, row in rows:
            heading = columns_in([text for _, text in row])
            if heading:
                columns, squares = heading, _width(row, heading["word"])
            elif columns:
                yield _named(element, row, columns, squares)


def _width(row: Row, place: int) -> int:
    """How many columns the heading over the squares covers."""
    return sum(cell is row[place][0] for cell, _ in row)


def _named(element: etree._Element, row: Row, columns: dict[str, int], squares: int) -> dict[str, Any]:
    texts = [text for _, text in row]
    cells: dict[str, Any] = {name: texts[place] if place < len(texts) else "" for name, place in columns.items()}
    if len({id(cell) for cell, _ in row}) > 1:
        chosen = texts[columns["word"] : columns["word"] + squares]
        cells["word"], cells["ticked"] = answered(chosen) if chosen else ("", ())
    else:  # the heading of a group runs over the whole width
        cells = dict.fromkeys(cells, "")
    return cells | {"id": _hidden_id(element)}


def _hidden_id(element: etree._Element) -> str:
    """The one id that bookmarks and controls of a row name; "" where they name none or several."""
    marks = [mark.get(WORD + "name") for mark in element.iter(WORD + "bookmarkStart")]
    tags = [tag.get(WORD + "val") for tag in element.iter(WORD + "tag")]
    found = {match[1] for mark in marks + tags if mark and (match := HIDDEN_ID.fullmatch(mark))}
    return found.pop() if len(found) == 1 else ""
