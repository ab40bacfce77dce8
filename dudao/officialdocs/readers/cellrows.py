"""Cells that stand one a line, each begun by a tab, put back into rows; and short rows stretched to the full width."""

import re

from .blocks import Cell, Grid
from .columns import BLANK_TO_FILL, column_kind
from .headings import are_names
from .outline import find_label
from .points import numbering_of

CAPTION = re.compile(r"^[^，。；：:]{2,60}(?:表|台账|清单|要点|一览|标准|细则|登记册)(?:（[^（）]*）|\([^()]*\))?$")
ANNEX = re.compile(r"^附\s*(?:[件表录]\s*[一二三四五六七八九十\d]*\s*[:：]?|[:：])")
TAB = re.compile(r"^[ ]*\t")
SIGNED = re.compile(r"^.{2,14}[:：](?:\s{2,}|\s*$)|^(?:注|说明|填表说明)\s*[:：]")
MAX_CONTINUATION = 80
SOON = 6
LEAST_LABELS = 4

Row = tuple[int, list[str]]


def take_tab_cells(lines: list[str], start: int) -> tuple[Grid, int] | None:
    """A table of tab-led lines from `start`: an empty line closes a row, lines without a tab go on with the cell."""
    rows, end = _gather(lines, start)
    rows, end = _cut_at_next_head(rows, end)
    joined = _join_rows([cells for _, cells in rows])
    labels = len(joined) == 1 and len(joined[0]) >= LEAST_LABELS and "" in joined[0]
    return (to_grid(joined), end) if len(joined) >= 2 or labels else None


def _gather(lines: list[str], start: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    end, blanks = start, 1
    while end < len(lines):
        line = lines[end]
        if TAB.match(line):
            if _is_next_caption(rows, lines, end):
                break
            if blanks:
                rows.append((end, []))
            rows[-1][1].append(line.strip())
            blanks = 0
        elif not line.strip():
            blanks += 1
        elif rows and blanks < 2 and _continues(rows, blanks, lines, end):
            cells = rows[-1][1]
            cells[-1] = f"{cells[-1]}\n{line.strip()}".strip()
            blanks = 0
        else:
            break
        end += 1
    return rows, end


def _continues(rows: list[Row], blanks: int, lines: list[str], at: int) -> bool:
    """A line without a tab is a further paragraph of the cell; after a full row only when the table goes on soon."""
    text = lines[at].strip()
    if len(text) > MAX_CONTINUATION or ANNEX.match(text) or CAPTION.match(text):
        return False
    if blanks and (SIGNED.search(text) or not rows[-1][1][-1]):
        return False
    width = max(len(cells) for _, cells in rows)
    if not blanks or len(rows) < 2 or len(rows[-1][1]) < width:
        return True
    label = find_label(text)
    following = [line for line in lines[at + 1 : at + 4 * SOON] if line.strip()][:SOON]
    begin = next((number for number, line in enumerate(following) if TAB.match(line)), None)
    if begin is None or (label and label.depth <= 2):
        return False
    between, after = following[:begin], [line.strip() for line in following[begin : begin + width]]
    return not any(ANNEX.match(line) or CAPTION.match(line) for line in between) and not _is_head(after[:3])


def _is_head(cells: list[str]) -> bool:
    """Nothing but words that head columns."""
    known = sum(column_kind(text) is not None for text in cells)
    return len(cells) >= 3 and all(0 < len(text) <= 12 for text in cells) and known * 4 >= len(cells) * 3


def _is_next_caption(rows: list[Row], lines: list[str], at: int) -> bool:
    """A caption alone in its row, after rows of another table, is the head of the next one."""
    alone = at + 1 >= len(lines) or not (lines[at + 1].strip() or TAB.match(lines[at + 1]))
    several = len(rows) > 1 and len(rows[0][1]) + len(rows[1][1]) > 2
    return alone and several and bool(CAPTION.match(lines[at].strip()))


def _cut_at_next_head(rows: list[Row], end: int) -> tuple[list[Row], int]:
    """A row with the heading's other words but a title of its own begins the next table."""
    for number, (line, cells) in enumerate(rows):
        labels = number and all("" in above for _, above in rows[:number])
        if labels and column_kind(cells[0]) == "serial" and _is_head(cells) and len(cells) != len(rows[0][1]):
            return rows[:number], line
    head = next((cells for _, cells in rows if len(cells) > 1), None)
    if head is None or not find_label(head[0]) or not all(head[1:]):
        return rows, end
    for number, (line, cells) in enumerate(rows):
        if number and cells != head and cells[1:] == head[1:] and find_label(cells[0]):
            return rows[:number], line
    return rows, end


def _join_rows(groups: list[list[str]]) -> list[list[str]]:
    """Rows torn by an empty line inside a cell are put together again when their lengths add up to the width."""
    width = max((len(group) for group in groups), default=0)
    rows: list[list[str]] = []
    at = 0
    while at < len(groups):
        taken, size = 1, len(groups[at])
        while size < width and at + taken < len(groups) and size + len(groups[at + taken]) <= width:
            size += len(groups[at + taken])
            taken += 1
        parts = groups[at : at + taken]
        whole = all(len(part) == 1 for part in parts) or all(not part[-1] for part in parts)
        if size == width and taken > 1 and not whole:
            rows.append([text for group in groups[at : at + taken] for text in group])
            at += taken
        else:
            rows.append(groups[at])
            at += 1
    return rows


def to_grid(rows: list[list[str]]) -> Grid:
    """Rows of texts as a rectangle; a row with one cell of several covers the whole width."""
    width = max(len(row) for row in rows)
    head = next((number for number, row in enumerate(rows) if len(row) > 1), 0)
    grid: list[list[Cell]] = []
    for r, row in enumerate(rows):
        if r == head and len(row) < width:
            spans = _spans_of_head(row, rows[r + 1 :], width)
        else:
            spans = [1] * (len(row) - 1) + [width - len(row) + 1]
        above = grid[-1] if grid else []
        grid.append(_left_out(row, r, above) or _stretched(row, r, spans))
    return Grid(grid)


def _stretched(row: list[str], r: int, spans: list[int]) -> list[Cell]:
    cells: list[Cell] = []
    for text, across in zip(row, spans, strict=True):
        cells.extend([Cell(text, r, len(cells), across=across)] * across)
    return cells


def _left_out(row: list[str], r: int, above: list[Cell]) -> list[Cell] | None:
    """A row whose first cells are left out, merged with those above: its numbers tell under what it stands."""
    missing = len(above) - len(row)
    style = numbering_of(row[0])
    if missing <= 0 or len(row) < 2 or style == "plain" or above[missing].text == "":
        return None
    if numbering_of(above[missing].text) != style or numbering_of(above[0].text) == style:
        return None
    for cell in above[:missing]:
        cell.down = r - cell.row + 1
    return above[:missing] + [Cell(text, r, missing + c) for c, text in enumerate(row)]


def _spans_of_head(head: list[str], below: list[list[str]], width: int) -> list[int]:
    """How many columns each word of a heading covers that has fewer cells than the rows under it."""
    extra = width - len(head)
    under = below[0] if below and len(below[0]) == width else []
    spans = _over_names(head, under) if under else None
    if spans:
        return spans
    if column_kind(head[-1]) in BLANK_TO_FILL and all(row[-1] == "" for row in below if len(row) == width):
        return [extra + 1] + [1] * (len(head) - 1)
    return [1] * (len(head) - 1) + [extra + 1]


def _over_names(head: list[str], under: list[str]) -> list[int] | None:
    """Titles over names: an empty square lies under a word of its own, a run of names under one title or several."""
    names = [text for text in under if text]
    runs = [len(run) for run in re.findall("x+", "".join("x" if text else " " for text in under))]
    titles = len(head) - (len(under) - len(names))
    if not are_names(names) or len(names) < 2 or not 0 < titles < len(names):
        return None
    if len(runs) == 1:
        share, rest = divmod(runs[0], titles)
        widths = [share] * (titles - 1) + [share + rest]
    elif len(runs) == titles:
        widths = runs
    else:
        return None
    spans: list[int] = []
    for column, text in enumerate(under):
        if not text:
            spans.append(1)
        elif not column or not under[column - 1]:
            spans.extend(widths if len(runs) == 1 else [widths.pop(0)])
    return spans
