"""Whether a returned file may be opened at all; every limit is looked at before anything is unpacked whole."""

import io
import re
import zipfile
import zlib

from .shapes import RefusedWorkbook

MEGABYTE = 1024 * 1024
MAX_FILE = 5 * MEGABYTE
MAX_ENTRIES = 400
MAX_UNPACKED = 40 * MEGABYTE
MAX_SHEET = 16 * MEGABYTE
MAX_ROWS, MAX_COLUMNS = 5000, 256

SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 再交。"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY = "这是一个空文件，请重新存一遍再交。"
TOO_LARGE = "这个文件过大，不像发下去的自查表；请用原表填好再交。"
LOCKED = "这个文件加了密码，请取消密码、另存为 .xlsx 再交。"
OLD_FORMAT = "这是旧版表格（.xls 或 .et），" + SAVE_AS
MACROS = "这个文件带有宏，不能收；" + "请另存为不带宏的 .xlsx 再交。"
NOT_A_WORKBOOK = "这不是一张能打开的 Excel 表；" + SAVE_AS
OTHER_KINDS = (("word/", "这是 Word 文件，不是发下去的自查表；请用发下去的 Excel 表填。"),
               ("ppt/", "这是演示文稿，不是发下去的自查表；请用发下去的 Excel 表填。"),
               ("content.xml", "这是 ODS 表格，" + SAVE_AS))  # fmt: skip
# A cell that holds something; the styled empty cells that suites write down to the last row are no burden.
CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,4})(\d{1,8})"[^>]*[^/]>')


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
    for name in names:
        if name.startswith("xl/") and name.endswith(".xml"):
            _check_part(package, name)


def _check_part(package: zipfile.ZipFile, name: str) -> None:
    """The size that the zip states may be a lie, and two cells far apart would be unpacked as one huge grid."""
    with package.open(name) as stream:
        data = stream.read(MAX_SHEET + 1)
    if len(data) > MAX_SHEET:
        raise RefusedWorkbook(TOO_LARGE)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise RefusedWorkbook(NOT_A_WORKBOOK)
    if not name.startswith("xl/worksheets/"):
        return
    for letters, row in CELL.findall(data):
        if int(row) > MAX_ROWS or _column_number(letters) > MAX_COLUMNS:
            raise RefusedWorkbook(TOO_LARGE)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
