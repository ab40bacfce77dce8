"""The source text of a scheme with the places of the entries marked, so that both sides light each other up.

Pure: blocks of the draft and entries in, blocks of segments out. A segment with a ``link`` is a marked place; entries
that were read out of the same words share one.
"""

import re
from dataclasses import dataclass, field

from dudao.schemes.drafts import OFFERED, is_doubtful

from .originals import original_cells

TEXT_OF = {
    "indicators": ("point",), "tasks": ("text",), "quantities": ("source_sentence", "what"), "phases": ("name",),
    "reporting": ("source_sentence", "what"), "groups": ("name",), "duties": ("text", "unit"),
    "references": ("title",), "contacts": ("value",), "forms": ("title",),
    "aims": ("text", "heading"), "targets": ("source_sentence", "what"), OFFERED: ("text",),
}  # fmt: skip
HEADING = re.compile(r"^[一二三四五六七八九十]+、.{1,24}$")


@dataclass
class Segment:
    text: str
    link: str = ""
    low: bool = False
    on: bool = False


@dataclass
class ShownCell:
    """A cell of a table; ``down`` rows are covered by it."""

    segments: list[Segment]
    down: int = 1


@dataclass
class ShownBlock:
    """A paragraph (``segments``) or a table (``rows``). ``anchor`` marks a heading."""

    kind: str
    segments: list[Segment] = field(default_factory=list)
    rows: list[list[ShownCell]] = field(default_factory=list)
    anchor: str = ""
    left: bool = False  # something in it was read into no entry


@dataclass
class Mark:
    """Where one entry stands: block, cell (None in a paragraph), start and end within its text."""

    entry_id: str
    cell: tuple[int, int] | None
    start: int
    end: int
    low: bool


class SourceView:
    """``blocks`` to show, ``links`` from entry id to the link of its place, ``outline`` of the headings."""

    def __init__(
        self, blocks: list[dict], listed: list[tuple[str, dict]], open_id: str = "", *, anchors=(), original=False,
        left=frozenset(),
    ):  # fmt: skip
        self.links: dict[str, str] = {}
        self._open, self._original = open_id, original
        self.has_original = any(block.get("original") for block in blocks)
        marks: dict[int, list[Mark]] = {}
        by_index = {block["i"]: block for block in blocks}
        for name, entry in listed:
            place = entry.get("place") or {}
            block = by_index.get(place.get("block"))
            if block is not None and not entry["dropped"]:
                marks.setdefault(block["i"], []).append(_mark(name, entry, block, place.get("row")))
        self.blocks = [self._shown(block, marks.get(block["i"], [])) for block in blocks]
        self.outline = _outline(blocks)
        wanted = {ref for ref, _ in self.outline} | {f"s{block}" for block in anchors}
        for shown, block in zip(self.blocks, blocks, strict=True):
            shown.anchor = f"s{block['i']}" if f"s{block['i']}" in wanted else ""
            shown.left = block["i"] in left

    def _shown(self, block: dict, marks: list[Mark]) -> ShownBlock:
        if block["kind"] != "table":
            segments = self._cut(block["text"], [m for m in marks if m.cell is None], f"{block['i']}")
            segments = self._in_own_letters(segments, block.get("original") or "")
            return ShownBlock("heading" if HEADING.match(block["text"]) else "paragraph", segments)
        texts = block.get("rows") or []
        own = original_cells(block) if self._original else []
        rows = [
            [
                ShownCell(self._cell(block, marks, (r, c), text, own), _down(texts, r, c))
                for c, text in enumerate(row)
                if not _is_covered(texts, r, c)
            ]
            for r, row in enumerate(texts)
        ]
        return ShownBlock("table", rows=rows)

    def _cell(self, block: dict, marks: list[Mark], at: tuple[int, int], text: str, own: list[list[str]]):
        segments = self._cut(text, [m for m in marks if m.cell == at], f"{block['i']}-{at[0]}-{at[1]}")
        return self._in_own_letters(segments, own[at[0]][at[1]] if own else "")

    def _in_own_letters(self, segments: list[Segment], original: str) -> list[Segment]:
        """The same segments in the characters of the paper, where they agree letter by letter."""
        if not self._original or len(original) != sum(len(part.text) for part in segments):
            return segments
        at = 0
        for part in segments:
            part.text, at = original[at : at + len(part.text)], at + len(part.text)
        return segments

    def _cut(self, text: str, marks: list[Mark], ref: str) -> list[Segment]:
        """The text cut at its marks; marks that overlap become one segment."""
        segments: list[Segment] = []
        at = 0
        for start, end, held in _merged(marks):
            if start > at:
                segments.append(Segment(text[at:start]))
            link = f"L{ref}-{start}"
            for mark in held:
                self.links[mark.entry_id] = link
            lit = self._open in [mark.entry_id for mark in held]
            segments.append(Segment(text[start:end], link, any(mark.low for mark in held), lit))
            at = end
        if at < len(text):
            segments.append(Segment(text[at:]))
        return segments


def _is_covered(rows: list[list[str]], r: int, c: int) -> bool:
    """Whether a cell belongs to the one above: blank like all on its left, in a row that says something further on."""
    return r > 1 and not any(rows[r][: c + 1]) and any(rows[r][c + 1 :])


def _down(rows: list[list[str]], r: int, c: int) -> int:
    below = r + 1
    while r > 0 and below < len(rows) and c < len(rows[below]) and _is_covered(rows, below, c):
        below += 1
    return below - r


def _mark(name: str, entry: dict, block: dict, row: int | None) -> Mark:
    wanted = [str(entry.get("was", {}).get(key) or entry.get(key) or "") for key in TEXT_OF[name]]
    low = name != OFFERED and is_doubtful(entry)
    if block["kind"] == "table":
        rows = block.get("rows") or []
        cell, start, end = _in_table(rows, row, wanted)
        return Mark(entry["id"], cell, start, end, low)
    start, end = _find(block["text"], wanted) or (0, len(block["text"]))
    return Mark(entry["id"], None, start, end, low)


def _in_table(rows: list[list[str]], row: int | None, wanted: list[str]) -> tuple[tuple[int, int], int, int]:
    """The cell and the range of the entry's words: in its row, else anywhere, else the longest cell of the row."""
    tried = [row] if row is not None and 0 <= row < len(rows) else range(len(rows))
    for r in tried:
        for c, text in enumerate(rows[r]):
            found = _find(text, wanted)
            if found:
                return (r, c), *found
    r = row if row is not None and 0 <= row < len(rows) else 0
    c = max(range(len(rows[r])), key=lambda n: len(rows[r][n])) if rows and rows[r] else 0
    return (r, c), 0, len(rows[r][c]) if rows and rows[r] else 0


def _find(text: str, wanted: list[str]) -> tuple[int, int] | None:
    for words in filter(None, wanted):
        start = text.find(words)
        if start >= 0:
            return start, start + len(words)
        loose = re.search(r"\s*".join(map(re.escape, re.sub(r"\s", "", words)[:200])), text)
        if loose:
            return loose.start(), loose.end()
    return None


def _merged(marks: list[Mark]) -> list[tuple[int, int, list[Mark]]]:
    ranges: list[tuple[int, int, list[Mark]]] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if ranges and mark.start < ranges[-1][1]:
            start, end, held = ranges[-1]
            ranges[-1] = (start, max(end, mark.end), [*held, mark])
        elif mark.end > mark.start:
            ranges.append((mark.start, mark.end, [mark]))
    return ranges


def _outline(blocks: list[dict]) -> list[tuple[str, str]]:
    """(anchor, words) of the parts and the headings of the first level."""
    rows, part = [], None
    for block in blocks:
        text = block["text"].strip()
        if block.get("part") and block["part"] != part:
            part = block["part"]
            rows.append((f"s{block['i']}", part))
        if block["kind"] != "table" and HEADING.match(text):
            rows.append((f"s{block['i']}", text.replace("、", " ", 1)[:10]))
    return rows
