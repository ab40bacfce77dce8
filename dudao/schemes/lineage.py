"""Which entry of the earlier version an entry carries on, so that answers, problems and what is owed stay with it.

Pure, and a proposal only: a person confirms it (comparing.py).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

# Two wordings of one point differ by a few characters; two points of one group share about a third of theirs.
SAME = 0.6
MOVED = 0.72  # under another code the words have to say more
AGAIN = 0.95  # what an older version held and the last one did not comes back only in its own words
HINT = 0.6  # worth naming beside something new or gone: a point that was split, or two that were joined
CODE_COUNTS = 0.2
LOOSE = re.compile(r"[\s，。、；：！？,.;:!?“”\"'《》（）()—-]")


class Item(NamedTuple):
    """One entry on either side. ``key``: entry id or lineage; ``facts``: what else is said, (label, words)."""

    key: str
    code: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The words without marks and spaces, which come and go between two printings."""
    return LOOSE.sub("", text)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter:
    return Counter(text[n : n + 2] for n in range(max(len(text) - 1, 1)))


def likeness(one: str, other: str) -> float:
    """0 to 1: how much of two wordings is the same, in order."""
    one, other = bare(one), bare(other)
    if _shared(one, other) < HINT / 3:  # cheap, and sorts out nearly all that have nothing in common
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shared(one: str, other: str) -> float:
    a, b = _pairs(one), _pairs(other)
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)


def covered(part: str, whole: str) -> float:
    """0 to 1: how much of ``part`` stands in ``whole``, in runs of two characters and more."""
    part, whole = bare(part), bare(whole)
    blocks = SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / max(len(part), 1)


def carried(
    new: Iterable[Item], old: Iterable[Item], decided: Mapping[str, str], *, older: Iterable[Item] = ()
) -> dict[str, str]:
    """New key → the old key that it carries on; who carries nothing is left out. No old key is given twice.

    ``decided`` is what a person said, "" for "none of them"; it is kept, and the rest is proposed around it: the very
    same words first, under the same code before another, then wordings that are like enough, the likest first.
    ``older`` went out with an earlier version; it is carried on again only where its very words come back.
    """
    left_new = [item for item in new if item.key not in decided]
    taken = {key for key in decided.values() if key}
    found = {key: to for key, to in decided.items() if to}
    left_old = [item for item in old if item.key not in taken]
    for same_code in (True, False):
        found |= _by_words(left_new, left_old, found, same_code=same_code)
    found |= _by_likeness(_open(left_new, found), _left(left_old, found), SAME, MOVED)
    return found | _by_likeness(_open(left_new, found), _left(older, found), AGAIN, AGAIN)


def _open(items: Iterable[Item], found: Mapping[str, str]) -> list[Item]:
    return [item for item in items if item.key not in found]


def _left(items: Iterable[Item], found: Mapping[str, str]) -> list[Item]:
    given = set(found.values())
    return [item for item in items if item.key not in given]


def _by_words(new: list[Item], old: list[Item], found: Mapping[str, str], *, same_code: bool) -> dict[str, str]:
    free: dict[tuple, list[str]] = {}
    for item in _left(old, found):
        free.setdefault((bare(item.text), item.code if same_code else ""), []).append(item.key)
    result = {}
    for item in _open(new, found):
        keys = free.get((bare(item.text), item.code if same_code else ""))
        if keys:
            result[item.key] = keys.pop(0)
    return result


def _by_likeness(new: list[Item], old: list[Item], same: float, moved: float) -> dict[str, str]:
    scored = []
    for n, one in enumerate(new):
        for m, other in enumerate(old):
            alike, code = likeness(one.text, other.text), bool(one.code) and one.code == other.code
            if alike >= (same if code else moved):
                scored.append((-alike - CODE_COUNTS * code, n, m))
    result: dict[str, str] = {}
    for _, n, m in sorted(scored):
        if new[n].key not in result and old[m].key not in result.values():
            result[new[n].key] = old[m].key
    return result


def nearest(item: Item, others: Iterable[Item]) -> Item | None:
    """The entry of the other side that it may come from or have gone into: alike, or one holds most of the other."""
    best, best_score = None, HINT
    for other in others:
        if _shared(bare(item.text), bare(other.text)) < HINT / 2:
            continue
        score = max(likeness(item.text, other.text), covered(item.text, other.text), covered(other.text, item.text))
        if score > best_score:
            best, best_score = other, score
    return best
