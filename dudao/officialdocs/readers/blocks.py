"""The source as a list of blocks: paragraphs and tables in reading order."""

from dataclasses import dataclass, field
from typing import Any

from dudao.officialdocs.shapes import Notice


@dataclass(slots=True, eq=False)
class Cell:
    """One cell of a table; a merged cell stands once as an object in every square it covers."""

    text: str
    row: int
    column: int
    across: int = 1
    down: int = 1

    @property
    def empty(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class Grid:
    """A table as a rectangle of cells: `grid.rows[r][c]`."""

    rows: list[list[Cell]]

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def distinct(self, row: int) -> list[Cell]:
        """Cells of a row from left to right, a merged cell once."""
        seen: list[Cell] = []
        for cell in self.rows[row]:
            if not seen or seen[-1] is not cell:
                seen.append(cell)
        return seen

    def texts(self) -> list[list[str]]:
        """Texts for showing: a cell merged downwards or across only at its first square."""
        return [
            [cell.text if (cell.row, cell.column) == (r, c) else "" for c, cell in enumerate(row)]
            for r, row in enumerate(self.rows)
        ]


@dataclass(slots=True)
class Block:
    """A paragraph or a table; `part` is notice, body or the label of an annex.

    `page` is told by files that have pages, `row_pages` the page of each row of a table; `sure` is below 1 where the
    letters themselves were guessed from a picture; `original` is the text as it stood, where it was rewritten.
    """

    index: int
    kind: str
    text: str = ""
    grid: Grid | None = None
    align: str = ""
    part: str = ""
    page: int | None = None
    row_pages: list[int] = field(default_factory=list)
    sure: float = 1.0
    original: str = ""

    def as_plain(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"i": self.index, "kind": self.kind, "text": self.text, "part": self.part}
        if self.grid is not None:
            plain["rows"] = self.grid.texts()
        if self.page is not None:
            plain["page"] = self.page
        if self.original:
            plain["original"] = self.original
        return plain


@dataclass(slots=True)
class Source:
    """What a file reader hands over: blocks without empty paragraphs, and before which a gap or a new page was.

    `aside` are texts outside the flow (page headers), looked at for a secrecy marking only; `notes` are what the person
    who reviews should know about the file itself; `pictures` are the numbers of pages that hold no writing.
    """

    blocks: list[Block] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)
    page_breaks: set[int] = field(default_factory=set)
    aside: list[str] = field(default_factory=list)
    notes: list[Notice] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)

    def add_paragraph(self, text: str, align: str = "") -> None:
        self.blocks.append(Block(len(self.blocks), "paragraph", text, align=align))

    def add_table(self, grid: Grid) -> None:
        if grid.rows:
            self.blocks.append(Block(len(self.blocks), "table", grid=grid))

    def add_gap(self) -> None:
        """An empty line stood here, before the block that comes next."""
        self.gaps.add(len(self.blocks))
