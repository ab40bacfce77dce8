"""Judgement on values; no queries, no clock."""

from datetime import date, timedelta

from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed

from .enums import ObligationKind
from .workflow import FINISHED_BY_HAND

LONGEST_RESULT = 2000
OLDEST = timedelta(days=10 * 366)  # before it a year was mistyped


def check_finish(kind: str, result: str) -> str:
    """The words kept as the result of something finished by hand.

    :raises NotAllowed: the thing is done on the page of its source, or a task is said to be done without a word.
    """
    if kind not in FINISHED_BY_HAND:
        raise NotAllowed(f"{ObligationKind(kind).label}在它自己的页面上办，办好了这里会自动勾掉。")
    words = result.strip()
    if kind == ObligationKind.SIGN_FOR:
        return words or "已签收"
    if not words:
        raise NotAllowed("写一句做了什么、结果怎样。")
    if len(words) > LONGEST_RESULT:
        raise NotAllowed(f"结果最多写 {LONGEST_RESULT} 个字，现在有 {len(words)} 个，细节可以放进附件。")
    return words


def check_received_on(on: date, today: date) -> None:
    """:raises NotAllowed: the paper copy would come from the future, or its year was mistyped."""
    if on > today:
        raise NotAllowed(f"收到的日子不能在今天（{day_words(today, today)}）之后。")
    if today - on > OLDEST:
        raise NotAllowed(f"收到的日子写成了 {on.year} 年，太早了，请核对年份。")
