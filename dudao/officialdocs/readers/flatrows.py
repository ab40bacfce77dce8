"""Cells of a flattened table, one a line without any mark, put back into rows under known headings."""

import re

from .columns import column_kind
from .points import numbering_of

MONTH = re.compile(r"\d{1,2}月|\d{4}年|\d{4}[-.]\d{1,2}|长期|持续|即日|学期|每月|全年|随时")
OFFICE = re.compile(
    r"(?:科|室|股|局|办|委|部|处|中心|学校|各校|政府|街道|单位|机构|所|院|会|队|组|厅|校)(?:（[^）]*）)?$"
)
OFFICES = {"lead", "assist"}
SCORE = re.compile(r"^\d{1,3}(?:\.\d)?分?$")
TORN_SENTENCE = re.compile(r"[，、；]$")


def records_of(header: list[str], cells: list[str]) -> tuple[list[list[str]], int]:
    """Rows under a heading, and how many cells were used; cells after the last row belong to what follows."""
    kinds = [column_kind(word) for word in header]
    if kinds[0] == "serial":
        return _by_serial(kinds, cells)
    return _by_label(kinds, cells)


def _by_serial(kinds: list[str | None], cells: list[str]) -> tuple[list[list[str]], int]:
    starts: list[int] = []
    for at, cell in enumerate(cells):
        if re.fullmatch(r"\d{1,4}[.、]?", cell) and int(cell.strip(".、")) == len(starts) + 1:
            starts.append(at)
    rows: list[list[str]] = []
    used = 0
    for number, start in enumerate(starts):
        last = number + 1 == len(starts)
        end = starts[number + 1] if not last else min(len(cells), start + 1 + _likely_length(rows, kinds))
        rows.append([cells[start], *_spread(kinds[1:], cells[start + 1 : end])])
        used = end
    return rows, used


def _likely_length(rows: list[list[str]], kinds: list[str | None]) -> int:
    """Lines that the last row may take: as many as the longest row before it."""
    seen = [sum(text.count("\n") + 1 for text in row[1:] if text) for row in rows]
    return max(seen, default=len(kinds) - 1)


def _spread(kinds: list[str | None], lines: list[str]) -> list[str]:
    """Lines over columns from left to right so that dates fall under dates and offices under offices."""
    if len(lines) == len(kinds):
        return lines
    width = len(kinds)
    best: list[list[tuple[float, int]]] = [[(0.0, 0)] * (width + 1) for _ in range(len(lines) + 1)]
    for at in range(len(lines) + 1):
        for column in range(width + 1):
            best[at][column] = _cheapest(best, kinds, lines, at, column)
    at, column = len(lines), width
    out = [""] * width
    while column:
        taken = best[at][column][1]
        out[column - 1] = "\n".join(lines[at - taken : at])
        at, column = at - taken, column - 1
    return out


def _cheapest(
    best: list[list[tuple[float, int]]], kinds: list[str | None], lines: list[str], at: int, column: int
) -> tuple[float, int]:
    if not column:
        return (0.0 if not at else 1e9, 0)
    options = []
    for taken in range(at + 1):
        cost = best[at - taken][column - 1][0] + _cost(kinds[column - 1], lines[at - taken : at])
        options.append((cost, taken))
    return min(options)


def _cost(kind: str | None, lines: list[str]) -> float:
    if not lines:
        return 0.1 if kind in ("remark", "score", "assist", "result", "person", "answer", "method", "phone") else 1.5
    cost = 0.3 * (len(lines) - 1) if kind not in OFFICES else 0.05 * (len(lines) - 1)
    for line in lines:
        dated, office = bool(MONTH.search(line)) and len(line) <= 24, bool(OFFICE.search(line)) and len(line) <= 24
        if kind == "due":
            cost += 0 if dated else 2
        elif kind in OFFICES:
            cost += 0 if office else 1
        else:
            cost += 0.8 if dated or office else 0
    return cost


def _by_label(kinds: list[str | None], cells: list[str]) -> tuple[list[list[str]], int]:
    """Rows of a table with levels: the kind of number in front of a cell tells its column."""
    columns = [
        number
        for number, kind in enumerate(kinds)
        if kind not in ("remark", "score", "result", "method", "person", "answer")
    ]
    scores = [number for number, kind in enumerate(kinds) if kind == "score"]
    texts = [cell for cell in cells if not (scores and SCORE.match(cell))]
    if len(texts) < len(columns) or not columns:
        return [], 0
    styles = {numbering_of(texts[number]): column for number, column in enumerate(columns)}
    if len(styles) < len(columns) or numbering_of(texts[len(columns) - 1]) == "plain":
        return _periodic(len(kinds), columns, texts)
    rows: list[list[str]] = []
    current = [""] * len(kinds)
    for used, cell in enumerate(cells):
        if scores and rows and SCORE.match(cell):
            rows[-1][scores[0]] = cell
            continue
        column = styles.get(numbering_of(cell))
        if column is None:
            if not rows or not TORN_SENTENCE.search(rows[-1][columns[-1]]):
                return rows, used
            rows[-1][columns[-1]] += cell
            continue
        current[column] = cell
        if column == columns[-1]:
            rows.append(current)
            current = [""] * len(kinds)
    return rows, len(cells)


def _periodic(width: int, columns: list[int], cells: list[str]) -> tuple[list[list[str]], int]:
    """Nothing tells the columns apart: every row is taken to be full."""
    step = len(columns)
    count = len(cells) // step
    rows = []
    for number in range(count):
        row = [""] * width
        for column, cell in zip(columns, cells[number * step : (number + 1) * step], strict=True):
            row[column] = cell
        rows.append(row)
    return rows, count * step
