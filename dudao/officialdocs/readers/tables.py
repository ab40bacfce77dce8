"""What kind of table this is and where its heading, captions, rows and foot stand."""

import re
from dataclasses import dataclass, field

from .blocks import Block, Cell
from .columns import BLANK_TO_FILL, column_kind

FOOT = re.compile(
    r"^(?:填表说明|填报说明|说明|备注|注|填表人|填报人|审核人|单位负责人|联系人|负责人签[字名]|制表人|"
    r"分管领导|联系电话|合计)\s*[:：]?"
)
SENTENCE = re.compile(r"[。；？！]|，.{8,}")
MAX_HEADING = 20


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


def analyse(block: Block) -> Table:
    """Captions above the heading row, the heading, the rows and the foot of a table."""
    grid = block.grid
    assert grid is not None
    header = next((number for number in range(min(len(grid.rows), 6)) if _is_heading(block, number)), None)
    captions = list(range(header)) if header is not None else []
    table = Table(block, captions, header, [], [])
    if header is not None:
        last = _heading_depth(block, header)
        table.columns = [_heading_text(block, header, last, column) for column in range(grid.width)]
        table.kinds = [column_kind(text) for text in table.columns]
        header = last
    else:
        table.columns = [""] * grid.width
        table.kinds = [None] * grid.width
    first = 0 if header is None else header + 1
    end = _foot_start(table, first)
    table.rows = list(range(first, end))
    table.foot = list(range(end, len(grid.rows)))
    return table


def _is_heading(block: Block, row: int) -> bool:
    """Most cells are short and at least two, or the last, are known column headings."""
    assert block.grid is not None
    cells = block.grid.distinct(row)
    texts = [re.sub(r"\s", "", cell.text) for cell in cells]
    if len(texts) < 2 or any(SENTENCE.search(text) or len(text) > MAX_HEADING for text in texts):
        return False
    known = sum(column_kind(text) is not None for text in texts if text)
    return known >= 2 or (known == 1 and column_kind(texts[-1]) in BLANK_TO_FILL and bool(texts[0]))


def _heading_depth(block: Block, header: int) -> int:
    """The last row of a heading of two rows (one title over several)."""
    assert block.grid is not None
    return (
        min(header + max(cell.down for cell in block.grid.rows[header] if cell.down < 3) - 1, len(block.grid.rows) - 1)
        if any(cell.down == 2 for cell in block.grid.rows[header])
        else header
    )


def _heading_text(block: Block, first: int, last: int, column: int) -> str:
    assert block.grid is not None
    top, bottom = block.grid.rows[first][column], block.grid.rows[last][column]
    text = bottom.text if bottom is not top and not bottom.empty else top.text
    return re.sub(r"\s*\n\s*", "", text.strip())


def _foot_start(table: Table, first: int) -> int:
    """The row where remarks and signatures under the rows begin."""
    grid = table.block.grid
    assert grid is not None
    end = len(grid.rows)
    while end > first:
        texts = [text for text in table.row_texts(end - 1) if text]
        if not texts or not FOOT.match(texts[0]) or (len(texts) > 1 and texts[0].startswith("备注") and len(texts) > 2):
            break
        end -= 1
    return end
