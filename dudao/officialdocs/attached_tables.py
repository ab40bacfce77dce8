"""Workbooks that come along as an attachment: nobody reads them, but a marking or a program in them is seen."""

import html
import re
import zipfile
from collections.abc import Iterator

from dudao.lib.archives import MEGABYTE, ZIP, BadArchive, Fault, Limits, open_archive, read_part

from .readers.guard import refuse_secret, refuse_starred

LIMITS = Limits(entries=3000, total=200 * MEGABYTE, part=60 * MEGABYTE)
OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
HEADS = "(?:odd|even|first)(?:Header|Footer)"
CELL = re.compile(rf"<(?:\w+:)?(si|is|p|{HEADS})(?: [^>]*)?>(.*?)</(?:\w+:)?\1>", re.DOTALL)
RUN = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>(.*?)</(?:\w+:)?t>", re.DOTALL)  # a cell in two colours is two runs
TURNS = re.compile(r"&(?:[LCRPNDTFAG]|K[0-9A-F]{6}|\"[^\"]*\"|\d+)")  # places and fonts in the head of a printed sheet
HELD = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+|drawings/[^/]+)\.xml$", re.IGNORECASE)


def has_macros(content: bytes) -> bool:
    """Whether an office file, of either age, carries programs."""
    if not content.startswith(ZIP):
        return OLD_MACROS in content
    try:
        open_archive(content, LIMITS).close()
    except BadArchive as refused:
        return refused.fault == Fault.MACROS
    return False


def check_table(content: bytes) -> None:
    """Look at what stands in the cells, heads and feet of an .xlsx; anything else passes unread.

    :raises SecretDocument: a secrecy marking.
    """
    if not content.startswith(ZIP):
        return
    try:
        with open_archive(content, LIMITS) as package:
            for words in _words(package):
                refuse_secret(words)
                refuse_starred(words)
    except BadArchive:
        return


def _words(package: zipfile.ZipFile) -> Iterator[list[str]]:
    for name in package.namelist():
        if HELD.match(name):
            text = read_part(package, name, LIMITS.part).decode("utf-8", "replace")
            yield [_plain(kind, inside) for kind, inside in CELL.findall(text)]


def _plain(kind: str, inside: str) -> str:
    if kind in ("si", "is", "p"):
        return html.unescape("".join(RUN.findall(inside)))
    return TURNS.sub("", html.unescape(inside))
