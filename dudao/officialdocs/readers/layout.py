"""Tables that are only drawn to place words: a letterhead or a signature, read as the lines that they show."""

import re

from .blocks import Grid, Source
from .head import CHINESE_DATE, DOC_NUMBER, FULL_DATE
from .issuers import ORGANISATION

WORD_OF_HEAD = re.compile(r"^(?:文件|（?函）?|签发人[:：].*)$")


def add_table(source: Source, grid: Grid) -> None:
    """A table as a block, or its lines as paragraphs when it only places them."""
    lines = lines_of_layout(grid)
    for line in lines:
        source.add_paragraph(line, "center")
    if not lines:
        source.add_table(grid)


def lines_of_layout(grid: Grid) -> list[str]:
    """Lines of a table that holds nothing but bodies, a date, a number; empty for every other table."""
    if len(grid.rows) > 16 or grid.width > 3:
        return []
    texts = [cell.text for number in range(len(grid.rows)) for cell in grid.distinct(number) if not cell.empty]
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    bodies = sum(bool(ORGANISATION.match(_tight(line))) for line in lines)
    marks = sum(_is_mark(_tight(line)) for line in lines)
    return lines if bodies and marks and bodies + marks == len(lines) else []


def _tight(line: str) -> str:
    return re.sub(r"\s", "", line)


def _is_mark(line: str) -> bool:
    """A date, a document number or the word 文件: what only a letterhead or a signature has."""
    return any(pattern.fullmatch(line) for pattern in (FULL_DATE, CHINESE_DATE, DOC_NUMBER, WORD_OF_HEAD))
