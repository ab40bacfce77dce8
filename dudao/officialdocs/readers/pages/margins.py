"""What every page repeats at its edges: page headers, footers and page numbers are no part of the text."""

import re
from collections import Counter

from .sheet import Line, Sheet

EDGE = 0.1  # of the height of the page
LINES = 3
PAGE_NUMBER = re.compile(
    r"[-—–－―·•\s（(]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–－―·•\s）)]*"
    r"|[-—–－]\s*[ivxIVX]{1,5}\s*[-—–－]|Page\s*\d+(?:\s*of\s*\d+)?"
)


def drop_margins(sheets: list[Sheet]) -> list[str]:
    """Take page numbers and repeated edge lines out of the pages, in place; returns the texts taken out."""
    repeated = _repeated(sheets)
    taken: list[str] = []
    for sheet in sheets:
        out = [
            line for line in _edge(sheet) if _is_number(line, sheet) or (_same(line), _side(line, sheet)) in repeated
        ]
        taken += [line.text for line in out]
        sheet.lines = [line for line in sheet.lines if not any(line is other for other in out)]
    return taken


def _edge(sheet: Sheet) -> list[Line]:
    """Lines within the margins of a page, at most a few on either side."""
    above = [line for line in sheet.lines if line.bottom <= EDGE * sheet.height][:LINES]
    below = [line for line in sheet.lines if line.top >= (1 - EDGE) * sheet.height][-LINES:]
    return above + below


def _is_number(line: Line, sheet: Sheet) -> bool:
    return bool(PAGE_NUMBER.fullmatch(line.text.strip()))


def _same(line: Line) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s", "", line.text))


def _side(line: Line, sheet: Sheet) -> bool:
    return line.middle < sheet.height / 2


def _repeated(sheets: list[Sheet]) -> set[tuple[str, bool]]:
    counts = Counter(key for sheet in sheets for key in {(_same(line), _side(line, sheet)) for line in _edge(sheet)})
    return {key for key, count in counts.items() if count >= 2 and count >= 0.4 * len(sheets)}
