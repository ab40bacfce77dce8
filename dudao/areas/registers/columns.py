"""From a table to one dict a line, whatever the order of the columns and whatever stands above the titles."""

import re
from dataclasses import dataclass

from dudao.lib.statetable import NotAllowed
from dudao.lib.tabular import Table

TITLE_LINES = 8
MARK = re.compile(r"^[【\[(（]?(绝密|机密|秘密)级?[】\])）]?([★☆].*)?$")


@dataclass(frozen=True)
class Column:
    """One column of a register: what it is called, also elsewhere, and an example for the template."""

    key: str
    title: str
    sample: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the file: its number as Excel shows it, and its cells by column key ("" where empty)."""

    number: int
    cells: dict[str, str]
    torn: bool = False

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


def lines_of(table: Table, columns: tuple[Column, ...]) -> list[Line]:
    """The filled lines below the titles.

    :raises NotAllowed: a marking of secrecy, no line of titles, a required column missing, a column twice.
    """
    _refuse_secret(table.rows)
    at, places = _titles(table.rows, columns)
    lines = []
    for index, row in enumerate(table.rows[at + 1 :], start=at + 2):
        cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
        if any(cells.values()):
            lines.append(Line(index, cells, torn=index in table.torn))
    if not lines:
        raise NotAllowed("标题行下面没有内容，请填好再传。")
    return lines


def _refuse_secret(rows: list[list[str]]) -> None:
    if any(MARK.match(cell.replace(" ", "")) for row in rows[:TITLE_LINES] for cell in row):
        raise NotAllowed("这份表标有密级，不能传到本系统；请按保密规定办理，本系统没有保存它的任何内容。")


def _titles(rows: list[list[str]], columns: tuple[Column, ...]) -> tuple[int, dict[str, int]]:
    names = {_bare(name): column for column in columns for name in (column.title, *column.aliases)}
    best = max(range(min(TITLE_LINES, len(rows))), key=lambda at: sum(_bare(cell) in names for cell in rows[at]))
    places: dict[str, int] = {}
    for place, cell in enumerate(rows[best]):
        column = names.get(_bare(cell))
        if column and column.key in places:
            raise NotAllowed(f"第 {best + 1} 行有两列都是“{column.title}”，请留一列。")
        if column:
            places[column.key] = place
    missing = [column.title for column in columns if column.required and column.key not in places]
    if missing:
        raise NotAllowed(
            f"没找到“{'”“'.join(missing)}”这{'一' if len(missing) == 1 else '几'}列，请下载模板，按模板的标题填。"
        )
    return best, places


def _bare(title: str) -> str:
    return re.sub(r"[\s*＊:：]|[（(].*?[)）]", "", title)
