"""What nothing was read out of, though it looks as if there were something: a notice at its place.

Every paragraph and every row is claimed by entries, or furniture (addresses, signatures, headings), or left over. Of
what is left over, that which sends, limits, asks, names people or a day is told to the person who reviews.
"""

import re

from dudao.lib.numerals import to_number
from dudao.officialdocs.shapes import Notice, Place, Quantity, ReadDocument, Reporting

from .blocks import Block
from .claims import Claims, names_in, overlaps
from .left_rows import left_rows
from .offices import is_office, subject_of
from .outline import without_label
from .parts import Part
from .signs import (
    ASKS,
    DEADLINE,
    FOUNDS,
    FURNITURE,
    HARD_TIME,
    LIMIT,
    MAIL,
    NO_LIMIT_AFTER,
    NO_LIMIT_BEFORE,
    PEOPLE,
    SENDS,
    SPAN,
    TAKES_ON,
    TELEPHONE,
    TO_FILL,
)  # fmt: skip
from .text import clauses, sentences, squeeze

KIND = "left_over"
LONG_SENTENCE = 8
SHEET_NAME = re.compile(r"^[^，。；：]{2,40}(?:表|单|册|账|书)(?:[（(][^（）()]*[)）])?$")
WAITED = ("天", "日", "小时", "个小时", "周", "分钟", "个月")


def left_over(document: ReadDocument, parts: list[Part]) -> list[Notice]:
    """One notice for a paragraph, a row or a table of which something may have been missed."""
    claims = Claims(document)
    found: list[Notice] = []
    for part in parts:
        for block in part.content():
            if block.grid is not None:
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
        Place(block.index, f"{part.name} 第{block.index + 1}段"),
        quote="\n".join(sentence for sentence, _ in left),
    )


def signs_of(sentence: str, block: int, claims: Claims) -> list[str]:
    """Chinese words for what a sentence seems to hold beyond what was read out of it."""
    found = []
    if _sends(sentence, block, claims):
        found.append("报送要求")
    if _limits(sentence, block, claims):
        found.append("数量限额")
    if _telephones(sentence, claims):
        found.append("联系方式")
    if _people(sentence, claims):
        found.append("组成人员")
    if _founds(sentence, block, claims):
        found.append("组织机构")
    if _takes_on(sentence, block, claims):
        found.append("部门职责")
    if _asks(sentence, claims):
        found.append("检查要点")
    if _dated(sentence, claims):
        found.append("时间要求")
    return found


def _sends(sentence: str, block: int, claims: Claims) -> bool:
    """A sending with its time, of which there is no report with this time."""
    if not SENDS.search(sentence) or TO_FILL.search(sentence):
        return False
    times = [hit.group() for hit in HARD_TIME.finditer(sentence) if _is_sent_then(sentence, hit.group())]
    if not times or SHEET_NAME.search(sentence):
        return False
    held = [entry for entry in claims.of_sentence(block, sentence, "reporting") if isinstance(entry, Reporting)]
    if not held:
        return not claims.says(sentence, "reporting")
    known = squeeze("".join(f"{entry.due_or_period or ''}{entry.what}" for entry in held))
    return any(squeeze(time) not in known for time in times)


def _is_sent_then(sentence: str, time: str) -> bool:
    """Whether a clause of this time, or the one after it, sends."""
    parts = clauses(sentence)
    return any(
        time in part
        and (SENDS.search(part[part.index(time) :]) or (at + 1 < len(parts) and SENDS.search(parts[at + 1])))
        for at, part in enumerate(parts)
    )


def _limits(sentence: str, block: int, claims: Claims) -> bool:
    """A number with its unit and a comparator, of which no limit was read in this sentence."""
    known = _numbers(sentence, block, claims)
    for hit in LIMIT.finditer(sentence):
        bound = hit["bound"] or hit["after"]
        waiting = hit["after"] in ("内", "之内", "以内") and hit["unit"] in WAITED
        if not bound or waiting or _is_no_limit(sentence, hit):
            continue
        value = to_number(hit["value"])
        if (hit["unit"] or hit["bound"]) and value is not None and float(value) not in known:
            return True
    return False


def _numbers(sentence: str, block: int, claims: Claims) -> set[float]:
    """Every number of the limits and reports that were read in a sentence; the parts of a range and of a time too."""
    said = squeeze(sentence)
    held = [entry for entry in claims.at(block, "quantities") if isinstance(entry, Quantity)]
    texts = [str(entry.value) for entry in held if overlaps(said, squeeze(entry.source_sentence))]
    reports = claims.of_sentence(block, sentence, "reporting")
    texts += [entry.due_or_period or "" for entry in reports if isinstance(entry, Reporting)]
    return {float(number) for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text)}


def _is_no_limit(sentence: str, hit: re.Match[str]) -> bool:
    before, after = sentence[: hit.start("value")], sentence[hit.end("value") :]
    quoted = before.count("《") > before.count("》")
    return bool(quoted or NO_LIMIT_BEFORE.search(before) or NO_LIMIT_AFTER.match(after))


def _telephones(sentence: str, claims: Claims) -> bool:
    known = claims.numbers
    for hit in TELEPHONE.finditer(sentence):
        digits = re.sub(r"\D", "", hit.group())
        if 7 <= len(digits) <= 12 and not any(
            digits in number or number in digits for number in known if len(number) > 6
        ):
            return True
    return any(hit.group().lower() not in claims.mails for hit in MAIL.finditer(sentence))


def _people(sentence: str, claims: Claims) -> bool:
    """More roles with a name behind them than names that were read."""
    roles = len(PEOPLE.findall(sentence))
    return roles > names_in(sentence, claims.people)


def _founds(sentence: str, block: int, claims: Claims) -> bool:
    """A body is founded here and no group was read, here or of this name."""
    founded = FOUNDS.search(sentence)
    if not founded or claims.at(block, "groups"):
        return False
    return not any(name in squeeze(sentence) for name in claims.group_names)


def _takes_on(sentence: str, block: int, claims: Claims) -> bool:
    """`督导股负责…`: a body that takes something on, and no duty, task or report of it."""
    if not TAKES_ON.search(sentence) or claims.at(block, "duties", "tasks"):
        return False
    if claims.of_sentence(block, sentence, "reporting") or claims.says(sentence, "duties", "tasks"):
        return False
    for clause in clauses(sentence):
        taken = TAKES_ON.search(clause)
        before = clause[: taken.start()] if taken else ""
        name = without_label(before).removeprefix("由").strip("“” ：:")
        if taken and 1 < len(name) <= 30 and (is_office(name) or subject_of(clause)):
            return True
    return False


def _asks(sentence: str, claims: Claims) -> bool:
    return (
        bool(ASKS.search(sentence))
        and len(sentence) > LONG_SENTENCE
        and not claims.says(sentence, "indicators", "phases", "task_candidates", "reporting", "aims")
    )


def _dated(sentence: str, claims: Claims) -> bool:
    """A deadline or a span of days that no phase, task, report or offered task holds."""
    if not (DEADLINE.search(sentence) or SPAN.search(sentence)) or len(sentence) <= LONG_SENTENCE:
        return False
    return not claims.says(sentence, "phases", "tasks", "reporting", "task_candidates", "duties", "names", "indicators")
