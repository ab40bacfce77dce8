"""A look over one XML part before anything is unpacked as a grid.

Two cells far apart would become one huge table, and one long text may be named by thousands of cells; the library that
reads workbooks builds both in memory and ends the whole process when it cannot.
"""

import re

from lxml import etree

from .refusals import NOT_A_WORKBOOK, TOO_LARGE
from .shapes import RefusedWorkbook

MAX_ROWS, MAX_COLUMNS, MAX_CELLS, MAX_TEXT = 5000, 256, 8000, 5000
PLACE = re.compile(r"([A-Za-z]{1,4})(\d{1,9})")
LONG_TEXT = etree.XPath(f"//*[local-name()='si' or local-name()='c'][string-length()>{MAX_TEXT}]")


def check_part(data: bytes, *, in_sheet_list: bool = False) -> None:
    """:raises RefusedWorkbook: not well formed, with a document type, or larger than a form can be.

    ``in_sheet_list``: the part names the sheets; each must be an .xml, since only those are looked over.
    """
    root = _root(data)
    _check_cells(root)
    if LONG_TEXT(root):
        raise RefusedWorkbook(TOO_LARGE)
    if in_sheet_list:
        targets = [link.get("Target", "").lower() for link in root.iter("{*}Relationship")]
        if not all(target.endswith(".xml") for target in targets):
            raise RefusedWorkbook(NOT_A_WORKBOOK)


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RefusedWorkbook(NOT_A_WORKBOOK) from None
    if root.getroottree().docinfo.doctype:
        raise RefusedWorkbook(NOT_A_WORKBOOK)
    return root


def _check_cells(root: etree._Element) -> None:
    """Empty cells, which suites write down to the last row, are no burden and not counted."""
    count = 0
    for cell in root.iter("{*}c"):
        if not len(cell):
            continue
        count += 1
        parent = cell.getparent()
        _check_place(cell.get("r"), parent.get("r") if parent is not None else None)
    if count > MAX_CELLS:
        raise RefusedWorkbook(TOO_LARGE)


def _check_place(place: str | None, row: str | None) -> None:
    found = PLACE.fullmatch(place or "A1")
    if not found or not (row or "1").isdecimal():
        raise RefusedWorkbook(NOT_A_WORKBOOK)
    if max(int(found[2]), int(row or 1)) > MAX_ROWS or _column_number(found[1]) > MAX_COLUMNS:
        raise RefusedWorkbook(TOO_LARGE)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
