"""What recognising loses, put back where the page itself shows it: gaps between names, marks of headings."""

import re
from itertools import pairwise
from typing import Any

from dudao.lib.numerals import to_chinese, to_number

from ..blocks import Source

WIDE_STEP = 1.25  # of the usual distance between two signs: a blank stood between them
PROSE = re.compile(r"[，。；]|[〔\[【]\d{4}")
BIG = re.compile(r"^([一二三四五六七八九十]{1,3})([、.．]?)\s*(?=[一-龥“])")
NOT_A_HEADING = re.compile(r"^(?:个|是|年|月|日|级|次|所|名|项|名|方面|类|要|定|律|些|般|直|起|旦|切|同|体)")
SHORT = 30


def mended(text: str, signs: Any) -> str:
    """The text of a line with the blanks that part names from posts; prose is left alone.

    `signs` are (sign, score, box) from left to right; a box is four corners.
    """
    text = re.sub(r"(?<=[一-龥）)])[°˚]$", "。", text.strip())
    if PROSE.search(text) or not signs or "".join(sign[0] for sign in signs) != text:
        return text
    starts = [float(sign[2][0][0]) for sign in signs]
    steps = [after - before for before, after in pairwise(starts)]
    if len(steps) < 5:
        return text
    usual = sorted(steps)[len(steps) // 2]
    out = text[0]
    for number, step in enumerate(steps, 1):
        chinese = all("一" <= sign <= "鿿" for sign in text[number - 1 : number + 1])
        out += (" " if chinese and step > WIDE_STEP * usual else "") + text[number]
    return out


def mend_headings(source: Source) -> None:
    """`三督导方式` after `二、督导内容` has lost its mark: the row of numbers tells."""
    count = 0
    for block in source.blocks:
        found = BIG.match(block.text.strip()) if block.kind == "paragraph" else None
        number = to_number(found[1]) if found else None
        if not found or number is None:
            continue
        if found[2]:
            count = int(number)
            continue
        rest = block.text.strip()[found.end() :]
        alone = len(rest) <= SHORT and not PROSE.search(rest) and not NOT_A_HEADING.match(rest)
        if count and found[1] == to_chinese(count + 1) and alone:
            block.text = f"{found[1]}、{rest}"
            count += 1
