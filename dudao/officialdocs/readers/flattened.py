"""Tables that a text extractor has flattened: cells with leading tabs, rows with tabs or bars, one cell a line."""

import re
from collections.abc import Callable

from .blocks import Cell, Grid
from .columns import column_kind, is_header_word
from .flatrows import records_of

CAPTION = re.compile(r"^[^，。；：:]{2,60}(?:表|台账|清单|要点|一览|标准|细则|登记册)(?:（[^（）]*）|\([^()]*\))?$")
ANNEX = re.compile(r"^附\s*[件表录]\s*[一二三四五六七八九十\d]*\s*[:：]?")
MAX_CONTINUATION = 80


def to_grid(rows: list[list[str]]) -> Grid:
    """Rows of texts as a rectangle; a row with one cell of several covers the whole width."""
    width = max(len(row) for row in rows)
    grid: list[list[Cell]] = []
    for r, row in enumerate(rows):
        if len(row) == 1 and width > 1:
            grid.append([Cell(row[0], r, 0, across=width)] * width)
        elif 1 < len(row) < width:
            grid.append(_stretched(row, r, width))
        else:
            grid.append([Cell(text, r, c) for c, text in enumerate(row)])
    return Grid(grid)


def _stretched(row: list[str], r: int, width: int) -> list[Cell]:
    """A row that is too short: its last cell was merged across."""
    cells = [Cell(text, r, c) for c, text in enumerate(row)]
    last = cells[-1]
    last.across = width - len(row) + 1
    return cells + [last] * (width - len(row))


def take_table(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """A table that begins at line `start`, with the number of the line after it; None where none begins."""
    line = lines[start]
    if line.strip().startswith("|") and line.count("|") >= 3:
        return _take_rows(lines, start, _bar_row)
    if "\t" in line.strip():
        return _take_rows(lines, start, _tab_row)
    if line.strip() and re.match(r"^[ ]*\t", line):
        return _take_tab_cells(lines, start)
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


def _take_tab_cells(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """One cell a line, each begun by a tab; an empty line closes a row, lines without a tab go on with the cell."""
    groups: list[list[str]] = [[]]
    end, blanks = start, 0
    while end < len(lines):
        line = lines[end]
        if re.match(r"^[ ]*\t", line):
            if blanks and groups[-1]:
                groups.append([])
            if _begins_next(groups, line, lines, end):
                break
            groups[-1].append(line.strip())
            blanks = 0
        elif not line.strip():
            blanks += 1
        elif groups[-1] and blanks < 2 and _continues(line):
            groups[-1][-1] = f"{groups[-1][-1]}\n{line.strip()}".strip()
            blanks = 0
        else:
            break
        end += 1
    rows = _join_rows([group for group in groups if group])
    return (to_grid(rows), end) if len(rows) >= 2 else None


def _continues(line: str) -> bool:
    text = line.strip()
    return len(text) <= MAX_CONTINUATION and not ANNEX.match(text) and not CAPTION.match(text)


def _begins_next(groups: list[list[str]], line: str, lines: list[str], at: int) -> bool:
    """A caption alone in its row, after rows of another table, is the head of the next one."""
    alone = at + 1 >= len(lines) or not lines[at + 1].strip()
    return alone and len(groups) > 2 and bool(CAPTION.match(line.strip())) and len(groups[0]) + len(groups[1]) > 2


def _join_rows(groups: list[list[str]]) -> list[list[str]]:
    """Rows torn by an empty line inside a cell are put together again when their lengths add up to the width."""
    width = max(len(group) for group in groups)
    rows: list[list[str]] = []
    at = 0
    while at < len(groups):
        taken, size = 1, len(groups[at])
        while size < width and at + taken < len(groups) and size + len(groups[at + taken]) <= width:
            size += len(groups[at + taken])
            taken += 1
        if size == width and taken > 1 and not all(len(group) == 1 for group in groups[at : at + taken]):
            rows.append([text for group in groups[at : at + taken] for text in group])
            at += taken
        else:
            rows.append(groups[at])
            at += 1
    return rows


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
