"""Documents cited with 《》, each with the number that stands after it."""

import re

from dudao.officialdocs.shapes import Place, Reference

from .blocks import Block
from .head import DOC_NUMBER
from .parts import Part
from .text import squeeze

AFTER = re.compile(r"^\s*[（(【\[]?\s*(?P<number>" + DOC_NUMBER.pattern + r")")


def cited_titles(text: str) -> list[tuple[str, int]]:
    """Titles between the outermost 《》 with the position after each; an unclosed one is left out."""
    found, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "《":
            if not depth:
                start = at + 1
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if not depth:
                found.append((text[start:at], at + 1))
    return found


def read_references(parts: list[Part], own_titles: set[str]) -> list[Reference]:
    """Every cited document once, without the paper itself and its annexes; a later mention may add the number."""
    own_titles = own_titles | {squeeze(part.title) for part in parts if part.is_annex}
    found: dict[str, Reference] = {}
    for part in parts:
        for block in part.blocks:
            for text, words in _texts(block, part.name):
                for title, end in cited_titles(text):
                    key = squeeze(title)
                    if not key or key in own_titles:
                        continue
                    number = AFTER.match(text[end:])
                    entry = found.setdefault(
                        key, Reference(title=re.sub(r"\s*\n\s*", "", title.strip()), place=Place(block.index, words))
                    )
                    if number and not entry.doc_number:
                        entry.doc_number = re.sub(r"\s", "", number["number"])
    return list(found.values())


def _texts(block: Block, name: str) -> list[tuple[str, str]]:
    if block.grid is None:
        return [(block.text, f"{name} 第{block.index + 1}段")]
    return [
        (cell.text, f"{name} 第{r + 1}行")
        for r, row in enumerate(block.grid.rows)
        for c, cell in enumerate(row)
        if (cell.row, cell.column) == (r, c) and "《" in cell.text
    ]
