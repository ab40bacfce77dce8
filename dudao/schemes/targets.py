"""Targets proposed out of the sentences of the aims: a measure, how much, of whom, by when. Pure; a person confirms."""

import re
from collections.abc import Iterator
from datetime import date

from dudao.officialdocs.readers.dates import Era, era_of, read_due
from dudao.officialdocs.readers.quantities import read_quantities
from dudao.officialdocs.readers.text import clauses, sentences
from dudao.officialdocs.shapes import Place

from .enums import AimKind

YEARS_IN = re.compile(r"(?P<years>\d{1,2}|[一二两三四五])年(?:之)?内(?P<result>[一-龥]{2,10})")
CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
OPENING_YEAR = re.compile(r"^\s*(?:到|至|在)?(?P<year>20\d{2})年(?P<part>底|末|年底|上半年|下半年)?[，、]?")
ALL = re.compile(
    r"(?:实现)?(?P<what>[^，。；“”]{2,30}?)(?P<act>全覆盖|应[一-龥]尽[一-龥]|全部(?P<verb>压减|达标|公示|关停|注销|完成|到位))"
)
NONE_LEFT = re.compile(r"(?:实现)?(?P<what>[^，。；“”]{2,30}?)(?:动态)?清零")
LEADING = re.compile(r"^(?:(?:进一步|全面|切实|努力|基本|力争|确保|实现|推进|做到|达到|对|使|让|将|把|在)+)")
AFTER = r"(?:成果|的?基础|[，。；]|$)"
UNCLEAR = "这一条是从目标的句子里拆出来的，请核对量什么、到哪天。"


def propose_targets(aims: list[dict], issued_on: str | None) -> list[dict]:
    """Entries of the list ``targets`` for every goal that names a number, a whole, a nought or a number of years."""
    era, found = era_of(issued_on), []
    for aim in aims:
        if aim.get("kind") != AimKind.GOAL:
            continue
        for sentence, due, words in _dated(str(aim.get("text") or ""), era):
            for one in _of_sentence(sentence, aim, issued_on, due):
                twin = any(_measure(one) == _measure(other) for other in found)
                found += [] if twin else [_entry(one, sentence, aim, due, words)]
    return found


def _dated(text: str, era: Era) -> Iterator[tuple[str, str | None, str]]:
    """Each sentence with its day and the words for it; a year that opens a paragraph holds to the paragraph's end."""
    for paragraph in text.splitlines():
        due, words = None, ""
        for sentence in sentences(paragraph):
            opening = OPENING_YEAR.match(sentence)
            if opening:
                due, words = _end_of(opening), opening.group().strip("，、 ")
            named = read_due(sentence, era) if "年" in sentence or "月" in sentence else None
            yield sentence, due or named, words


def _end_of(opening: re.Match[str]) -> str:
    return f"{opening['year']}-{'06' if opening['part'] == '上半年' else '12'}"


def _of_sentence(sentence: str, aim: dict, issued_on: str | None, due: str | None) -> Iterator[dict]:
    yield from _in_years(sentence, issued_on)
    place = aim.get("place") or {}
    for quantity in read_quantities(sentence, Place(place.get("block", 0), str(place.get("words") or ""))):
        if quantity.unit != "年":
            what, whom = _what_of(quantity.what, sentence), quantity.applies_to or ""
            yield {"what": what, "op": quantity.op, "value": str(quantity.value), "unit": quantity.unit,
                   "of_whom": "" if what in whom or whom in what or quantity.what in whom else whom}  # fmt: skip
    for clause in clauses(sentence):
        for one in ALL.finditer(clause):
            yield {"what": f"{_trimmed(one['what'])}{one['verb'] or ''}", "op": "=", "value": "100", "unit": "%"}
        for one in NONE_LEFT.finditer(clause):
            yield {"what": _trimmed(one["what"]), "op": "=", "value": "0", "unit": "个"}


def _in_years(sentence: str, issued_on: str | None) -> Iterator[dict]:
    """1年内有效减轻、3年内成效显著: what is to change stands before the first of them."""
    first = YEARS_IN.search(sentence)
    subject = _trimmed(re.split(r"[。；]", sentence[: first.start()])[-1]) if first else ""
    for one in YEARS_IN.finditer(sentence):
        years = CHINESE.get(one["years"]) or int(one["years"])
        begun = date.fromisoformat(issued_on) if issued_on else None
        day = f"{begun.year + years}-{begun.month:02d}" if begun else None
        yield {
            "what": subject or one["result"], "op": "", "value": one["result"], "unit": "", "due": day,
            "due_text": f"{one['years']}年内",
        }  # fmt: skip


def _what_of(what: str, sentence: str) -> str:
    """A measure of one word says too little: 巩固100%实现基本均衡县 measures what stands after the number."""
    after = re.search(rf"{re.escape(what)}\s*(?:100%|百分之百)(?P<after>[一-龥]{{4,24}}?){AFTER}", sentence)
    return _trimmed(after["after"]) if after and len(what) <= 2 else what


def _trimmed(words: str) -> str:
    return LEADING.sub("", words.strip(" ，、；：和及并")).strip("，、")[:120]


def _measure(one: dict) -> tuple:
    return one["what"], one["value"], one.get("due") if one.get("due") else ""


def _entry(one: dict, sentence: str, aim: dict, due: str | None, words: str) -> dict:
    return {
        "of_whom": "", "due": due, "due_text": words, "source_sentence": sentence[:1000],
        "place": aim.get("place"), "confidence": 0.7, "reasons": [UNCLEAR],
    } | one  # fmt: skip
