"""Lines of writing joined to paragraphs: by indent, by how full a line is, by what it ends and begins with."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..outline import find_label
from .sheet import Line

INDENT = 1.2  # letters; a first line stands two letters in
SHORT = 2.2  # letters short of the edge: nobody breaks a line there
VERY_SHORT = 3.6
FAR = 8.0  # letters in: a signature, a date
GAP = 1.45  # of the usual distance of two lines
ENDS = re.compile(r"[。！？：；!?;:][”’」）)》]*$")
UNBROKEN = re.compile(r"[〔（(《“]*[A-Za-z0-9@._%+/:〕-]*")  # what nobody breaks over two lines
OWN_LINE = re.compile(r"^(?:附\s*[件表录]|抄\s*送|主题词)")


@dataclass(slots=True)
class Column:
    """The block of writing on a page: left and right edge, usual distance of lines, whether first lines stand in."""

    left: float
    right: float
    pitch: float
    indented: bool

    def short(self, line: Line) -> float:
        """How many letters a line ends before the right edge."""
        return (self.right - line.x1) / max(line.size, 1)

    def inset(self, line: Line) -> float:
        """How many letters a line begins after the left edge."""
        return (line.x0 - self.left) / max(line.size, 1)

    def is_centred(self, line: Line) -> bool:
        """In the middle, away from both edges; or larger than the rest and filling the line (a wrapped title)."""
        before, after = self.inset(line), self.short(line)
        return abs(before - after) <= 2.2 and before > 2.6 and after > 1.2

    def is_wide_title(self, line: Line, usual: float) -> bool:
        return line.size > 1.2 * usual and abs(self.inset(line) - self.short(line)) <= 2.2


def column_of(lines: Sequence[Line], width: float) -> Column:
    """The edges that most lines of a page keep to."""
    if not lines:
        return Column(0.0, width, 0.0, False)
    usual = usual_size(lines)
    body = [line for line in lines if abs(line.size - usual) <= 0.15 * usual] or list(lines)
    left = _edge([line.x0 for line in body], usual, first=True)
    right = _edge([line.x1 for line in body], usual, first=False)
    steps = sorted(after.top - before.top for before, after in pairwise(body) if after.top > before.top + 1)
    pitch = steps[len(steps) // 2] if steps else 1.8 * usual
    starts = sum(INDENT < (line.x0 - left) / usual < 3 for line in body)
    return Column(left, right, min(pitch, 2.6 * usual), starts >= 0.08 * len(body))


def usual_size(lines: Sequence[Line]) -> float:
    """The height of letters in which most is written."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size)] += len(line.text)
    return max(float(counts.most_common(1)[0][0]), 1.0) if counts else 12.0


def _edge(values: list[float], usual: float, first: bool) -> float:
    """The outermost edge at which at least two lines, or a tenth of them, stand."""
    ordered = sorted(values, reverse=not first)
    for value in ordered:
        if sum(abs(value - other) <= 0.6 * usual for other in values) >= max(2, 0.06 * len(values)):
            return value
    return ordered[0]


def joined(before: str, after: str) -> str:
    """Two pieces of one text: a blank between Latin words only."""
    glue = (
        " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha() else ""
    )
    return before.rstrip() + glue + after.lstrip()


def continues(before: Line, first: Line, line: Line, column: Column, above: Column, usual: float) -> bool:
    """Whether `line` goes on with the paragraph that began with `first` and whose last line is `before`.

    `above` is the column of the page where `before` stands.
    """
    if abs(line.size - before.size) > 0.15 * usual:
        return False
    if above.inset(before) > FAR:
        return False  # a signature or a day at the right
    if column.is_wide_title(line, usual) or above.is_wide_title(before, usual):
        if line.text.startswith("关于"):
            return False
        return above.short(before) < 1.2 + (usual < before.size) and column.is_wide_title(line, usual)
    if above.is_centred(before) or (column.is_centred(line) and column.inset(line) > 4):
        return False
    begins = bool(find_label(line.text)) or bool(OWN_LINE.match(line.text.strip()))
    if begins and (ENDS.search(before.text) or above.short(before) > SHORT or column.inset(line) > INDENT):
        return False
    inset = column.inset(line)
    shortness = max(0.0, above.short(before) - _unbroken(line.text))
    if inset > INDENT:
        return inset <= FAR and shortness <= INDENT and _hangs(before, first, inset, above)
    if shortness > VERY_SHORT or (ENDS.search(before.text) and shortness > INDENT):
        return False
    return column.indented or shortness <= SHORT


def _unbroken(text: str) -> float:
    """Width, in letters, of the piece at the start of a line that had to stand together."""
    found = UNBROKEN.match(text.strip())
    return 0.6 * len(found.group()) if found and len(found.group()) > 1 else 0.0


def _hangs(before: Line, first: Line, inset: float, above: Column) -> bool:
    """A line that stands in goes on with a paragraph whose lines all do: a list of names, a block set in."""
    start = above.inset(first)
    deeper = start > INDENT and inset > start + 0.8
    if before is first:
        return deeper or (abs(inset - start) < 0.4 and start > 3 and not ENDS.search(before.text))
    return abs(inset - above.inset(before)) < 0.4 and (deeper or start > 3)
