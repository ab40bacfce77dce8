"""What kind of table this is and where its heading, captions, rows and foot stand."""

import re
from dataclasses import dataclass, field

from .blocks import Block, Cell
from .columns import column_kind
from .headings import find_heading, heading_texts
from .text import squeeze

FOOT = re.compile(
    r"^(?:填表说明|填报说明|填表须知|说明|备注|注|填表人|填报人|审核人|单位负责人|联系人|负责人签[字名]|制表人|"
    r"分管领导|联系电话|(?:责任督学|校长|检查人|督查人|督导组(?:长|成员)?).{0,4}(?:签[字名]|意见)|[合总]\s*计|总\s*分|总体评价|综合评价)\s*[:：]?"
)
CONTINUED = re.compile(r"续\s*表|[（(]续[）)]|^续$")
# boxes to tick, lines to write on, a date left open
TO_FILL = re.compile(r"^(?:[\s/、（）()]|是|否|有|无|符合|合格|达标|不|优|良|中|差|年|月|日|[□☐○〇_＿])*$")
BOX = re.compile(r"[□☐○〇_＿]|月\s+日")


def is_to_fill(cell: Cell) -> bool:
    """True for an empty cell, and for one with nothing but boxes to tick or lines to write on."""
    return cell.empty or bool(BOX.search(cell.text) and TO_FILL.match(cell.text))


@dataclass(slots=True)
class Table:
    """A table taken apart; row numbers point into the grid."""

    block: Block
    captions: list[int]
    header: int | None
    kinds: list[str | None]
    columns: list[str]
    rows: list[int] = field(default_factory=list)
    foot: list[int] = field(default_factory=list)
    follows: bool = False

    def cell(self, row: int, column: int) -> Cell:
        assert self.block.grid is not None
        return self.block.grid.rows[row][column]

    def column_of(self, *kinds: str) -> int | None:
        """The first column of one of these kinds."""
        return next((number for number, kind in enumerate(self.kinds) if kind in kinds), None)

    def row_texts(self, row: int) -> list[str]:
        assert self.block.grid is not None
        return [cell.text.strip() for cell in self.block.grid.distinct(row)]

    def is_band(self, row: int) -> bool:
        """A row that is one cell over the whole width: a heading inside the table."""
        assert self.block.grid is not None
        return len(self.block.grid.distinct(row)) == 1 and self.block.grid.width > 1

    def own(self, column: int) -> list[Cell]:
        """Filled cells of a column under the heading, a merged one once, without bands."""
        cells = [self.cell(row, column) for row in self.rows if not self.is_band(row)]
        return list({id(cell): cell for cell in cells if not is_to_fill(cell)}.values())


def analyse(block: Block) -> Table:
    """Captions above the heading row, the heading, the rows and the foot of a table."""
    grid = block.grid
    assert grid is not None
    heading = find_heading(grid)
    if heading is None:
        return _cut_foot(Table(block, [], None, [None] * grid.width, [""] * grid.width), 0)
    first, last = heading
    columns = heading_texts(grid, first, last)
    table = Table(block, list(range(first)), first, [column_kind(text) for text in columns], columns)
    return _cut_foot(table, last + 1)


def analyse_all(blocks: list[Block]) -> list[Table]:
    """The tables of one part; what a page has cut in two is one table that `follows` the other."""
    found: list[Table] = []
    between: list[Block] = []
    for block in blocks:
        if block.grid is None:
            between.append(block)
            continue
        before = found[-1] if found and all(CONTINUED.search(other.text) for other in between) else None
        found.append(_after(block, before))
        between = []
    return found


def _after(block: Block, before: Table | None) -> Table:
    grid = block.grid
    assert grid is not None
    table = analyse(block)
    if before is None or before.header is None:
        return table
    if table.header is None and grid.width == len(before.columns) > 1:
        table = _cut_foot(Table(block, [], before.header, before.kinds, before.columns, follows=True), 0)
    elif not table.captions:
        table.follows = table.columns == before.columns
    return table


def _cut_foot(table: Table, first: int) -> Table:
    """Tell rows from the foot; a heading that is printed again on the next page is no row."""
    grid = table.block.grid
    assert grid is not None
    end = _foot_start(table, first)
    head = [squeeze(text) for text in table.row_texts(first - 1)] if first else []
    table.rows = [row for row in range(first, end) if not _is_again(table, row, head)]
    table.foot = list(range(end, len(grid.rows)))
    return table


def _is_again(table: Table, row: int, head: list[str]) -> bool:
    texts = [squeeze(text) for text in table.row_texts(row)]
    return bool(head) and len(texts) > 1 and any(texts) and texts == head


def _foot_start(table: Table, first: int) -> int:
    """The row where remarks and signatures under the rows begin."""
    grid = table.block.grid
    assert grid is not None
    end = len(grid.rows)
    while end > first:
        texts = [text for text in table.row_texts(end - 1) if text]
        if not texts or not FOOT.match(texts[0]) or (len(texts) > 2 and texts[0].startswith(("备注", "说明"))):
            break
        end -= 1
    return end
