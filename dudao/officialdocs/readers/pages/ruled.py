"""A table drawn with rules as a rectangle of cells, and the writing in a cell as its paragraphs."""

import re

from ..blocks import Cell, Grid
from ..outline import find_label, split_code
from .joining import ENDS, joined
from .sheet import Line, Ruled

NEAR = 3.0  # points within which two rules are one
PADDING = 11.0  # what Word leaves free beside the writing of a cell, both sides together
FREE, VERY_FREE = 1.9, 4.2  # letters that would still have fitted: the writer ended the line, not the cell
ONE_SIGN = 0.95
CARRIED = re.compile(r"^.?[，。、；：）”》]|^[A-Za-z0-9]")  # came down together with what may not begin a line
PROSE = re.compile(r"[，。；]")


def edges(table: Ruled, side: int) -> list[float]:
    """Where the rules stand: side 0 across the page, side 1 down."""
    found: list[float] = []
    for value in sorted(value for box, _ in table.cells for value in (box[side], box[side + 2])):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def grid_of(table: Ruled) -> Grid:
    """Cells over their squares; a square that no cell covers is empty."""
    across, down = edges(table, 0), edges(table, 1)
    width, height = len(across) - 1, len(down) - 1
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for (x0, top, x1, bottom), lines in table.cells:
        left, right = _nearest(across, x0), max(_nearest(across, x1), _nearest(across, x0) + 1)
        first, last = _nearest(down, top), max(_nearest(down, bottom), _nearest(down, top) + 1)
        cell = Cell(cell_text(lines, x0, x1), first, left, min(right, width) - left, min(last, height) - first)
        for r in range(first, min(last, height)):
            for c in range(left, min(right, width)):
                rows[r][c] = rows[r][c] or cell
    return Grid([[cell or Cell("", r, c) for c, cell in enumerate(row)] for r, row in enumerate(rows)])


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda number: abs(values[number] - value))


def cell_text(lines: list[Line], x0: float, x1: float) -> str:
    """Paragraphs of a cell, one a line: a line that ends early, or a new number, ends the paragraph before it."""
    rows = _in_rows(lines)
    if not rows:
        return ""
    widest = max(row.x1 - row.x0 for row in rows)
    paragraphs: list[str] = []
    before: Line | None = None
    for row in rows:
        text = row.text.strip()
        if before is None or _ends(before, paragraphs, text, x1 - x0, widest):
            paragraphs.append(text)
        else:
            paragraphs[-1] = joined(paragraphs[-1], text)
        before = row
    return "\n".join(paragraphs)


def _ends(before: Line, paragraphs: list[str], text: str, width: float, widest: float) -> bool:
    """Whether the paragraph that `before` is the last line of ends there."""
    ended = bool(ENDS.search(before.text))
    if _numbered(text) and (ended or any(map(_numbered, paragraphs))):
        return True
    used = before.x1 - before.x0
    slack = max(widest - used, width - PADDING - used) / before.size
    if not ended and PROSE.search(paragraphs[-1] + text):
        return slack > VERY_FREE
    fits = (widest - used) / before.size > ONE_SIGN and not CARRIED.match(text)
    return fits or slack > FREE


def _numbered(text: str) -> bool:
    return bool(find_label(text) or split_code(text)[0])


def _in_rows(lines: list[Line]) -> list[Line]:
    """Pieces of writing at one height as one line."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.top, line.x0)):
        if rows and abs(rows[-1].middle - line.middle) < 0.45 * line.size and line.x0 >= rows[-1].x1 - 1:
            gap = "  " if line.x0 - rows[-1].x1 > line.size else ""
            last = rows[-1]
            rows[-1] = Line(
                last.text + gap + line.text,
                last.x0,
                line.x1,
                last.top,
                last.bottom,
                last.size,
                min(last.sure, line.sure),
            )
        else:
            rows.append(line)
    return rows
