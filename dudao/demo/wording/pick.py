"""Choosing words for a point and a unit: no two schools complain in the same breath, and a measure fits its problem."""

import re
from random import Random

from dudao.areas.enums import UnitKind

from .institutions import INSTITUTION_WORDS
from .schools import SCHOOL_WORDS
from .shape import Words

GRADES = {
    "primary": ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级"), "junior": ("七年级", "八年级", "九年级"),
}  # fmt: skip
SUBJECTS = {"primary": ("语文", "数学", "英语", "科学"), "junior": ("数学", "英语", "语文", "历史", "地理")}
FIRST_YEARS, FIRST_SUBJECTS = GRADES["primary"][:2], SUBJECTS["primary"][:2]
SLOT = re.compile(r"\\{([gcsn])\\}")
PLAIN = Words(
    problems=("这一条做得不够，正在对照要求补。", "做了一部分，还没有覆盖到每个班。"),
    measures=("定了专人，两周内补齐，教务处再看一遍。",),
    results=("已按要求补齐，自己复查过一遍。",),
    seen=("到现场看过，已经改好。",),
    back=("只改了一部分，请补完再报。",),
)


def words_of(point_text: str) -> Words:
    """The words for a point; a point that nobody foresaw gets plain ones."""
    every = SCHOOL_WORDS | INSTITUTION_WORDS
    return next((words for key, words in every.items() if key in point_text), PLAIN)


def say(choices: tuple[str, ...], unit, dice: Random, **known: str) -> str:
    """One of ``choices`` with its slots filled for ``unit``; ``known`` slots keep their value."""
    stages = [stage for stage in unit.stages if stage in GRADES and unit.kind == UnitKind.SCHOOL] or ["primary"]
    stage = dice.choice(stages)
    grade = known.get("g") or dice.choice(GRADES[stage])
    subjects = FIRST_SUBJECTS if grade in FIRST_YEARS else SUBJECTS[stage]
    filled = {"g": grade, "c": dice.randint(1, 5), "s": dice.choice(subjects), "n": dice.randint(2, 6)}
    return dice.choice(choices).format(**filled | known)


def answer_to(title: str, words: Words, column: str, unit, dice: Random) -> str:
    """A measure or a result that fits the problem called ``title``: the same class, the same subject."""
    choices = getattr(words, column)
    for place, pattern in enumerate(words.problems):
        found = re.fullmatch(SLOT.sub(r"(?P<\1>.+?)", re.escape(pattern)), title)
        if found:
            return say((choices[place % len(choices)],), unit, dice, **found.groupdict())
    return say(choices, unit, dice)
