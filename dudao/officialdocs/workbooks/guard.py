"""Whether a returned file may be opened at all; every limit is looked at before anything is unpacked whole."""

import zipfile

from dudao.lib.archives import (
    MEGABYTE,
    OLE,
    BadArchive,
    Fault,
    Limits,
    is_locked_office,
    open_archive,
    read_part,
)

from .parts import check_part
from .refusals import EMPTY, LOCKED, MACROS, NOT_A_WORKBOOK, OLD_FORMAT, OTHER_KINDS, TOO_LARGE
from .shapes import RefusedWorkbook

MAX_FILE = 5 * MEGABYTE
LIMITS = Limits(entries=400, total=16 * MEGABYTE, part=4 * MEGABYTE)
SHEET_LIST = "xl/_rels/workbook.xml.rels"
SAID = {Fault.BROKEN: NOT_A_WORKBOOK, Fault.LOCKED: LOCKED, Fault.LARGE: TOO_LARGE, Fault.MACROS: MACROS}


def check_workbook(content: bytes) -> None:
    """:raises RefusedWorkbook: with what to do, for everything that is not a plain .xlsx of bearable size."""
    if not content.strip():
        raise RefusedWorkbook(EMPTY)
    if len(content) > MAX_FILE:
        raise RefusedWorkbook(TOO_LARGE)
    if content.startswith(OLE):
        raise RefusedWorkbook(LOCKED if is_locked_office(content) else OLD_FORMAT)
    try:
        with open_archive(content, LIMITS) as package:
            _check_package(package)
    except BadArchive as refused:
        raise RefusedWorkbook(SAID[refused.fault]) from None


def _check_package(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if not any(name.startswith("xl/") for name in names):
        known = (sentence for start, sentence in OTHER_KINDS if any(name.startswith(start) for name in names))
        raise RefusedWorkbook(next(known, NOT_A_WORKBOOK))
    # Names are looked up without regard to case: two that differ by it alone would hide a part from these checks.
    if len({name.lower() for name in names}) < len(names):
        raise RefusedWorkbook(NOT_A_WORKBOOK)
    _check_parts(package, names)


def _check_parts(package: zipfile.ZipFile, names: list[str]) -> None:
    for name in names:
        if name.lower().endswith((".xml", ".rels")):
            check_part(read_part(package, name, LIMITS.part), in_sheet_list=name.lower() == SHEET_LIST)
