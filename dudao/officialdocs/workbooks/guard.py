"""Whether a returned file may be opened at all; every limit is looked at before anything is unpacked whole."""

import io
import zipfile
import zlib

from .parts import check_part
from .refusals import EMPTY, LOCKED, MACROS, NOT_A_WORKBOOK, OLD_FORMAT, OTHER_KINDS, TOO_LARGE
from .shapes import RefusedWorkbook

MEGABYTE = 1024 * 1024
MAX_FILE = 5 * MEGABYTE
MAX_ENTRIES = 400
MAX_UNPACKED = 16 * MEGABYTE
MAX_PART = 4 * MEGABYTE
SHEET_LIST = "xl/_rels/workbook.xml.rels"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_workbook(content: bytes) -> None:
    """:raises RefusedWorkbook: with what to do, for everything that is not a plain .xlsx of bearable size."""
    if not content.strip():
        raise RefusedWorkbook(EMPTY)
    if len(content) > MAX_FILE:
        raise RefusedWorkbook(TOO_LARGE)
    if content.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise RefusedWorkbook(LOCKED if locked else OLD_FORMAT)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_package(package)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        raise RefusedWorkbook(NOT_A_WORKBOOK) from None


def _check_package(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RefusedWorkbook(TOO_LARGE)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise RefusedWorkbook(LOCKED)
    if any("vbaproject" in name.lower() for name in names):
        raise RefusedWorkbook(MACROS)
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
            check_part(_bounded(package, name), in_sheet_list=name.lower() == SHEET_LIST)


def _bounded(package: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes; the size that the zip states may be a lie."""
    with package.open(name) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise RefusedWorkbook(TOO_LARGE)
    return data
