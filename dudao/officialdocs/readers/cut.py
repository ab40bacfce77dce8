"""Texts that stop before they are finished: on a comparator, a particle, in a bracket, or in the middle of a word."""

import re

from .text import CLOSERS, OPENERS

DANGLING = re.compile(
    r"(?:不超过|不得超过|不少于|不得少于|不低于|不早于|不晚于|至少|达到|(?<![行成认作以])为|以及|或者|"
    r"并且|和|与|及|的|在|对|将|把|按照|根据|通过|，|、)$"
)
FINISHED = re.compile(r"[。！？；：!?;:…）)”》\dA-Za-z]$")
# signs that begin a word of two and hardly ever end one: 空间, 贯彻, 措施
HALF_WORD = re.compile(
    r"(?:(?<![时太航天高真填落架悬抽低领夜星凭腾防一])空|[促措彻辅遵贯衔拓履涉杜巩培梳擅舆违逐赋挖渠塑惩剖扰])$"
)
SAYS_ENOUGH = 15


def is_cut(text: str) -> bool:
    """True for a text that stops in mid-sentence: on a comparator, a particle, inside a bracket or a word."""
    text = text.strip()
    if not text or FINISHED.search(text):
        return False
    opened = sum(char in OPENERS for char in text) - sum(char in CLOSERS for char in text)
    return bool(DANGLING.search(text)) or opened > 0 or is_half_word(text)


def is_half_word(text: str) -> bool:
    """True for a sentence whose last sign begins a word: `…拓展学习空`."""
    return len(text) >= SAYS_ENOUGH and bool(HALF_WORD.search(text))
