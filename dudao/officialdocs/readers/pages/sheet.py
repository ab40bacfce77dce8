"""What stands on one page, before anybody knows what is a paragraph. Lengths are points, or pixels of a scan."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """One line of writing; `size` is the height of its letters, `sure` how sure they were recognised (0 to 1)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    sure: float = 1.0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Ruled:
    """A table drawn with rules: the box of every cell as (x0, top, x1, bottom), and the lines of writing in it."""

    cells: list[tuple[tuple[float, float, float, float], list[Line]]]

    @property
    def top(self) -> float:
        return min(box[1] for box, _ in self.cells)

    @property
    def bottom(self) -> float:
        return max(box[3] for box, _ in self.cells)


@dataclass(slots=True)
class Sheet:
    """A page: its lines outside tables from top to bottom, and its tables; `picture` when nothing on it is writing."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Ruled] = field(default_factory=list)
    picture: bool = False

    def place_tables(self, tables: list[Ruled], lines: list[Line]) -> None:
        """Hand every line to the cell that holds its middle, the others to the page."""
        self.tables = [table for table in tables if len(table.cells) > 1]
        self.lines = [line for line in lines if not self._into_cell(line)]

    def _into_cell(self, line: Line) -> bool:
        across = (line.x0 + line.x1) / 2
        for table in self.tables:
            for (x0, top, x1, bottom), held in table.cells:
                left = x0 if x0 > 1 else float("-inf")
                right = x1 if x1 < self.width - 1 else float("inf")
                if left <= across <= right and top <= line.middle <= bottom:
                    held.append(line)
                    return True
        return False
