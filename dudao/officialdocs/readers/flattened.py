"""Tables that a text extractor has flattened: cells with leading tabs, rows with tabs or bars, one cell a line."""

import re
from collections.abc import Callable

from .blocks import Grid
from .cellrows import ANNEX, CAPTION, take_tab_cells, to_grid
from .columns import column_kind, is_header_word
from .flatrows import records_of


def take_table(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """A table that begins at line `start`, with the number of the line after it; None where none begins."""
    line = lines[start]
    if line.strip().startswith("|") and line.count("|") >= 3:
        return _take_rows(lines, start, _bar_row)
    if "\t" in line.strip():
        return _take_rows(lines, start, _tab_row)
    if line.strip() and re.match(r"^[ ]*\t", line):
        return take_tab_cells(lines, start)
    if is_header_word(line):
        return _take_single_cells(lines, start)
    return None


def _bar_row(line: str) -> list[str] | None:
    if not line.strip().startswith("|"):
        return None
    return [cell.strip().replace("<br>", "\n") for cell in line.strip().strip("|").split("|")]


def _tab_row(line: str) -> list[str] | None:
    return [cell.strip() for cell in line.split("\t")] if "\t" in line else None


def _take_rows(lines: list[str], start: int, split: Callable[[str], list[str] | None]) -> tuple[Grid, int] | None:
    rows: list[list[str]] = []
    end = start
    while end < len(lines):
        row = split(lines[end])
        if row is None and lines[end].strip():
            break
        if row is not None and rows and _is_new_header(row, rows):
            break
        if row is not None and not all(re.fullmatch(r":?-{2,}:?", cell) for cell in row):
            rows.append(row)
        end += 1
    return (_drop_drawn_merges(rows), end) if len(rows) >= 2 else None


def _is_new_header(row: list[str], rows: list[list[str]]) -> bool:
    """A heading row of the same make as the first one begins the next table."""
    return bool(row[-1]) and row[-1] == rows[0][-1] and is_header_word(row[-1]) and len(rows) > 1


def _drop_drawn_merges(rows: list[list[str]]) -> Grid:
    """A heading row `(一) 情况 | (nothing) | 备注` has its first cell merged over the empty ones after it."""
    grid = to_grid(rows)
    head = grid.rows[0]
    for c in range(1, len(head)):
        if head[c].empty and not head[c - 1].empty and c < len(head) - 1:
            head[c - 1].across += 1
            head[c] = head[c - 1]
    return grid


def _take_single_cells(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """One cell a line and nothing else to hold on to: the heading words tell the columns."""
    header, at = _header_words(lines, start)
    if (
        _is_caption(header, lines, start)
        or len(header) < 2
        or sum(column_kind(word) is not None for word in header) < 2
    ):
        return None
    cells: list[str] = []
    blanks = 0
    while at < len(lines):
        text = lines[at].strip()
        if not text:
            blanks += 1
        elif (
            (ANNEX.match(text) and len(text) < 30)
            or (blanks > 1 and CAPTION.match(text))
            or len(_header_words(lines, at)[0]) >= 3
        ):
            break
        else:
            cells.append(text)
            blanks = 0
        at += 1
    records, used = records_of(header, cells)
    if used < len(cells):
        at = _line_of(lines, start, len(header) + used)
    return to_grid([header, *records, *([] if records else [[""] * len(header)])]), at


def _is_caption(header: list[str], lines: list[str], start: int) -> bool:
    """A caption over the heading may look like a column too: a gap follows it, or the leftmost column does."""
    if len(header) > 1 and column_kind(header[1]) in ("serial", "group"):
        return True
    following = [line for line in lines[start + 1 : start + 8] if line.strip()]
    gap = start + 1 < len(lines) and not lines[start + 1].strip()
    if following and following[0].startswith("\t"):
        return True
    return gap and len(header) > 2 and _adjacent(lines, start, header[1], header[2])


def _adjacent(lines: list[str], start: int, first: str, second: str) -> bool:
    at = next(number for number in range(start + 1, len(lines)) if lines[number].strip() == first)
    return at + 1 < len(lines) and lines[at + 1].strip() == second


def _header_words(lines: list[str], start: int) -> tuple[list[str], int]:
    header: list[str] = []
    at = start
    while at < len(lines) and (
        not lines[at].strip() or (is_header_word(lines[at]) and lines[at].strip() not in header)
    ):
        if lines[at].strip():
            header.append(lines[at].strip())
        at += 1
    return header, at


def _line_of(lines: list[str], start: int, count: int) -> int:
    """The line after `count` lines with text."""
    at = start
    while at < len(lines) and count:
        count -= bool(lines[at].strip())
        at += 1
    return at
