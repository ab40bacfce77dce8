"""Whether a place of a reading carries something that makes a person look: a doubt of an entry, or a notice there."""

import re
import unicodedata
from dataclasses import dataclass

SURE = 0.8  # dudao.schemes.drafts: below it the review shows an entry among the doubtful
NEAR = 0.6  # share of the letters of a text that its place must hold


def tight(text) -> str:
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", str(text or ""))).lower()


@dataclass(frozen=True)
class Spot:
    """A sentence of the source, or (`wide`) a whole cell, row or paragraph; `text` is tight."""

    block: int
    row: int | None
    text: str
    kind: str
    wide: bool = False


class Flags:
    """What of one reading (the plain dict) is flagged, and where."""

    def __init__(self, read: dict):
        self._read = read
        self.notices = [note for note in read.get("warnings") or [] if note.get("place")]
        self.spots = [spot for block in read.get("blocks") or [] for spot in _spots(block)]

    def of_entry(self, entry: dict) -> str:
        """Why a person looks at this entry: "doubt", the kind of a notice at its place, or ""."""
        if entry.get("confidence", 1.0) < SURE or entry.get("reasons"):
            return "doubt"
        place = entry.get("place") or {}
        said = tight(entry.get("source_sentence") or entry.get("point") or entry.get("text") or entry.get("value"))
        return self._noticed(place.get("block"), place.get("row"), said)

    def of_missing(self, name: str, spots: list[Spot]) -> str:
        """Why a person looks at the place where something was not read; a doubtful entry of the same list is one."""
        for spot in spots:
            noticed = self._noticed(spot.block, spot.row, spot.text)
            if noticed:
                return noticed
            for entry in self._read.get(name) or []:
                place = entry.get("place") or {}
                here = place.get("block") == spot.block and place.get("row") == spot.row
                sentence = tight(entry.get("source_sentence"))
                same = not sentence or sentence in spot.text or spot.text in sentence
                if here and same and (entry["confidence"] < SURE or entry["reasons"]):
                    return "doubt beside"
        return ""

    def _noticed(self, block: int | None, row: int | None, said: str) -> str:
        for note in self.notices:
            place, quotes = note["place"], [tight(line) for line in (note.get("quote") or "").split("\n")]
            here = place["block"] == block and place.get("row") in (None, row)
            if here and (not said or any(_overlap(quote, said) for quote in quotes)):
                return note["kind"]
        return ""

    def find(self, words: list[str], must: list[str] = ()) -> list[Spot]:
        """Where `words` stand, all that are as near as the nearest; every one of `must` has to be there.

        What stands in one sentence is not looked for in the whole paragraph."""
        wanted, needed = [tight(word) for word in words if tight(word)], [tight(word) for word in must if tight(word)]
        best, found = NEAR, []
        for spot in self.spots:
            if any(word not in spot.text for word in needed):
                continue
            near = max((_share(word, spot.text) for word in wanted), default=0)
            if near > best:
                best, found = near, []
            if near == best and near > NEAR:
                found.append(spot)
        return [spot for spot in found if not spot.wide] or found


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _share(word: str, text: str) -> float:
    """The share of the pairs of letters of `word` that stand in `text`."""
    if word in text:
        return 1.0
    pairs = {word[at : at + 2] for at in range(len(word) - 1)} or {word}
    return sum(pair in text for pair in pairs) / len(pairs) * 0.99


def _spots(block: dict) -> list[Spot]:
    if block["kind"] != "table":
        return _pieces(block["i"], None, block["text"], "paragraph")
    found = []
    for r, row in enumerate(block.get("rows") or []):
        for cell in row:
            found += _pieces(block["i"], r, cell, "table")
        found.append(Spot(block["i"], r, tight("".join(row)), "table", wide=True))
    return found


def _pieces(block: int, row: int | None, text: str, kind: str) -> list[Spot]:
    pieces = [piece for piece in re.split(r"(?<=[。！？!?；;])|\n", text) if piece.strip()]
    sentences = [Spot(block, row, tight(piece), kind) for piece in pieces]
    return sentences if len(pieces) < 2 else [*sentences, Spot(block, row, tight(text), kind, wide=True)]
