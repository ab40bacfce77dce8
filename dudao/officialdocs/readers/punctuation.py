"""Half-width marks of Chinese sentences made full width, so that every reader sees one kind of comma."""

import re

from .blocks import Source

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
CHINESE = r"[一-龥“”《》〈〉（）()〔〕【】、，。；：％%\s]"
# a mark counts as Chinese when a Chinese sign or bracket stands on one side; 18:00, 1,200 and addresses keep theirs
MARK = re.compile(rf"(?<={CHINESE})[,;:?!]|[,;:?!](?={CHINESE}|$)")
PAIR = re.compile(r"\(([^()]*)\)")
LOOSE = re.compile(r"(?<=[一-龥”》）\d%]) +(?=[、，。；：）])|(?<=（) +| +(?=）)|(?<=[。；：，、]) +(?=[（“《])")


def widened(text: str) -> str:
    """Marks between Chinese words as full width, loose blanks before marks dropped; e-mail and times stay."""
    if text.isascii():
        return text
    text = PAIR.sub(lambda hit: f"（{hit[1]}）" if _speaks(hit[1]) else hit.group(), text)
    return MARK.sub(lambda hit: WIDE[hit.group()], text)


def _speaks(inside: str) -> bool:
    """Brackets around Chinese words, not around a bare number."""
    return bool(re.search(r"[一-龥]", inside))


def tighten(text: str) -> str:
    """Blanks before a closing mark and inside brackets dropped; wide gaps between names stay."""
    return LOOSE.sub("", text)


def widen(source: Source) -> None:
    """All paragraphs and cells of a source with full-width marks, in place."""
    for block in source.blocks:
        if block.grid is None:
            block.text = tighten(widened(block.text))
            continue
        for r, row in enumerate(block.grid.rows):
            for c, cell in enumerate(row):
                if (cell.row, cell.column) == (r, c):
                    cell.text = widened(cell.text)
