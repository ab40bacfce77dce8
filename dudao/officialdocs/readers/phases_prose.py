"""Phases told in running text: `第一阶段为自查阶段，时间为3月`, `3月至4月为整治期；5月起转入常态`, `自查阶段自…至…`."""

import re
from dataclasses import dataclass

from dudao.officialdocs.shapes import Phase, Place

from .dates import POINT, Era, read_period
from .offices import subject_of
from .outline import Section
from .parts import Part
from .text import split_outside

DAY = r"(?:(?:(?:19|20)\d{2}|今|明|次)年)?(?:1[0-2]|0?[1-9])月份?(?:\d{1,2}[日号]|[上中下]旬|上中旬|中下旬|底|初|末)?"
JOIN = r"\s*(?:至|到|[-—–－~～]+)\s*"
TIME = (
    rf"(?:自|从|于|在)?(?:即日|本通知印发之日|{DAY})(?:开始|起)?(?:[，,]?{JOIN}(?:{DAY}|\d{{1,2}}[日号]|年底))?"
    r"(?:之?前|以前|以后|之后|起|止|结束|前后)?"
)
NAME = r"(?P<name>[一-龥“”、]{2,16}?)"
ORDER = r"(?:第[一二三四五六\d](?:个?阶段|步|环节|轮)|[一二三四五六]是|首先|其次|再次|最后|前期|中期|后期|[①-⑥])"
HELD = r"(?:时间|时段|起止时间|日期)?(?:安排在|定在|放在|定为|安排为|为|是|[:：])?"
# 3月1日至20日为自查阶段，…
TIMED = re.compile(rf"^{ORDER}?[，：:]?(?P<when>{TIME})[，,]?(?:为|是|属于|系){NAME}(?:[，,：:（(]|$)(?P<text>.*)$")
# 第一阶段为动员阶段，时间为3月上旬至中旬，…     自查阶段自3月10日开始，至4月10日结束，…     一是学校自查，3月底前完成
NAMED = re.compile(
    rf"^(?P<order>{ORDER})?[为是：:，,]?{NAME}(?P<kind>阶段|环节|期)?[，,：:（(]?\s*{HELD}\s*(?P<when>{TIME})"
    r"(?P<rest>[)）]?(?:完成|进行|结束|开展|实施|启动|长期坚持|持续推进)?(?:[，,：:].*)?)$"
)
# 从即日起到4月底，集中开展排查，…
LED = re.compile(
    rf"^(?P<when>{TIME})(?:[，,：:]\s*|(?=集中|组织|开展|转入|进入|启动))(?P<text>(?P<name>[^，。；：]{{2,24}}).*)$"
)
# 3月份集中培训。组织全体督学学习。
HEADED = re.compile(rf"^(?P<when>{TIME})(?P<name>[一-龥]{{4,8}})$")
SAID_TO_BE = re.compile(r"分(?:为)?[两二三四五六](?:个|步)?(?:阶段|步|环节|轮|批|期)|[两二三四五六]步走")
OPENED = re.compile(r"(?:以后|之后|起)$|转入(?:常态|经常)|长期坚持|常态(?:化)?(?:开展|推进|坚持)")
DOING = re.compile(r"^(?:由|集中|全面|组织|开展|进行|做好|抓好|着手|转入|进入|启动)+")
STAGE = re.compile(r"阶段|环节|期$|步|轮")
LEAST = 2


@dataclass
class _Found:
    name: str
    when: str
    text: str
    index: int
    led: bool = False


def read_told_phases(section: Section, part: Part, era: Era, *, on_schedule: bool) -> list[Phase]:
    """Phases that sentences of a section tell one after another; fewer than two are none.

    `on_schedule`: the heading speaks of steps or times; without it only what calls itself a phase counts.
    """
    texts = [(section.block.index, section.rest)] if section.block and section.rest else []
    texts += [(block.index, block.text) for block in section.paragraphs if block.kind == "paragraph"]
    found = _told(texts)
    if not on_schedule and not any(SAID_TO_BE.search(text) for _, text in texts):
        found = [one for one in found if STAGE.search(one.name) and not one.led]
    if len(found) < LEAST or sum(one.led for one in found) not in (0, len(found)):
        found = [one for one in found if not one.led]
    return [_phase(one, part, era) for one in found] if len(found) >= LEAST else []


def _told(texts: list[tuple[int, str]]) -> list[_Found]:
    found: list[_Found] = []
    for index, text in texts:
        short, _, rest = text.strip().partition("。")
        hit = HEADED.match(short)
        if hit and len(rest) > 4:
            found.append(_Found(hit["name"], hit["when"], text, index))
            continue
        opening = re.search(rf"(?:{SAID_TO_BE.pattern})[^。；：:]{{0,8}}[：:。]", text)
        for sentence in split_outside(text[opening.end() :] if opening else text, "。；"):
            one = _one(sentence.strip(), index)
            if one:
                found.append(one)
            elif found and found[-1].index == index:
                found[-1].text += f"。{sentence}"
    return found


def _one(sentence: str, index: int) -> _Found | None:
    hit = TIMED.match(sentence)
    if hit:
        return _Found(hit["name"], hit["when"], hit["text"] or hit["name"], index)
    hit = NAMED.match(sentence)
    if hit and (hit["order"] or hit["kind"]) and not POINT.search(hit["name"]):
        name = hit["name"] + (hit["kind"] or "")
        return _Found(name, hit["when"], hit["rest"].strip("，,：:（()） ") or name, index)
    hit = LED.match(sentence)
    if hit:
        return _Found(_done(hit["name"]), hit["when"], hit["text"], index, led=True)
    return None


def _done(clause: str) -> str:
    """What is done, without who does it: 县教育局组织核查 → 核查."""
    who = subject_of(clause)
    bare = clause[len(who) :] if who and clause.startswith(who) else clause
    return DOING.sub("", bare) or clause


def _phase(one: _Found, part: Part, era: Era) -> Phase:
    start, end = read_period(one.when, era)
    if OPENED.search(one.when) or (start == end and OPENED.search(one.text[:24])):
        end = None
    who = next((who for clause in split_outside(one.text, "，；。") if (who := subject_of(clause))), None)
    made = Phase(
        name=one.name, start=start, end=end, actor=who, text=one.text, when=one.when,
        place=Place(one.index, f"{part.name} {one.name}"),
    )  # fmt: skip
    made.doubt(0.35 if one.led else 0.2, "阶段写在正文里，请核对名称和日期")
    return made
