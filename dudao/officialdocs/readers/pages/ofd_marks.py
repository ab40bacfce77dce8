"""What is drawn on a page of an OFD file: letters where they stand, and the straight rules. Lengths become points.

A mark stands in a box on the page; inside the box a matrix may turn and stretch it (GB/T 33190-2016, 8 and 11).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree

POINTS = 72 / 25.4  # an OFD measures in millimetres
HAN_FROM = "\u2e80"  # signs from here on fill a square, those before about half of one
ABOVE, BELOW = 0.86, 0.14  # of the size of a letter, over and under the line that it stands on
STRAIGHT = 0.7  # points off the straight
THIN = 2.0  # points: a filled box no thicker is a rule

Matrix = tuple[float, float, float, float, float, float]
WHOLE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
STEPS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


@dataclass(frozen=True, slots=True)
class Box:
    """Where a mark stands on the page and how it lies there."""

    left: float
    top: float
    width: float
    height: float
    matrix: Matrix = WHOLE

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the mark as one of the page, in points."""
        a, b, c, d, e, f = self.matrix
        return (a * x + c * y + e + self.left) * POINTS, (b * x + d * y + f + self.top) * POINTS

    @property
    def stretch(self) -> float:
        """By how much letters grow."""
        a, b, c, d, *_ = self.matrix
        return float(abs(a * d - b * c)) ** 0.5

    @property
    def upright(self) -> bool:
        return abs(self.matrix[1]) <= 0.02 * max(abs(self.matrix[0]), 1e-6)


def numbers(text: str | None) -> list[float]:
    """Numbers apart from one another by blanks; what is none is left out."""
    found = []
    for word in (text or "").split():
        try:
            found.append(float(word))
        except ValueError:
            continue
    return found


def box_of(mark: etree._Element, origin: tuple[float, float]) -> Box:
    """The box of a mark, by the corner of the page."""
    left, top, width, height = (*numbers(mark.get("Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    matrix = numbers(mark.get("CTM"))
    turned: Matrix = (*matrix,) if len(matrix) == 6 else WHOLE  # type: ignore[assignment]
    return Box(left - origin[0], top - origin[1], width, height, turned)


def letters_of(mark: etree._Element, box: Box) -> Iterator[dict[str, Any]]:
    """Every letter of a text, in the shape that lines_of wants."""
    size = (numbers(mark.get("Size")) or [3.5])[0]
    x = y = 0.0
    for code in mark.iter("{*}TextCode"):
        text = (code.text or "").replace("\r", "").replace("\n", "")
        x, y = (numbers(code.get("X")) or [x])[0], (numbers(code.get("Y")) or [y])[0]
        across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
        for number, sign in enumerate(text):
            natural = size * (1.0 if sign >= HAN_FROM else 0.7 if sign.isupper() else 0.5)
            step = across[number] if number < len(across) else natural
            yield _letter(sign, box, (x, y), size, step if 0 < step <= size else natural)
            turned = number < len(down) and number >= len(across)  # written downwards
            x += 0.0 if turned else step
            y += down[number] if number < len(down) else 0.0


def _letter(sign: str, box: Box, at: tuple[float, float], size: float, width: float) -> dict[str, Any]:
    x0, line = box.point(*at)
    x1, _ = box.point(at[0] + width, at[1])
    height = size * box.stretch * POINTS
    return {
        "text": sign, "x0": x0, "x1": max(x1, x0), "width": max(x1 - x0, 0.0), "size": max(height, 1.0),
        "top": line - ABOVE * height, "bottom": line + BELOW * height, "upright": box.upright,
    }  # fmt: skip


def _deltas(text: str | None) -> list[float]:
    """Steps from letter to letter; `g 5 4.2` stands for five steps of 4.2."""
    found: list[float] = []
    words = (text or "").split()
    while words:
        if words[0] == "g" and len(words) >= 3:
            count = (numbers(words[1]) or [0.0])[0]
            found += (numbers(words[2]) or [0.0]) * min(int(count), 10_000)
            words = words[3:]
        else:
            found += numbers(words[0])
            words = words[1:]
    return found


def rules_of(mark: etree._Element, box: Box) -> Iterator[dict[str, Any]]:
    """The level and upright lines of a path; thin filled boxes count as one line."""
    for path in _paths(mark.findtext("{*}AbbreviatedData") or ""):
        points = [box.point(x, y) for x, y in path]
        thin = _thin(points)
        for (x0, y0), (x1, y1) in [thin] if thin else pairwise(points):
            if abs(y0 - y1) <= STRAIGHT and abs(x0 - x1) > THIN:
                yield _rule("h", min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2)
            elif abs(x0 - x1) <= STRAIGHT and abs(y0 - y1) > THIN:
                yield _rule("v", (x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1))


def _rule(orientation: str, x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "width": x1 - x0, "height": bottom - top, "object_type": "line",
    }  # fmt: skip


def _thin(points: list[tuple[float, float]]) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The middle line of a closed path that is as thin as a rule."""
    if len(points) < 4:
        return None
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    if y1 - y0 <= THIN < x1 - x0:
        return (x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)
    if x1 - x0 <= THIN < y1 - y0:
        return ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)
    return None


def _paths(data: str) -> Iterator[list[tuple[float, float]]]:
    """Strokes of a path without lifting the pen; curves count as the line between their ends."""
    words, path, start = data.split(), [], (0.0, 0.0)  # type: ignore[var-annotated]
    place = 0
    while place < len(words):
        act, count = words[place], STEPS.get(words[place], 0)
        held = numbers(" ".join(words[place + 1 : place + 1 + count]))
        place += 1 + count
        if act in ("S", "M") and len(held) == 2:
            if len(path) > 1:
                yield path
            start = (held[0], held[1])
            path = [start]
        elif act in ("L", "Q", "B", "A") and len(held) == count:
            path.append((held[-2], held[-1]))
        elif act == "C" and path:
            path.append(start)
    if len(path) > 1:
        yield path
