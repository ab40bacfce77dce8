"""Whether a returned file may be opened at all; every limit is looked at before anything is unpacked whole."""

import zipfile

from dudao.lib.archives import (
    OLE,
    BadArchive,
    Fault,
    is_locked_office,
    open_archive,
    read_part,
)

from ..answerforms.limits import LIMITS, MAX_FILE
from ..answerforms.shapes import RefusedForm
from .parts import check_part
from .refusals import EMPTY, LOCKED, MACROS, NOT_A_WORKBOOK, OLD_FORMAT, OTHER_KINDS, TOO_LARGE

SHEET_LIST = "xl/_rels/workbook.xml.rels"
SAID = {Fault.BROKEN: NOT_A_WORKBOOK, Fault.LOCKED: LOCKED, Fault.LARGE: TOO_LARGE, Fault.MACROS: MACROS}


def check_workbook(content: bytes) -> None:
    """:raises RefusedForm: with what to do, for everything that is not a plain .xlsx of bearable size."""
    if not content.strip():
        raise RefusedForm(EMPTY)
    if len(content) > MAX_FILE:
        raise RefusedForm(TOO_LARGE)
    if content.startswith(OLE):
        raise RefusedForm(LOCKED if is_locked_office(content) else OLD_FORMAT)
    try:
        with open_archive(content, LIMITS) as package:
            _check_package(package)
    except BadArchive as refused:
        raise RefusedForm(SAID[refused.fault]) from None


def _check_package(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if not any(name.startswith("xl/") for name in names):
        known = (sentence for start, sentence in OTHER_KINDS if any(name.startswith(start) for name in names))
        raise RefusedForm(next(known, NOT_A_WORKBOOK))
    # Names are looked up without regard to case: two that differ by it alone would hide a part from these checks.
    if len({name.lower() for name in names}) < len(names):
        raise RefusedForm(NOT_A_WORKBOOK)
    _check_parts(package, names)


def _check_parts(package: zipfile.ZipFile, names: list[str]) -> None:
    for name in names:
        if name.lower().endswith((".xml", ".rels")):
            check_part(read_part(package, name, LIMITS.part), in_sheet_list=name.lower() == SHEET_LIST)
