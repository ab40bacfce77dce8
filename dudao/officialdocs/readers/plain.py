"""Plain text into blocks: decoding, leftovers of extraction, torn paragraphs, flattened tables."""

import re

from .blocks import Source
from .errors import UnreadableDocument
from .flattened import take_table
from .layout import add_table
from .outline import find_label
from .webnoise import without_noise

BROKEN = "这份文本的文字编码读不出来或已损坏，请用记事本打开原件，另存为 UTF-8 编码的 .txt 后再传。"
EMPTY = "这份文件里没有文字，请检查是否传错了文件。"
NOT_TEXT = "这不是公文文件，请上传 Word、WPS、PDF、网页或文本格式的文件。"
MAX_LINES = 200_000
COMMON = set("的一是在和有了不人中大为上个国以要工作学校年月会部关于各及等")
PAGE_NUMBER = re.compile(r"\n[ \t]*[（(]?\s*[—–－-]+\s*\d{1,4}\s*[—–－-]+\s*[)）]?[ \t]*(?=\n)")
BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
MARKDOWN_HEAD = re.compile(r"^#{1,6}\s+")
FINISHED = re.compile(r"[。！？：:；;…][”’」）)]*\s*$")
PROSE = re.compile(r"[，。；]")
TORN_FROM = 30


def decode(content: bytes) -> str:
    """Text of a UTF-8 or GB18030 file; anything else is refused rather than guessed."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\0" in content:
        raise UnreadableDocument(NOT_TEXT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(content, "gb18030")
    if not _looks_chinese(text):
        raise UnreadableDocument(BROKEN)
    return text


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableDocument(BROKEN) from None


def _looks_chinese(text: str) -> bool:
    """Damaged UTF-8 read as GB18030 gives rare characters; a real text is full of a few common ones."""
    signs = [char for char in text if "一" <= char <= "鿿"]
    odd = sum(1 for char in text if "\ue000" <= char <= "\uf8ff" or (char < " " and char not in "\n\r\t\f\v"))
    return bool(signs) and sum(char in COMMON for char in signs) >= 0.06 * len(signs) and odd <= 0.01 * len(text)


def read_plain(content: bytes) -> Source:
    """Blocks of a text file; raises UnreadableDocument with one sentence when it is none."""
    text = _cleaned(decode(content))
    if not text.strip():
        raise UnreadableDocument(EMPTY)
    if sum(char < " " and char not in "\n\t" for char in text) > 0.01 * len(text):
        raise UnreadableDocument(NOT_TEXT)
    lines = without_noise(text.split("\n"))
    if len(lines) > MAX_LINES:
        raise UnreadableDocument("这份文本的行数过多，不像一份公文，请检查是否传错了文件。")
    return _blocks(lines)


def _cleaned(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")
    text = text.replace("\u3000", "  ").replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "")
    text = BOOKMARK.sub("", text)
    return PAGE_NUMBER.sub("", text)


def _blocks(lines: list[str]) -> Source:
    source = Source()
    at = 0
    while at < len(lines):
        table = take_table(lines, at) if lines[at].strip() else None
        if table:
            grid, at = table
            add_table(source, grid)
            continue
        _add_line(source, lines[at])
        at += 1
    return source


def _add_line(source: Source, line: str) -> None:
    raw = line.rstrip()
    text = MARKDOWN_HEAD.sub("", raw.strip()).replace("**", "")
    if not text:
        source.add_gap()
        return
    last = source.blocks[-1] if source.blocks else None
    if last and last.kind == "paragraph" and is_torn(last.text, text):
        last.text += text
        source.gaps.discard(len(source.blocks))
    else:
        source.add_paragraph(text, "center" if raw != raw.lstrip("# ") and raw.startswith("#") else "")


def is_torn(before: str, after: str) -> bool:
    """True when a page or line break has cut one paragraph in two."""
    if find_label(after) or FINISHED.search(before) or not PROSE.search(before) or after.startswith("附件"):
        return False
    return len(before) >= TORN_FROM
