"""A table that a page has cut in two is one table: the repeated head goes, a row cut in two is one row again."""

import re

from ..blocks import Cell, Grid
from ..headings import find_heading
from ..outline import find_label, split_code
from ..text import squeeze
from .joining import ENDS, joined

CLOSE = 5.0
CONTINUED = re.compile(r"^[（(]?\s*续\s*(?:表|上表|前表)?\s*[一二三四五六七八九十\d]*\s*[)）]?$|^[（(]接上[页表][)）]$")
LABELLED = 0.6


def goes_together(above: Grid, left: list[float], below: Grid, right: list[float]) -> bool:
    """Whether `below`, the first thing on a page, goes on with `above`; `left` and `right` are their upright rules."""
    if above.width != below.width:
        return False
    if repeated_head(above, below):
        return True
    aligned = len(left) == len(right) and all(abs(a - b) <= CLOSE for a, b in zip(left, right, strict=True))
    return aligned and above.width > 1 and find_heading(below) is None


def repeated_head(above: Grid, below: Grid) -> int:
    """How many first rows of `below` only say again what heads `above`."""
    start = next((r for r in range(min(4, len(above.rows))) if _texts(above, r) == _texts(below, 0)), None)
    if start is None or not any(_texts(below, 0)):
        return 0
    count = 0
    while (
        count < min(3, len(below.rows) - 1)
        and start + count < len(above.rows)
        and _texts(above, start + count) == _texts(below, count)
        and any(_texts(below, count))
    ):
        count += 1
    return count


def _texts(grid: Grid, row: int) -> list[str]:
    return [squeeze(cell.text) for cell in grid.distinct(row)]


def append(above: Grid, below: Grid) -> int:
    """Put the rows of `below` under `above`, in place; returns how many rows came to it."""
    rows = below.rows[repeated_head(above, below) :]
    if rows and _row_goes_on(above, rows[0]):
        _add_to_last(above, rows[0])
        _reach_down(above, rows[0], rows[1:])
        rows = rows[1:]
    elif rows:
        _merge_left(above, rows[0], rows)
    shift = len(above.rows) - (rows[0][0].row if rows else 0)
    first = len(above.rows)
    moved: set[int] = set()
    for number, row in enumerate(rows):
        for cell in row:
            if id(cell) not in moved and not any(cell is other for other in above.rows[-1]):
                moved.add(id(cell))
                cell.row = max(first, first + number) if cell.row + shift < first else first + number
        above.rows.append(row)
    return len(rows)


def _row_goes_on(above: Grid, row: list[Cell]) -> bool:
    """Whether a row is the rest of the one that the page cut."""
    last = above.rows[-1]
    filled = [c for c, cell in enumerate(row) if not cell.empty]
    if not filled or len(above.rows) < 2 or any(last[c].empty for c in filled):
        return False
    if any(_begins(row[c].text) and _is_labelled(above, c) for c in filled):
        return False
    if any(_is_labelled(above, c) for c in filled):
        return True
    emptied = [c for c in range(len(row)) if row[c].empty and not last[c].empty]
    if 0 in emptied and re.fullmatch(r"[（(]?\d{1,3}[)）.．、]?|[一二三四五六七八九十]{1,3}", last[0].text.strip()):
        return True
    longest = max(filled, key=lambda c: len(row[c].text))
    return bool(emptied) and not ENDS.search(last[longest].text)


def _begins(text: str) -> bool:
    return bool(find_label(text) or split_code(text)[0])


def _is_labelled(grid: Grid, column: int) -> bool:
    """True for a column whose texts carry numbers."""
    cells = {id(row[column]): row[column] for row in grid.rows[1:] if not row[column].empty}
    return len(cells) >= 2 and sum(_begins(cell.text) for cell in cells.values()) >= LABELLED * len(cells)


def _add_to_last(above: Grid, row: list[Cell]) -> None:
    seen: list[Cell] = []
    for c, cell in enumerate(row):
        if cell.empty or any(cell is other for other in seen):
            continue
        seen.append(cell)
        owner = above.rows[-1][c]
        listed = "\n" in owner.text and len(cell.text) <= 12 and not _is_labelled(above, c)
        owner.text = f"{owner.text}\n{cell.text}" if listed else joined(owner.text, cell.text)


def _reach_down(above: Grid, row: list[Cell], rows: list[list[Cell]]) -> None:
    """A cell of the row that was joined may reach further down: the rows there now belong to the cell above."""
    for c, cell in enumerate(row):
        owner = above.rows[-1][c]
        for other in rows:
            if other[c] is not cell:
                break
            other[c] = owner
            owner.down += 1


def _merge_left(above: Grid, row: list[Cell], rows: list[list[Cell]]) -> None:
    """Empty cells left of the text: the merged cell above them reaches down over the page."""
    for c, cell in enumerate(row):
        if not cell.empty or above.rows[-1][c].empty:
            return
        if all(other.empty for other in row):
            return
        owner = above.rows[-1][c]
        for other in rows:
            if other[c] is not cell:
                break
            other[c] = owner
            owner.down += 1
