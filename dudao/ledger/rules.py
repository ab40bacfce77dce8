"""Judgement on values given to it; no queries, no clock."""

import re
import unicodedata
from datetime import date, timedelta

from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed

LONGEST = 2000
# Beyond these a year was mistyped: nothing stays open so long, and spreadsheets know no day before 1900.
FARTHEST, OLDEST = timedelta(days=5 * 366), timedelta(days=10 * 366)

# A mobile number, an identity number, a telephone number with its area code, however they are grouped; a local number
# after the word for it; mail. Read in half-width signs.
GAP = r"[\s.()\-‐-―−·]{0,3}"
OF_A_PERSON = re.compile(
    rf"(?<!\d)(1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}|[1-9]\d{{5}}{GAP}(?:19|20)\d{{2}}{GAP}\d{{4}}{GAP}\d{{3}}[\dXx]"
    rf"|0\d{{2,3}}{GAP}\d{{7,8}})(?!\d)|(?:电话|手机|座机)\D{{0,6}}\d{{7,8}}(?!\d)|[\w.]+@[\w.]+",
    re.ASCII,
)


def check_names_nobody(*texts: str) -> None:
    """What comes from a tip is read by the unit: nothing in it may lead to the person who gave it.

    《信访工作条例》第三十条、第四十六条（不得把检举材料和有关情况透露给被检举的人）.
    No rule knows a name; numbers can be told.

    :raises NotAllowed: a telephone or identity number, or a mail address.
    """
    if any(OF_A_PERSON.search(unicodedata.normalize("NFKC", text)) for text in texts):
        raise NotAllowed("线索里有电话、身份证号或邮箱；学校看得到这一条，请删去反映人的信息再登记。")


def check_words(words: str, what: str, *, limit: int = LONGEST) -> str:
    """The words without blanks around them.

    :raises NotAllowed: none, or too many; ``what`` names the field in the sentence.
    """
    text = check_length(words, what, limit=limit)
    if not text:
        raise NotAllowed(f"{what}还没写。")
    return text


def check_length(words: str, what: str, *, limit: int = LONGEST) -> str:
    """The same of what may be left out.

    :raises NotAllowed: too many; nothing that somebody wrote is cut in silence.
    """
    text = (words or "").strip()
    if len(text) > limit:
        raise NotAllowed(f"{what}最多写 {limit} 个字，现在有 {len(text)} 个。")
    return text


def check_due(due_on: date | None, *, today: date) -> date:
    """A day by which something is to be done.

    :raises NotAllowed: none, or one that has passed.
    """
    if due_on is None:
        raise NotAllowed("期限还没填，请选一个日子。")
    if due_on < today:
        raise NotAllowed(f"期限要在今天（{day_words(today, today)}）或以后。")
    check_year(due_on, today)
    return due_on


def check_year(due_on: date, today: date) -> None:
    """:raises NotAllowed: a day so far away that its year was mistyped."""
    if due_on - today > FARTHEST:
        raise NotAllowed(f"期限写成了 {due_on.year} 年，太远了，请核对年份。")


def check_planned_due(due_on: date | None, *, set_before: date | None, today: date) -> date:
    """The day that a unit sets itself. Once set, only the office moves it.

    :raises NotAllowed: another day than the one that stands.
    """
    if set_before is None:
        return check_due(due_on, today=today)
    if due_on not in (None, set_before):
        raise NotAllowed(f"期限已定为 {day_words(set_before, today)}，要改请督导室来改。")
    return set_before


def check_new_due(due_on: date | None, *, old: date | None, today: date) -> date:
    """The day to which the office moves it.

    :raises NotAllowed: passed already, or the same day.
    """
    day = check_due(due_on, today=today)
    if day == old:
        raise NotAllowed(f"期限本来就是 {day_words(day, today)}，没有改动。")
    return day


def check_seen_on(seen_on: date, *, today: date) -> date:
    """:raises NotAllowed: a sighting in the future, or in a year that was mistyped."""
    if seen_on > today:
        raise NotAllowed(f"发现的日子不能在今天（{day_words(today, today)}）之后。")
    if today - seen_on > OLDEST:
        raise NotAllowed(f"发现的日子写成了 {seen_on.year} 年，太早了，请核对年份。")
    return seen_on


def check_choice(value: str, choices, words: str) -> str:
    """:raises NotAllowed: a value that is none of ``choices``; ``words`` names them."""
    if value not in choices.values:
        raise NotAllowed(f"请选{words}。")
    return value
