"""The old Word file (.doc, and .wps that holds one) looked at before another program opens it."""

import io
import re
import struct

import olefile

from .errors import UnreadableDocument
from .guard import LOCKED, SAVE_AS

MACROS = "这份文件带有宏，不能接收，请用 Word 或 WPS 打开，另存为不带宏的 .docx 后再传。"
BROKEN = "这份 .doc 或 .wps 文件打不开，可能没有传完整，" + SAVE_AS
MAX_STREAM = 32 * 1024 * 1024
MAX_PIECES = 20_000
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
FIELD = re.compile(r"\x13[^\x13\x14\x15]*\x14?|\x15")


def inspect(content: bytes) -> tuple[str, str]:
    """The text of an old Word file, and what stands outside it (headers, footnotes); empty where of another make.

    Refuses what is locked, carries macros, or is no document of words.
    """
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableDocument(LOCKED)
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            names = {"/".join(path).lower() for path in file.listdir(streams=True, storages=True)}
            _refuse(names)
            return _text(file) if "worddocument" in names else ("", "")
    except (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError):
        raise UnreadableDocument(BROKEN) from None


def _refuse(names: set[str]) -> None:
    if any(re.search(r"(?:^|/)(?:macros|_vba_project(?:_cur)?|vba)(?:/|$)", name) for name in names):
        raise UnreadableDocument(MACROS)
    if names & {"workbook", "book"}:
        raise UnreadableDocument("这是 Excel 表格，方案请上传 Word 文件（.docx）。")
    if "powerpoint document" in names:
        raise UnreadableDocument("这是演示文稿，方案请上传 Word 文件（.docx）。")


def _text(file: "olefile.OleFileIO") -> tuple[str, str]:
    """The pieces of text in their order; the layout stands in the published specification of the format."""
    main = _stream(file, "WordDocument")
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if flags & ENCRYPTED:
        raise UnreadableDocument(LOCKED)
    start, size = struct.unpack_from("<II", main, 0x01A2)
    table = _stream(file, "1Table" if flags & SECOND_TABLE else "0Table")[start : start + size]
    text = "".join(_pieces(main, _piece_table(table)))
    own = struct.unpack_from("<I", main, 0x4C)[0]
    return _plain(text[:own]), _plain(text[own:])


def _plain(text: str) -> str:
    """Paragraphs and cells one a line, without the instructions of fields."""
    return re.sub(r"[\x07\r\x0b\x0c]", "\n", FIELD.sub("", text))


def _stream(file: "olefile.OleFileIO", name: str) -> bytes:
    if not file.exists(name) or file.get_size(name) > MAX_STREAM:
        raise UnreadableDocument(BROKEN)
    return bytes(file.openstream(name).read())


def _piece_table(table: bytes) -> bytes:
    """The list of pieces after the property records that may stand before it."""
    at = 0
    while at < len(table) and table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= len(table) or table[at] != 2:
        return b""
    size = struct.unpack_from("<I", table, at + 1)[0]
    return table[at + 5 : at + 5 + size]


def _pieces(main: bytes, plc: bytes) -> list[str]:
    count = (len(plc) - 4) // 12
    if count <= 0 or count > MAX_PIECES:
        return []
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    found = []
    for number in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
        length = max(0, ends[number + 1] - ends[number])
        if place & 0x40000000:
            at = (place & 0x3FFFFFFF) // 2
            found.append(main[at : at + length].decode("cp1252", "replace"))
        else:
            found.append(main[place : place + 2 * length].decode("utf-16-le", "replace"))
    return found
