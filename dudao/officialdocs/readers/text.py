"""Sentences, brackets and comparing of texts."""

import re
import unicodedata
from functools import lru_cache

OPENERS = "（(“《〈〔[【"
CLOSERS = "）)”》〉〕]】"
SENTENCE_END = "。！？!?"


def squeeze(text: str) -> str:
    """Full width made half, quotes and white space dropped: for comparing, never for showing."""
    text = unicodedata.normalize("NFKC", text)
    bare = re.sub(r"[\s\"'“”‘’「」《》<>〈〉]", "", text).lower()
    return unicodedata.normalize("NFKC", bare)  # what stood apart may now make one sign


@lru_cache(maxsize=64)
def _signs(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(OPENERS + CLOSERS + marks)}]")


def split_outside(text: str, marks: str, closing: bool = False) -> list[str]:
    """Pieces of a text cut at marks outside brackets and quotes; with `closing` a mark stays with its piece."""
    pieces, depth, start = [], 0, 0
    for found in _signs(marks).finditer(text):
        char, at = found.group(), found.start()
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(0, depth - 1)
        elif not depth:
            pieces.append(text[start : at + 1 if closing else at])
            start = at + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def sentences(text: str) -> list[str]:
    """Sentences with their closing mark; an unmatched quote does not swallow the rest."""
    found: list[str] = []
    for line in text.split("\n"):
        balanced = sum(map(line.count, OPENERS)) == sum(map(line.count, CLOSERS))
        if balanced:
            found.extend(split_outside(line, SENTENCE_END, closing=True))
        else:
            found.extend(
                piece.strip()
                for piece in re.findall(rf"[^{SENTENCE_END}]+[{SENTENCE_END}]?[”）)]?", line)
                if piece.strip()
            )
    return found


def clauses(sentence: str) -> list[str]:
    """Parts of a sentence between commas and semicolons outside brackets."""
    return split_outside(sentence.rstrip(SENTENCE_END), "，,；;")


def names_listed(text: str) -> list[str]:
    """Names in a list with 、，; or line breaks; brackets hold together, 和 between offices splits."""
    found = []
    for line in text.split("\n"):
        found.extend(split_outside(line, "、，,；;/／ \u3000\t。"))
    return [name.strip("：:。 ") for name in found if name.strip("：:。 ")]


def drop_brackets(text: str) -> str:
    """The text without what stands in round brackets."""
    return re.sub(r"[（(][^（）()]*[)）]", "", text).strip()
