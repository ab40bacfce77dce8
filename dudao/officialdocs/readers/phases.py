"""Phases of the work with start and end: headings with dates and 第…阶段 lines."""

import re

from dudao.officialdocs.shapes import Phase, Place

from .dates import NUMERIC, POINT, POINTED, Era, read_period
from .offices import subject_of
from .outline import Section
from .parts import Part
from .phases_prose import HEADED, read_told_phases
from .text import drop_brackets, split_outside

SECTION = re.compile(
    r"步骤|阶段|(?:工作|督查|督导|时间|进度|实施|活动|检查|整治|行动|具体|日程|推进|自查|专项|"
    r"评估|考核|总体|时段|验收|巡查)安排|(?:时间|方[式法])[与和及、](?:时间|方[式法])|时间节点|进度|进程|时间表|程序|流程|分.{1,3}步"
)
TURN = r"(?:个)?(?:阶段|步(?!骤)|环节|轮(?!流))"
ORDINAL = re.compile(
    rf"^第?[一二三四五六七八九十\d]+{TURN}[：:、，—\s]*|^(?:阶段|步骤|环节)[一二三四五六七八九十\d][：:、，—\s]*"
)
TIME_WORD = re.compile(r"(?:19|20)\d{2}年|[\d一二三四五六七八九十本当每]月|即日|[上中下]旬|学期|[寒暑]假")
BRACKET = re.compile(r"[（(]([^（）()]*)[)）]")


AFTER_BRACKET = re.compile(r"^[^（()）。；]{3,30}[（(][^（）()]{2,40}[)）](?=\s{1,4}[一-龥])")
THROUGHOUT = re.compile(r"贯穿|全程|始终|全过程|长期|不定期")
LEAST = 2
DATE_WORDS = r"(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|初)?"
DATED_LINE = re.compile(
    rf"^(?P<when>(?:即日起|{DATE_WORDS})(?:\s*(?:至|到|[-—－~～]+)\s*(?:{DATE_WORDS}|\d{{1,2}}日|\d{{1,2}}月))?(?:之?前|以前)?)"
    r"[，,：:、\s]+(?P<name>[一-龥“”、]{2,16})(?:[。；，：:](?P<text>.*))?$"
)
RANGED = re.compile(
    rf"{DATE_WORDS}\s*(?:至|到|[-—–－~～]+)\s*(?:{DATE_WORDS}|\d{{1,2}}日|\d{{1,2}}月)|"
    rf"{POINTED.pattern.replace('?P<', '?P<z_')}"
)
# `学校自查阶段（3月10日至20日）。` or `学校自查：3月10日至20日。` on lines without a number
NAMED_LINE = re.compile(
    r"^(?:[一二三四五六]是|首先|其次|最后)?(?P<name>[一-龥“”]{2,16})"
    r"(?:[（(](?P<inside>[^（）()]{4,40})[)）]|[：:]\s*(?P<after>[^，。；：]{4,40}))(?:[。；，：:]|$)(?P<text>.*)$"
)
TIMED_TEXT = re.compile(
    r"^(?:起止|工作|督导|检查|自查|完成)?(?:时间|日期|时段)(?:安排)?\s*[:：为]?\s*(?P<when>[^，。；]{4,40})"
)
ALPHA = re.compile(r"[一-龥]{2}")
DATE_ONLY = re.compile(r"\d+\s*[年月日号]?|[至到—–-]|[上中下]旬|[月年][底初末]|即日起")
INLINE = re.compile(
    r"(?:^|(?<=[；。：，:]))(?:[一二三四五六]是|第[一二三四五六](?:阶段|步)(?:[:：为是，])?|[①-⑥])"
    r"(?P<name>[一-龥“”]{2,12})[（(](?P<when>[^（）()]{2,30})[)）]"
)


def read_phases(root: Section, part: Part, era: Era) -> list[Phase]:
    """Phases of every section on steps or schedule; sections without any date give none."""
    found: list[Phase] = []
    for section in root.walk():
        if section.block and section.children and (SECTION.search(section.heading) or _all_ranged(section)):
            candidates = [_phase(child, part, era) for child in section.children]
            if any(phase.start or phase.end for phase in candidates) and not _under_phase(section, found):
                found.extend(_only_dated(candidates))
            elif not _under_phase(section, found) and not any(phase.start or phase.end for phase in candidates):
                found.extend(_of_terms(candidates))
        elif not section.children or section.block is None:
            lines = _lines(section, part, era)
            scheduled = bool(section.block and SECTION.search(section.heading))
            found.extend(lines or read_told_phases(section, part, era, on_schedule=scheduled))
    return found


def _of_terms(candidates: list[Phase]) -> list[Phase]:
    """Phases whose times are terms and holidays: words, but no day that a calendar of this document knows."""
    timed = [phase for phase in candidates if phase.when]
    if len(timed) < LEAST or len(timed) < len(candidates):
        return []
    for phase in timed:
        phase.doubt(0.25, "这一阶段的时间没有写成日期")
    return timed


def _under_phase(section: Section, found: list[Phase]) -> bool:
    """A section inside a phase is no phase of its own."""
    return any(section.block and phase.place and section.block.index == phase.place.block for phase in found)


def _only_dated(phases: list[Phase]) -> list[Phase]:
    """Undated neighbours stay when most are dated; otherwise they are other remarks."""
    dated = [phase for phase in phases if phase.start or phase.end]
    if len(dated) * 2 >= len(phases):
        for phase in phases:
            if phase not in dated:
                phase.doubt(0.3, "这一阶段没有写日期")
        return phases
    return dated


def _has_date(text: str) -> bool:
    found = POINT.search(text)
    return bool(
        NUMERIC.search(text)
        or POINTED.search(text)
        or (found and found["month"])
        or re.search(r"(?:19|20)\d{2}年|[\d一二三四五六七八九十本当每]月|即日|[上中下]旬|学期|[寒暑]假", text)
    )


def _when(heading: str, rest: str) -> tuple[str, str]:
    """The words that give the time, and whether they stand in the heading or in the first words after it."""
    for inside in BRACKET.findall(heading):
        if _has_date(inside) or re.search(r"不定期|长期|持续|全年", inside):
            return inside, "heading"
    if _has_date(heading):
        return heading, "heading"
    leading = BRACKET.match(rest)
    if leading and _has_date(leading[1]):
        return leading[1], "text"
    timed = TIMED_TEXT.match(rest)
    if timed and _has_date(timed["when"]):
        return timed["when"], "text"
    first = split_outside(rest, "，。；：,")[:1]
    if first and _has_date(first[0]) and len(first[0]) <= 40:
        return first[0], "text"
    return "", ""


def _phase(section: Section, part: Part, era: Era) -> Phase:
    assert section.block
    paragraphs = [block.text for block in section.blocks()]
    rest = section.rest or "".join(paragraphs[1:])
    when, where = _when(section.heading, rest)
    start, end = read_period(when, era) if when else (None, None)
    name = phase_name(section.heading)
    if not ALPHA.search(DATE_ONLY.sub("", name)):
        name = phase_name(split_outside(rest, "，。；：")[0]) if rest else name
    phase = Phase(
        name=name,
        start=start,
        end=end,
        actor=actor_of(rest),
        text="".join(paragraphs),
        when=when or None,
        place=Place(
            section.block.index,
            f"{part.name} {section.label.text if section.label else ''}{name}",
        ),
    )
    if where == "text":
        phase.doubt(0.1, "日期写在正文里")
    return phase


def phase_name(heading: str) -> str:
    """The name alone: number, brackets with dates and 第一阶段： taken off when something remains."""
    bare = drop_brackets(heading).strip("。：: 、，")
    timed = HEADED.match(bare)
    bare = timed["name"] if timed else bare
    named = re.match(
        rf"(?P<name>[一-龥“”]{{2,16}}?)[，,：:、\s]+(?={POINT.pattern.replace('?P<', '?P<q_')}|即日|20\d\d)", bare
    )
    bare = named["name"] if named and _has_date(bare[named.end() :]) else bare
    leading = DATED_LINE.match(bare)
    bare = leading["name"] if leading else bare
    short = re.sub(r"^为(?=..)", "", ORDINAL.sub("", bare).strip("：:，、 "))
    dated = (
        re.sub(rf"^(?:{POINT.pattern.replace('?P<', '?P<x_')}\S{{0,12}}?(?:[：:，\s]|日|月))", "", short).strip()
        if _has_date(short)
        else short
    )
    return dated or short or bare


def actor_of(text: str) -> str | None:
    """Who acts first in a phase, when its first sentence begins with a body."""
    first = [sentence for sentence in split_outside(text.strip(), "。") if len(sentence) > 16 or subject_of(sentence)][
        :1
    ]
    return (
        next((who for clause in split_outside(first[0], "，；") if (who := subject_of(clause))), None)
        if first
        else None
    )


def _lines(section: Section, part: Part, era: Era) -> list[Phase]:
    """第一阶段（9月）：… as plain lines without a numbered heading."""
    found = _dated_lines(section, part, era) or _named_lines(section, part, era)
    found += _run_together(section, part, era)
    for number, block in enumerate(section.paragraphs):
        if block.kind != "paragraph" or not ORDINAL.match(block.text):
            continue
        gap = AFTER_BRACKET.match(block.text)
        heading, *more = [gap[0], block.text[gap.end() :]] if gap else split_outside(block.text, "。")
        below = section.paragraphs[number + 1] if number + 1 < len(section.paragraphs) else None
        if not more and below and below.kind == "paragraph" and not ORDINAL.match(below.text):
            more = [below.text]
        if len(heading) > 60:
            heading = re.split(r"[。：:]", ORDINAL.sub("", block.text), maxsplit=1)[0]
        when, _ = _when(heading, "".join(more))
        start, end = read_period(when, era) if when else (None, None)
        throughout = next((inside for inside in BRACKET.findall(heading) if THROUGHOUT.search(inside)), "")
        if start or end or (found and throughout):
            when = when or throughout
            name = phase_name(re.split(r"[：:]", ORDINAL.sub("", heading))[0]) or phase_name(heading)
            found.append(
                Phase(
                    name=name,
                    start=start,
                    end=end,
                    actor=actor_of("".join(more)),
                    text=block.text if "。" in block.text else f"{block.text}{''.join(more)}",
                    when=when,
                    place=Place(block.index, f"{part.name} {name}"),
                )
            )
    return found


def _dated_lines(section: Section, part: Part, era: Era) -> list[Phase]:
    """Paragraphs under a heading on the schedule that each begin with their time: `3月：制定方案。`"""
    if not section.block or not SECTION.search(section.heading):
        return []
    hits = [(block, hit) for block in section.paragraphs if (hit := DATED_LINE.match(block.text))]
    last = section.paragraphs.index(hits[-1][0]) if hits else 0
    if len(hits) < LEAST or len(hits) < last:
        return []
    return [_made(hit["name"], hit["when"], hit["text"] or hit["name"], block.index, part, era) for block, hit in hits]


def _named_lines(section: Section, part: Part, era: Era) -> list[Phase]:
    """Lines under a heading on the schedule, each a name with its span of time; what follows a line belongs to it."""
    if not section.block or not SECTION.search(section.heading):
        return []
    paragraphs = [block for block in section.paragraphs if block.kind == "paragraph" and not ORDINAL.match(block.text)]
    hits = [(at, hit) for at, block in enumerate(paragraphs) if (hit := NAMED_LINE.match(block.text))]
    hits = [(at, hit) for at, hit in hits if _has_date(hit["inside"] or hit["after"])]
    if len(hits) < LEAST or not any(RANGED.search(hit["inside"] or hit["after"]) for _, hit in hits):
        return []
    ends = [*(at for at, _ in hits[1:]), len(paragraphs)]
    return [
        _made(
            phase_name(hit["name"]),
            hit["inside"] or hit["after"],
            "".join([hit["text"], *(block.text for block in paragraphs[at + 1 : end])]) or hit["name"],
            paragraphs[at].index,
            part,
            era,
        )
        for (at, hit), end in zip(hits, ends, strict=True)
    ]


def _all_ranged(section: Section) -> bool:
    """Every section below carries a span of time: these are phases, whatever they stand under."""
    whens = [
        _when(child.heading, child.rest or "".join(b.text for b in child.paragraphs))[0] for child in section.children
    ]
    return len(whens) >= LEAST and all(RANGED.search(when) for when in whens)


def _run_together(section: Section, part: Part, era: Era) -> list[Phase]:
    """`一是自查阶段（3月），…；二是抽查阶段（4月），…` in one paragraph."""
    found = []
    texts = [(block.index, block.text) for block in section.paragraphs if block.kind == "paragraph"]
    texts += [(section.block.index, section.rest)] if section.block else []
    for index, text in texts:
        hits = list(INLINE.finditer(text))
        dated = [hit for hit in hits if _has_date(hit["when"])]
        if len(dated) >= LEAST and len(dated) == len(hits):
            ends = [*(hit.start() for hit in hits[1:]), len(text)]
            for hit, end in zip(hits, ends, strict=True):
                found.append(_made(hit["name"], hit["when"], text[hit.end() :][: end - hit.end()], index, part, era))
    return found


def _made(name: str, when: str, text: str, index: int, part: Part, era: Era) -> Phase:
    start, end = read_period(when, era)
    place = Place(index, f"{part.name} {name}")
    made = Phase(name=name, start=start, end=end, actor=actor_of(text), text=text, when=when, place=place)
    made.doubt(0.2, "阶段写在正文里，请核对名称和日期")
    return made
