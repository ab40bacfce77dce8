"""A walk over one XML part before anything is unpacked as a grid.

Two cells far apart would become one huge table, and one long text may be named by thousands of cells; the library that
reads workbooks builds both in memory and ends the whole process when it cannot.
"""

import re
from xml.parsers import expat

from .refusals import NOT_A_WORKBOOK, TOO_LARGE
from .shapes import RefusedWorkbook

MAX_ROWS, MAX_COLUMNS, MAX_CELLS, MAX_TEXT = 5000, 256, 8000, 5000
PLACE = re.compile(r"([A-Za-z]{1,4})(\d{1,9})")


def check_part(data: bytes, *, in_sheet_list: bool = False) -> None:
    """:raises RefusedWorkbook: not well formed, with a document type, or larger than a form can be.

    ``in_sheet_list``: the part names the sheets; each must be an .xml, since only those are walked over.
    """
    walk = _Walk(in_sheet_list)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = walk.text, walk.doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        if isinstance(fault, RefusedWorkbook):
            raise
        raise RefusedWorkbook(NOT_A_WORKBOOK) from None


class _Walk:
    """What is counted on the way. Empty cells, which suites write down to the last row, are no burden."""

    def __init__(self, in_sheet_list: bool):
        self.in_sheet_list = in_sheet_list
        self.cells = self.length = 0
        self.in_text = False
        self.cell: tuple[str, str] | None = None
        self.row = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row = given.get("r", "")
        elif tag == "c":
            self.cell, self.in_text, self.length = (given.get("r", ""), self.row), True, 0
        elif tag in ("v", "is", "f") and self.cell is not None:
            self._count(*self.cell)
        elif tag == "si":
            self.in_text, self.length = True, 0
        elif tag == "Relationship" and self.in_sheet_list and not given.get("Target", "").lower().endswith(".xml"):
            raise RefusedWorkbook(NOT_A_WORKBOOK)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] in ("c", "si"):
            self.cell, self.in_text = None, False

    def text(self, words: str) -> None:
        self.length += len(words)
        if self.in_text and self.length > MAX_TEXT:
            raise RefusedWorkbook(TOO_LARGE)

    def doctype(self, *_: object) -> None:
        raise RefusedWorkbook(NOT_A_WORKBOOK)

    def _count(self, place: str, row: str) -> None:
        self.cells += 1
        if self.cells > MAX_CELLS or (row and not row.isdecimal()) or int(row or 0) > MAX_ROWS:
            raise RefusedWorkbook(TOO_LARGE)
        found = PLACE.fullmatch(place) if place else None
        if place and not found:
            raise RefusedWorkbook(NOT_A_WORKBOOK)
        if found and (int(found[2]) > MAX_ROWS or _column_number(found[1]) > MAX_COLUMNS):
            raise RefusedWorkbook(TOO_LARGE)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
