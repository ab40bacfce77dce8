"""Limits and counts of the text: what is measured, for whom, with which comparator."""

import re

from dudao.officialdocs.shapes import Place, Quantity

from .clocks import EARLY, LATE
from .comparators import AT_LEAST, AT_MOST
from .countable import PERIOD, PERIOD_NAME
from .measures import Measure, measures
from .offices import subject_of
from .outline import find_label
from .scope import AFTER_NUMBER, GRADES, MATTER, NOUN, STAGE, applies_to_of, trimmed
from .text import clauses, sentences, split_outside

NO_THING = re.compile(r"^(?:现象|情况|问题|行为|要求|规定|标准|情形|比例)")
NUMBERED = re.compile(r"[\d一两二三四五六七八九十半]|下班时间|不(?:得)?布置")
EVERY_ONE = re.compile(
    r"一(?P<period>日|天|周|月|季度|季|学期|年)一(?P<act>[一-龥]{2,3}?)(?=[、，。；”（\s]|制度|机制|$)"
)
FIVE_TWO = re.compile(r"[“\"]?5\s*[+＋]\s*2[”\"]?")
WORKDAY_END = re.compile(r"不(?:得)?早于(?P<value>(?:当地)?(?:正常)?下班时间)")
NONE_SET = re.compile(
    rf"(?P<scope>{GRADES})[^，。；]{{0,6}}?不(?:得)?布置(?P<what>(?:家庭书面|书面家庭|书面|家庭)?作业)"
)
# `C14.课后服务是否…`: the code of a point belongs to none of its words
POINT_CODE = re.compile(r"^\s*[A-Za-zＡ-Ｚ]\s*-?\d{1,3}(?:[.-]\d{1,3}){0,3}\s*[.．、:：]?\s*(?=[一-龥“])")
LIMITS = re.compile("|".join(pattern.pattern for pattern in (AT_MOST, AT_LEAST, LATE, EARLY)))


def read_quantities(
    text: str, place: Place, title: str | None = None, actor: str | None = None, beside: str = ""
) -> list[Quantity]:
    """Quantities of one paragraph or cell.

    `actor` is who acts where nobody is named: the unit of a table row; `beside` is what stands next to the text,
    such as the name of a violation. What names nobody is for whom the title of the paper is about.
    """
    found: list[Quantity] = []
    heading: list[str] = []
    for sentence in sentences(text):
        if not NUMBERED.search(sentence) and not find_label(sentence):
            continue
        earlier = list(heading)
        count = len(found)
        for clause, group in _grouped(_unlabelled(sentence)):
            if group:
                earlier = list(heading)
            for measure in measures(clause, sentence, f"{beside}{text[:24]}", earlier[-1] if earlier else ""):
                entry = _quantity(measure, clause, earlier, sentence, place)
                if not entry.what and len(found) > count:
                    entry.what = found[-1].what
                entry.what = entry.what or _paper_before(earlier) or trimmed(clause)
                found.append(entry)
            found.extend(_in_words(clause, earlier, sentence, place))
            earlier.append(clause)
        if find_label(sentence) and len(sentence) <= 24 and len(found) == count:
            heading = [sentence]
    about = NOUN.search(title or "")
    for entry in found:
        if entry.applies_to is None:
            _borrow_scope(entry, actor or (about.group() if about else ""))
    return found


def _unlabelled(sentence: str) -> str:
    """The sentence without its number; 三、四年级 begins with no number."""
    coded = POINT_CODE.match(sentence)
    if coded:
        return sentence[coded.end() :]
    label = find_label(sentence)
    spaced = label and label.style == "decimal" and sentence[: label.length].endswith((" ", "\u3000"))
    return sentence[label.length :] if label and (spaced or label.style not in ("big", "decimal")) else sentence


def _paper_before(earlier: list[str]) -> str:
    """What a clause of nothing but a number is about: the paper or matter named in a clause before."""
    return next((hit[-1] for text in reversed(earlier) if (hit := MATTER.findall(text))), "")


def _grouped(sentence: str) -> list[tuple[str, bool]]:
    """Clauses, each with whether a semicolon stands before it: there a new statement begins."""
    found = []
    for part in split_outside(sentence, "；;"):
        found += [(clause, number == 0) for number, clause in enumerate(clauses(part))]
    return found


def _borrow_scope(entry: Quantity, holder: str) -> None:
    """Nobody is named beside the number: the unit of the row or the subject of the paper, and the thing itself."""
    what = entry.what if entry.what and entry.what not in holder else ""
    entry.applies_to = f"{holder}（{what}）" if holder and what else holder or what or None
    if holder:
        entry.lower(0.05)


def _quantity(measure: Measure, clause: str, earlier: list[str], sentence: str, place: Place) -> Quantity:
    if measure.of > 1:
        what, applies_to = _shared(measure, clause, sentence)
    else:
        what = _what(measure, clause)
        applies_to = applies_to_of(measure, clause, earlier, sentence, what)
    made = Quantity(
        what=what,
        value=measure.value,
        unit=measure.unit,
        applies_to=applies_to,
        op=measure.op,
        source_sentence=sentence,
        place=place,
    )
    if measure.op == "=":
        made.lower(0.05)
    if applies_to is None:
        made.lower(0.05)
    return made


def _shared(measure: Measure, clause: str, sentence: str) -> tuple[str, str | None]:
    """One number for several things: the thing at its turn in the list before."""
    before = LIMITS.sub("", clause[: measure.start].rstrip("“"))
    if before.endswith("各"):
        both = re.search(r"(?P<a>[一-龥]{2}?)[、和与]?(?P<b>校?[一-龥]{1,6}?)各$", before)
        after = AFTER_NUMBER.match(clause[measure.end :])
        names = ["校内", "校外"] if "校内" in before else [both["a"], both["b"]] if both else ["", ""]
        holder = NOUN.search(before)
        holder = None if both and holder and "校内" not in before and holder.end() > both.start() else holder
        noun = trimmed(after["noun"]) if after else ""
        return names[measure.index] + re.split(r"[和与及]", noun)[
            0
        ], f"{holder.group() if holder else ''}{names[measure.index]}" or None
    items = [item for item in re.split(r"、", before) if item]
    item = items[measure.index] if len(items) == measure.of else before
    return trimmed(item), trimmed(item)


def _what(measure: Measure, clause: str) -> str:
    """The thing measured: the noun after the number where there is one, else the words before it."""
    before = _before(clause, measure.start)
    after = AFTER_NUMBER.match(_skip_numbers(clause[measure.end :]))
    noun = trimmed(after["noun"]) if after else ""
    noun = "" if NO_THING.match(noun) else noun
    stages = STAGE.search(before)
    cut = trimmed(before.replace(stages.group(), "", 1) if stages else before)
    if noun and (
        len(cut) < 2 or len(cut) > 16 or measure.unit in ("次", "项", "名", "人", "所") or "/" in measure.unit
    ):
        return f"{cut}{noun}" if 2 <= len(cut) <= 6 and "到校" in cut else noun
    return (
        cut
        if len(cut) > 1
        else noun
        or (
            ""
            if stages
            else cut or trimmed(LIMITS.sub("", re.split(r"\d", PERIOD.sub("", clause[: measure.start]))[0]))
        )
    )


def _before(clause: str, start: int) -> str:
    """Words before a number, from the number before it on, without comparator and period."""
    text = re.split(r"\d[^一-龥]*(?:分钟|个?小时|课时|次|年内?|天|%)", clause[:start])[-1]
    return PERIOD.sub("", LIMITS.sub("", text)).strip()


def _skip_numbers(text: str) -> str:
    return re.sub(r"^(?:\d+(?:\.\d+)?(?:课时|次|小时|分钟|天|节))+", "", text)


def _in_words(clause: str, earlier: list[str], sentence: str, place: Place) -> list[Quantity]:
    """Limits in words: 一月一调度, 不早于下班时间, 不布置作业, 5+2."""
    found = []

    def add(what: str, value: int | str, unit: str, op: str, who: str | None, weight: float = 0.0) -> None:
        entry = Quantity(
            what=what, value=value, unit=unit, applies_to=who, op=op, source_sentence=sentence, place=place
        )
        if weight:
            entry.doubt(weight, "数字是从文字里换算出来的")
        found.append(entry)

    who = subject_of(clause) or next((name for name in map(subject_of, reversed(earlier)) if name), None)
    for hit in EVERY_ONE.finditer(clause):
        named = NOUN.search(clause[: hit.start()])
        add(
            hit.group(),
            1,
            f"次/{'季' if '季' in hit['period'] else PERIOD_NAME.get(hit['period'], hit['period'])}",
            "=",
            who or (named.group() if named else None),
        )
    for hit in WORKDAY_END.finditer(clause):
        add("课后服务结束时间" if "结束" in clause else "结束时间", hit["value"], "时刻", ">=", "课后服务")
    for hit in NONE_SET.finditer(clause):
        add(hit["what"], 0, "分钟", "=", hit["scope"], 0.2)
    if FIVE_TWO.search(clause):
        add("课后服务时间", "5+2", "模式", ">=" if re.search(r"达到|不少于", clause) else "=", "课后服务")
    return found
