"""Rows of tables of which nothing was read, and whole tables whose columns were not understood."""

import re

from dudao.officialdocs.shapes import Notice, Place

from .blocks import Block, Cell
from .claims import Claims, names_in
from .signs import ASKS, MAIL, TELEPHONE
from .tables import analyse, is_to_fill

SHOWN = 6  # so many rows are told one by one; more are told as the table
SAYS_ENOUGH = 6
FILLED, BLANK = 0.5, 0.3
SHORT = 14  # a row of an item and its value: the limit is all that it says
NO_CONTENT = re.compile(r"^(?:[小合总]\s*计|总\s*分|得\s*分|……|…|备\s*注|说\s*明|注|\d+[分%]?|[-—/]+)[:：]?$")


def left_rows(block: Block, part: str, claims: Claims) -> list[Notice]:
    """Notices for one table."""
    table = analyse(block)
    rows = [row for row in table.rows if _content(block, row)]
    claimed = claims.rows(block.index)
    limits = {entry.place.row for entry in claims.at(block.index, "quantities") if entry.place}
    left = [row for row in rows if row not in claimed and not _is_said(block, row, claims)]
    left = [row for row in left if row not in limits or len(_content(block, row)) > SHORT]
    if not rows or not left:
        return _form_missing(block, part, table.rows, claims)
    if not claimed:
        return _whole(block, part, table.rows, left, claims)
    bands = {row for row in left if table.is_band(row) or _is_title(block, row)}
    left = [row for row in left if row not in bands]
    found = _form_missing(block, part, table.rows, claims)
    if len(left) > SHOWN:
        return [_notice(block, part, None, f"这张表有 {len(left)} 行没有读成条目，请对照原件看一眼")]
    return found + [
        _notice(block, part, row, f"这一行“{_content(block, row)[:12]}…”没有读成条目，请看一眼") for row in left
    ]


def _whole(block: Block, part: str, rows: list[int], left: list[int], claims: Claims) -> list[Notice]:
    """A table without one entry: told unless it is a blank form, of which most squares wait to be filled in."""
    assert block.grid is not None
    cells = [cell for row in rows for cell in block.grid.distinct(row) if cell.row == row]
    filled = [cell for cell in cells if not is_to_fill(cell)]
    asked = [cell for cell in filled if ASKS.search(cell.text)]
    is_form = bool(claims.at(block.index, "forms"))
    full = len(filled) >= FILLED * len(cells) and len(left) > 1
    if (full and not (is_form and _labels_only(filled))) or len(asked) > 1:
        return [_notice(block, part, None, "这张表没有读成条目，请看一眼里面有没有要点、任务、名单或时间")]
    return _form_missing(block, part, rows, claims)


def _form_missing(block: Block, part: str, rows: list[int], claims: Claims) -> list[Notice]:
    """Squares wait to be filled in and no blank form was read: its title may be one nobody knows."""
    assert block.grid is not None
    cells = [cell for row in rows for cell in block.grid.distinct(row) if cell.row == row]
    blank = sum(is_to_fill(cell) for cell in cells)
    if claims.at(block.index, "forms") or len(cells) < 4 or blank < BLANK * len(cells):
        return []
    return [_notice(block, part, 0, "这张表有要填的空格，没有读成表样，请看一眼")]


def _labels_only(filled: list[Cell]) -> bool:
    """Short words beside squares: a sheet to fill in, whatever share of it is printed."""
    return sum(len(cell.text.strip()) > 10 for cell in filled) * 5 < len(filled)


def _content(block: Block, row: int) -> str:
    """The longest text of a row that begins in it; "" for numbers, sums and squares to fill in."""
    assert block.grid is not None
    texts = [cell.text.strip() for cell in block.grid.distinct(row) if cell.row == row and not is_to_fill(cell)]
    texts = [text for text in texts if not NO_CONTENT.match(text)]
    longest = max(texts, key=len, default="")
    return longest if len(longest) >= SAYS_ENOUGH or len(texts) > 1 else ""


def _is_said(block: Block, row: int, claims: Claims) -> bool:
    """People, telephones and texts of the row that stand in entries, wherever those say that they stand."""
    assert block.grid is not None
    texts = [cell.text for cell in block.grid.distinct(row)]
    whole = "\n".join(texts)
    if names_in(whole, claims.people):
        return True
    digits = [re.sub(r"\D", "", hit.group()) for hit in TELEPHONE.finditer(whole)]
    if any(digit and any(digit in number for number in claims.numbers) for digit in digits):
        return True
    if any(hit.group().lower() in claims.mails for hit in MAIL.finditer(whole)):
        return True
    longest = max(texts, key=len)
    return len(longest) >= SAYS_ENOUGH and claims.says(longest, "indicators", "tasks", "phases", "duties", "reporting")


def _is_title(block: Block, row: int) -> bool:
    """One short text beside empty squares: a title between the rows."""
    assert block.grid is not None
    texts = [cell.text.strip() for cell in block.grid.distinct(row) if not cell.empty]
    return len(texts) == 1 and len(texts[0]) <= 24


def _notice(block: Block, part: str, row: int | None, message: str) -> Notice:
    words = f"{part} 第{row + 1}行" if row is not None else f"{part} 表格"
    return Notice("left_over", message, Place(block.index, words, row))
