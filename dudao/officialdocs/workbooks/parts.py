"""A look over one XML part before anything is unpacked as a grid.

Two cells far apart would become one huge table, and one long text may be named by thousands of cells; the library that
reads workbooks builds both in memory and ends the whole process when it cannot.
"""

import re
from itertools import islice

from lxml import etree

from ..answerforms.limits import MAX_TEXT
from ..answerforms.shapes import RefusedForm
from ..answerforms.xmlparts import root_of
from .refusals import NOT_A_WORKBOOK, TOO_LARGE

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 5000, 256, 8000
# All places of a sheet, or all its rows, as one string: one match instead of thousands.
PLACES, ROWS = re.compile(r"(?:[A-Za-z]{1,4}[0-9]{1,9}(?: |$))*"), re.compile(r"(?:[0-9]{1,9}(?: |$))*")
LETTERS, DIGITS = re.compile(r"[A-Za-z]+"), re.compile(r"[0-9]+")
ALL_TEXT = etree.XPath("string-length(/)")
LONG_TEXT = etree.XPath(f"//*[local-name()='si' or local-name()='c'][string-length()>{MAX_TEXT}]")


def check_part(data: bytes, *, in_sheet_list: bool = False) -> None:
    """:raises RefusedForm: not well formed, with a document type, or larger than a form can be.

    ``in_sheet_list``: the part names the sheets; each must be an .xml, since only those are looked over.
    """
    root = root_of(data, otherwise=NOT_A_WORKBOOK)
    _check_cells(root)
    if len(data) > MAX_TEXT and ALL_TEXT(root) > MAX_TEXT and LONG_TEXT(root):
        raise RefusedForm(TOO_LARGE)
    if in_sheet_list:
        targets = [link.get("Target", "").lower() for link in root.iter("{*}Relationship")]
        if not all(target.endswith(".xml") for target in targets):
            raise RefusedForm(NOT_A_WORKBOOK)


def _check_cells(root: etree._Element) -> None:
    """Empty cells, which suites write down to the last row, are no burden and not counted."""
    cells = list(islice((cell for cell in root.iter("{*}c") if len(cell)), MAX_CELLS + 1))
    if len(cells) > MAX_CELLS:
        raise RefusedForm(TOO_LARGE)
    places = [cell.get("r") or "A1" for cell in cells]
    rows = {parent.get("r") or "1" for cell in cells if (parent := cell.getparent()) is not None}
    in_one, rows_in_one = " ".join(places), " ".join(rows)
    numbers = DIGITS.findall(in_one)
    if not PLACES.fullmatch(in_one) or not ROWS.fullmatch(rows_in_one) or len(numbers) != len(places):
        raise RefusedForm(NOT_A_WORKBOOK)
    lowest = max(map(int, {*numbers, *rows_in_one.split()}), default=0)
    widest = max(map(_column_number, set(LETTERS.findall(in_one))), default=0)
    if lowest > MAX_ROWS or widest > MAX_COLUMNS:
        raise RefusedForm(TOO_LARGE)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
