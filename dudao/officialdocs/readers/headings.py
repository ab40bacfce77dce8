"""Where the heading of a table stands: one row or two, known by its words or, when these say nothing, by its shape."""

import re

from .blocks import Cell, Grid
from .columns import BLANK_TO_FILL, column_kind

SENTENCE = re.compile(r"[。；？！]|，.{8,}")
ASKED = re.compile(r"是否|有无|有没有|能否|能不能|是不是|会不会|[吗？?]$|没有[？?]?$")
MAX_HEADING, MAX_NAME = 20, 12
LOOK_AT = 6
MOSTLY = 0.7
SHORT_QUESTION = 6


def find_heading(grid: Grid) -> tuple[int, int] | None:
    """First and last row of the heading, or None for a table without one."""
    first = next((row for row in range(min(len(grid.rows), LOOK_AT)) if _by_words(grid, row)), None)
    if first is None:
        first = next((row for row in range(min(len(grid.rows), LOOK_AT)) if _by_shape(grid, row)), None)
    return None if first is None else (first, _last_row(grid, first))


def heading_texts(grid: Grid, first: int, last: int) -> list[str]:
    """The lowest name over every column."""
    return [_lowest(grid, first, last, column) for column in range(grid.width)]


def are_names(texts: list[str]) -> bool:
    """True for texts short and plain enough to stand in the second row of a heading."""
    return all(0 < len(text) <= MAX_NAME for text in texts) and _plain(texts)


def _words(cells: list[Cell]) -> list[str]:
    return [re.sub(r"\s", "", cell.text) for cell in cells]


def _plain(texts: list[str]) -> bool:
    return not any(
        len(text) > MAX_HEADING or SENTENCE.search(text) or (len(text) > SHORT_QUESTION and ASKED.search(text))
        for text in texts
    )


def _by_words(grid: Grid, row: int) -> bool:
    """Most cells are short and at least two, or the last, are known headings; labels with gaps between are none."""
    texts = _words(grid.distinct(row))
    filled = [text for text in texts if text]
    if len(texts) < 2 or not _plain(texts) or len(filled) * 3 < len(texts) * 2 - 1:
        return False
    known = sum(column_kind(text) is not None for text in filled)
    return (known >= 2 and known * 3 >= len(filled)) or (
        known == 1 and column_kind(texts[-1]) in BLANK_TO_FILL and bool(texts[0])
    )


def _by_shape(grid: Grid, row: int) -> bool:
    """Every square holds a short text of its own, and under them it is empty, or asked in whole sentences."""
    cells = grid.distinct(row)
    texts = _words(cells)
    below = grid.rows[row + 1 :]
    if len(texts) < 2 or not all(texts) or len(set(texts)) < len(texts) or not _plain(texts) or not below:
        return False
    if any(re.search(r"[:：]$|^\d", text) for text in texts):
        return False
    squares = [cell for line in below for cell in line[1:]]
    blank = len(texts) >= 3 and sum(cell.empty for cell in squares) >= MOSTLY * len(squares)
    asked = sum(any(ASKED.search(cell.text) for cell in line) for line in below)
    return blank or asked * 2 > len(below)


def _last_row(grid: Grid, first: int) -> int:
    """The second row of a heading where one title stands over several names, else the first."""
    head = grid.rows[first]
    if first + 1 >= len(grid.rows):
        return first
    if any(cell.down == 2 for cell in head):
        return first + 1
    under = grid.rows[first + 1]
    covered = [cell for column, cell in enumerate(under) if head[column].across > 1]
    outside = [cell for column, cell in enumerate(under) if head[column].across == 1]
    names = list({id(cell): cell for cell in covered}.values())
    parted = len(names) > len({id(cell) for cell in head if cell.across > 1})
    short = all(not cell.empty for cell in names) and _plain(_words(names))
    return first + 1 if names and parted and short and all(cell.empty for cell in outside) else first


def _lowest(grid: Grid, first: int, last: int, column: int) -> str:
    top, bottom = grid.rows[first][column], grid.rows[last][column]
    text = bottom.text if bottom is not top and not bottom.empty else top.text
    return re.sub(r"\s*\n\s*", "", text.strip())
