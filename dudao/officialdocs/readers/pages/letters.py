"""Letters of a PDF into lines of writing."""

import re
from collections.abc import Iterable
from typing import Any

from .sheet import Line

SAME_LINE = 0.45  # of the height of a letter
BLANK, WIDE_BLANK, ASCII_BLANK = 0.5, 1.5, 0.18  # of the height of a letter
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.．]?")

Letter = dict[str, Any]


def lines_of(letters: Iterable[Letter], walls: list[tuple[float, float, float]] | None = None) -> list[Line]:
    """Lines from top to bottom; `walls` are upright rules (x, top, bottom) that part what stands beside them."""
    found: list[Line] = []
    for row in _rows(letter for letter in letters if letter.get("upright", True) and letter["text"]):
        for piece in _pieces(row, walls or []):
            line = _line(piece)
            if line:
                found.append(line)
    return sorted(found, key=lambda line: (line.top, line.x0))


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters of about one height together."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: ((letter["top"] + letter["bottom"]) / 2, letter["x0"])):
        middle = (letter["top"] + letter["bottom"]) / 2
        if rows and abs(middle - _middle(rows[-1])) <= SAME_LINE * max(letter["size"], rows[-1][0]["size"]):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return rows


def _middle(row: list[Letter]) -> float:
    return float((row[0]["top"] + row[0]["bottom"]) / 2)


def _pieces(row: list[Letter], walls: list[tuple[float, float, float]]) -> list[list[Letter]]:
    """A row cut where an upright rule stands, and where the gap is wider than any that stands inside a line."""
    pieces: list[list[Letter]] = []
    middle = _middle(row)
    cuts = sorted(x for x, top, bottom in walls if top <= middle <= bottom)
    spaced = False
    for letter in sorted(row, key=lambda letter: letter["x0"]):
        if not letter["text"].strip():
            spaced = True
            continue
        before = pieces[-1][-1] if pieces else None
        letter["spaced"], spaced = spaced, False
        between = before and any(before["x0"] + 0.5 * before["width"] <= x <= letter["x0"] + 1 for x in cuts)
        if before is None or between:
            pieces.append([letter])
        elif not _drawn_twice(before, letter):
            pieces[-1].append(letter)
    return pieces


def _drawn_twice(before: Letter, letter: Letter) -> bool:
    """Bold that was made by printing a letter twice."""
    return bool(before["text"] == letter["text"] and abs(before["x0"] - letter["x0"]) < 0.25 * letter["size"])


def _line(letters: list[Letter]) -> Line | None:
    text = ""
    for number, letter in enumerate(letters):
        after_number = bool(NUMBERED.fullmatch(text)) and letter["spaced"]
        text += (_blank(letters[number - 1], letter) or " " * after_number if number else "") + letter["text"]
    if not text.strip():
        return None
    size = sorted(letter["size"] for letter in letters)[len(letters) // 2]
    return Line(
        text,
        min(letter["x0"] for letter in letters),
        max(letter["x1"] for letter in letters),
        min(letter["top"] for letter in letters),
        max(letter["bottom"] for letter in letters),
        float(size),
    )


def _blank(before: Letter, letter: Letter) -> str:
    """The blanks that the gap between two letters stands for; beside a number a typed blank is only for the eye."""
    gap = (letter["x0"] - before["x1"]) / max(letter["size"], 1)
    if gap > WIDE_BLANK:
        return "  "
    both_latin = before["text"].isascii() and letter["text"].isascii()
    alike = both_latin == (before["text"].isascii() or letter["text"].isascii())
    least = ASCII_BLANK if both_latin else BLANK
    return " " if gap > least or (letter["spaced"] and alike) else ""
