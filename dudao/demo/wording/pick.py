"""Choosing words for a point and a unit, so that no two schools complain in the same breath."""

from random import Random

from dudao.areas.enums import UnitKind

from .institutions import INSTITUTION_WORDS
from .schools import SCHOOL_WORDS
from .shape import Words

GRADES = {
    "primary": ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级"),
    "junior": ("七年级", "八年级", "九年级"),
}
SUBJECTS = {"primary": ("语文", "数学", "英语", "科学"), "junior": ("数学", "英语", "物理", "语文", "历史")}
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


def say(choices: tuple[str, ...], unit, dice: Random) -> str:
    """One of ``choices`` with its slots filled for ``unit``."""
    stage = dice.choice([stage for stage in unit.stages if stage in GRADES] or ["primary"])
    if unit.kind == UnitKind.INSTITUTION:
        stage = "primary"
    return dice.choice(choices).format(
        g=dice.choice(GRADES[stage]), c=dice.randint(1, 5), s=dice.choice(SUBJECTS[stage]), n=dice.randint(2, 6)
    )
