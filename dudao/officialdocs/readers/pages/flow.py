"""Pages into blocks, in reading order, over the ends of pages."""

from ..blocks import Block, Source
from ..layout import lines_of_layout
from ..outline import find_label
from .joining import Column, column_of, continues, joined, usual_size
from .margins import drop_margins
from .ruled import edges, grid_of
from .sheet import Line, Ruled, Sheet
from .split_tables import CONTINUED, append, goes_together

EARLY = 0.8  # a page whose last line stands above this share of the height was ended on purpose


def blocks_of(sheets: list[Sheet]) -> Source:
    """Paragraphs and tables of all pages; page headers and numbers stand in `aside`."""
    source = Source(aside=drop_margins(sheets))
    flow = _Flow(source, usual_size([line for sheet in sheets for line in sheet.lines]))
    for sheet in sheets:
        flow.add_page(sheet, _column_of(sheet, sheets))
    return source


def _column_of(sheet: Sheet, sheets: list[Sheet]) -> Column:
    """Pages of one width share their edges: a first page of a few lines has none of its own."""
    lines = [line for other in sheets if abs(other.width - sheet.width) < 0.02 * sheet.width for line in other.lines]
    return column_of(lines, sheet.width)


class _Flow:
    """What was put down last, so that the next line or table may go on with it."""

    def __init__(self, source: Source, usual: float):
        self.source, self.usual = source, usual
        self.first: Line | None = None
        self.last: Line | None = None
        self.column: Column | None = None
        self.rules: list[float] = []
        self.open_table = False

    def add_page(self, sheet: Sheet, column: Column) -> None:
        things: list[Line | Ruled] = sorted([*sheet.lines, *sheet.tables], key=lambda thing: thing.top)
        for number, thing in enumerate(things):
            if isinstance(thing, Ruled):
                self._add_table(thing, sheet, number == 0 or self._only_continued(things[:number]))
            else:
                self._add_line(thing, column, sheet, new_page=number == 0)
        bottom = max((thing.bottom for thing in things), default=0.0)
        if bottom < EARLY * sheet.height:
            self.source.page_breaks.add(len(self.source.blocks))
            self.source.add_gap()

    def _only_continued(self, things: list[Line | Ruled]) -> bool:
        return all(isinstance(thing, Line) and CONTINUED.match(thing.text.strip()) for thing in things)

    def _add_line(self, line: Line, column: Column, sheet: Sheet, new_page: bool) -> None:
        if new_page and self.open_table and CONTINUED.match(line.text.strip()):
            return
        above = self.column or column
        gap = not new_page and self.last is not None and line.top - self.last.top > 1.45 * max(column.pitch, line.size)
        goes_on = (
            self.first is not None
            and self.last is not None
            and not gap
            and continues(self.last, self.first, line, column, above, self.usual)
        )
        if goes_on:
            block = self.source.blocks[-1]
            block.text = joined(block.text, line.text)
            block.sure = min(block.sure, line.sure)
        else:
            if gap:
                self.source.add_gap()
            centred = column.is_wide_title(line, self.usual) or (
                column.is_centred(line) and not find_label(line.text) and line.size >= 0.95 * self.usual
            )
            self.source.add_paragraph(line.text.strip(), "center" if centred else "")
            self.source.blocks[-1].page, self.source.blocks[-1].sure = sheet.number, line.sure
            self.first = line
        self.last, self.column, self.open_table = line, column, False

    def _add_table(self, table: Ruled, sheet: Sheet, first_on_page: bool) -> None:
        grid, rules = grid_of(table), edges(table, 0)
        sure = min((line.sure for _, lines in table.cells for line in lines), default=1.0)
        before = self.source.blocks[-1] if self.source.blocks else None
        if (
            first_on_page
            and self.open_table
            and before is not None
            and before.grid is not None
            and goes_together(before.grid, self.rules, grid, rules)
        ):
            before.row_pages += [sheet.number] * append(before.grid, grid)
            before.sure = min(before.sure, sure)
        else:
            self._put_down(grid, sheet.number, sure)
        self.first = self.last = None
        self.rules, self.open_table = rules, True

    def _put_down(self, grid, number: int, sure: float) -> None:  # type: ignore[no-untyped-def]
        start = len(self.source.blocks)
        lines = lines_of_layout(grid)
        if grid.width == 1:
            lines = [
                part for row in range(len(grid.rows)) for part in grid.rows[row][0].text.split("\n") if part.strip()
            ]
        for line in lines:
            self.source.add_paragraph(line, "center")
        if not lines:
            self.source.add_table(grid)
        for block in self.source.blocks[start:]:
            block.page, block.sure = number, sure
            _mark_rows(block, number)


def _mark_rows(block: Block, number: int) -> None:
    if block.grid is not None:
        block.row_pages = [number] * len(block.grid.rows)
