"""What a person did in the squares of one row: ticked one, typed words, or nothing."""

import re
from collections.abc import Sequence

OPEN = "□☐◻▢❏❑◽"
TICKS = "√✓✔☑☒■◼⬛●○◯×✗✘✕╳☓"
# A letter stands for a tick only next to nothing or to Chinese: never inside a word.
LETTER = re.compile(r"(?<![A-Za-z])[xXvV](?![A-Za-z])")
EMPTY_BRACKETS = re.compile(r"[（(\[【][）)\]】]")
BEFORE = re.compile(rf"([{OPEN}{TICKS}])([^{OPEN}{TICKS}]*)")
AFTER = re.compile(rf"([^{OPEN}{TICKS}]*)([{OPEN}{TICKS}])")


def answered(cells: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """(word, places ticked) of the cells of one row, one of the two empty where the person used the other.

    Without a tick, words count only where they stand alone: all the others, that were printed, struck out.
    """
    if len(cells) == 1:
        return _in_one(_spaceless(cells[0]))
    ticked = [place for place, text in enumerate(cells) if _has_tick(text)]
    if ticked:
        return (_word(cells[ticked[0]]) if len(ticked) == 1 else ""), tuple(ticked)
    words = [word for word in map(_word, cells) if word]
    return (words[0] if len(words) == 1 else ""), ()


def _in_one(text: str) -> tuple[str, tuple[int, ...]]:
    """Squares and words together in one cell, or a word out of a list. Begun with a word, squares stand after words."""
    text = LETTER.sub("√", text)
    if not any(mark in text for mark in OPEN):
        return _word(text), ()
    parts = BEFORE.findall(text) if text[0] in OPEN + TICKS else [part[::-1] for part in AFTER.findall(text)]
    ticked = [place for place, (mark, _) in enumerate(parts) if mark in TICKS]
    if len(ticked) == 1:
        return parts[ticked[0]][1], ()
    return "", tuple(ticked)


def _has_tick(text: str) -> bool:
    return any(mark in text for mark in TICKS) or bool(LETTER.search(_spaceless(text)))


def _word(text: str) -> str:
    bare = LETTER.sub("", _spaceless(text))
    return EMPTY_BRACKETS.sub("", "".join(char for char in bare if char not in OPEN + TICKS))


def _spaceless(text: str) -> str:
    return "".join(text.split())
