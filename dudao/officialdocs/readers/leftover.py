"""What nothing was read out of, though it looks as if there were something: a notice at its place.

Every paragraph and every row is claimed by entries, or furniture (addresses, signatures, headings), or left over. Of
what is left over, that which sends, limits, asks, names people or a day is told to the person who reviews.
"""

import re
from itertools import zip_longest

from dudao.officialdocs.shapes import Notice, Place, ReadDocument

from .blocks import Block
from .claims import Claims
from .left_rows import left_rows
from .left_signs import SHEET_NAME, signs_of
from .outline import without_label
from .parts import Part
from .signs import FURNITURE, TELEPHONE
from .text import sentences, squeeze

KIND = "left_over"


def left_over(document: ReadDocument, parts: list[Part]) -> list[Notice]:
    """One notice for a paragraph, a row or a table of which something may have been missed."""
    claims = Claims(document)
    found: list[Notice] = []
    titles = {squeeze(form.title) for form in document.forms}
    for part in parts:
        blocks = part.content()
        for block, below in zip_longest(blocks, blocks[1:]):
            if below is not None and _is_lost_title(block, below, titles, claims):
                message = f"“{block.text.strip()[:16]}”下面的表没有读成表样，请看一眼"
                found.append(Notice(KIND, message, _place(block, part)))
            elif block.grid is not None:
                found += left_rows(block, part.name, claims)
            elif notice := _of_paragraph(block, part, claims):
                found.append(notice)
    return found


def _of_paragraph(block: Block, part: Part, claims: Claims) -> Notice | None:
    text = block.text.strip()
    if FURNITURE.search(re.sub(r"\s", "", text)) and not TELEPHONE.search(text):
        return None
    left = [(sentence, signs) for sentence in sentences(text) if (signs := signs_of(sentence, block.index, claims))]
    if not left:
        return None
    words = list(dict.fromkeys(sign for _, signs in left for sign in signs))
    start = without_label(left[0][0])[:16]
    return Notice(
        KIND,
        f"“{start}…”这一段里可能还有{'、'.join(words)}没有读成条目，请看一眼，有就补上",
        _place(block, part),
        quote="\n".join(sentence for sentence, _ in left),
    )


def _is_lost_title(block: Block, below: Block, titles: set[str], claims: Claims) -> bool:
    """A line that names a sheet, right above a table of which neither this sheet nor anything else was read."""
    text = block.text.strip()
    if block.grid is not None or below.grid is None or not SHEET_NAME.match(text):
        return False
    return squeeze(text) not in titles and not claims.rows(below.index)


def _place(block: Block, part: Part) -> Place:
    return Place(block.index, f"{part.name} 第{block.index + 1}段")
