"""Checkpoints that are written as numbered lists: annexes, and sections of the body that say what is checked."""

import re
from itertools import pairwise

from dudao.officialdocs.shapes import Indicator, Place

from .indicators import NEGATIVE, NOTHING, Title, forbid, make_indicator
from .outline import Section, split_code
from .parts import Part
from .points import ASKED, split_points, split_title
from .text import split_outside

CHECK = r"(?:检查|督查|督导|自查|核查|排查|评估|整治|抽查|考核|观测)"
LIST_TITLE = re.compile(
    rf"(?:要点|指标(?:体系)?|{CHECK}(?:内容|标准|清单|事项|重点|提纲)|评估标准|观测点|"
    r"负面清单|问题清单|检查表|自查表|督导表|督查表|评估表|对照表|问卷|调查表)(?:（[^（）]*）|\([^()]*\))?$"
)
SECTION_TITLE = re.compile(
    rf"{CHECK}(?:工作)?(?:的)?(?:主要|重点)?"
    r"(?:内容|重点|要点|事项|清单|问题|指标|范围和内容)|负面清单|重点内容"
)
NO_POINTS = re.compile(r"^(?:填表|填报|评分|使用|有关|相关)?(?:说明|须知|要求|办法|注)$")
LEAD = re.compile(r"^(?:[^，。；：是有]{2,8}[：。:]|(?:重点|主要)?(?:查看|检查|督查|核查|了解|看))(?=.)")
SHARE_ASKED = 0.4
LEAST = 3
NEARLY_ALL, MANY = 0.6, 5  # a section without a word on checking is a checklist when so many of its lines ask
OPTION = re.compile(r"^\s*(?:[A-Ha-h][.．、]|[□☐○])|^\s*答\s*[:：]")
PLAIN_TITLE = re.compile(r"^(?:[一-龥、“”]{2,12}[：:]|【[一-龥、“”]{2,12}】)$")
CODED = re.compile(r"^[A-Za-z]\s*-?\d")


def read_list(root: Section, part: Part) -> list[Indicator]:
    """Points of an annex that is a numbered list instead of a table."""
    leaves = _coded_lines(part) or _under_titles(part) or _leaves(root, part)
    if len(leaves) < LEAST or not (LIST_TITLE.search(part.title) or _asks(leaves)):
        return []
    if NEGATIVE.search(part.title):
        forbid(leaves)
    return leaves


def read_body_lists(root: Section, part: Part) -> list[Indicator]:
    """Points asked one by one in a section of the body: one on what is checked, or one that does nothing but ask."""
    found: list[Indicator] = []
    for section in root.children:
        if section.block and (SECTION_TITLE.search(section.heading) or _is_questions(section)):
            leaves = _leaves(section, part, own=False)
            if len(leaves) >= LEAST and _asks(leaves):
                found.extend(leaves)
    return found


def _is_questions(section: Section) -> bool:
    """Short titles with numbered lines below them that nearly all ask, whatever words the heading has."""
    titles = [child for child in section.children if child.children and not child.rest]
    lines = [leaf for child in titles for leaf in child.children]
    asked = [leaf for leaf in lines if leaf.block and ASKED.search(leaf.block.text)]
    whole = len(titles) == len(section.children) and not any(leaf.children for leaf in lines)
    return whole and len(titles) > 1 and len(lines) >= MANY and len(asked) >= NEARLY_ALL * len(lines)


def _asks(found: list[Indicator]) -> bool:
    return sum(bool(ASKED.search(entry.point)) for entry in found) >= SHARE_ASKED * len(found)


def _leaves(root: Section, part: Part, own: bool = True) -> list[Indicator]:
    """The innermost entries under a section; `own` says whether the titles above it count as groups."""
    stop = None if own else root
    found: list[Indicator] = []
    for section in root.walk():
        if not section.block or section is stop or section.children or NO_POINTS.match(section.heading):
            continue
        paragraphs = [block for block in section.paragraphs if block.kind == "paragraph"]
        asked = _run_together(section)
        if asked:
            found.extend(_pieces(section, asked, part, stop))
        elif not paragraphs or all(OPTION.match(block.text) for block in paragraphs):
            found.append(_leaf(section, part, stop))
        else:
            found.extend(_lines(section, part, stop))
    return found


def _coded_lines(part: Part) -> list[Indicator]:
    """Lines that carry the codes of a tree: A1 and B1 are titles, C1 the point; the last letter is the innermost."""
    blocks = [block for block in part.content() if block.kind == "paragraph"]
    coded = [block for block in blocks if CODED.match(block.text.strip())]
    letters = sorted({block.text.strip()[0].upper() for block in coded})
    if len(letters) < 2 or len(coded) * 2 < len(blocks):
        return []
    held: dict[str, Title] = {}
    found = []
    for block in coded:
        code, text = split_code(block.text)
        letter = block.text.strip()[0].upper()
        if letter != letters[-1]:
            held = {other: title for other, title in held.items() if other < letter}
            held[letter] = (code, text)
            continue
        group, item = [*(held[key] for key in sorted(held)), NOTHING, NOTHING][:2]
        made = make_indicator(group, item, code, text)
        made.place = Place(block.index, f"{part.name} {code}")
        found.append(made)
    return found


def _under_titles(part: Part) -> list[Indicator]:
    """Lines under titles without a number: `作业管理：`, then `□ 是否…`."""
    blocks = [block for block in part.content() if block.kind == "paragraph"]
    titles = [number for number, block in enumerate(blocks) if PLAIN_TITLE.match(block.text.strip())]
    if len(titles) < 2 or titles[0] != 0:
        return []
    found = []
    for begin, end in pairwise([*titles, len(blocks)]):
        group = (None, blocks[begin].text.strip(" ：:【】"))
        for number, block in enumerate(blocks[begin + 1 : end], 1):
            code, text = split_title(block.text)
            made = make_indicator(group, NOTHING, code or str(number), text)
            made.place = Place(block.index, f"{part.name} {group[1]} 第{number}条")
            found.append(made)
    return found if _asks(found) else []


def _run_together(section: Section) -> list[str]:
    """Questions that stand in one paragraph after their title, numbered or parted by semicolons."""
    numbered = [text for code, text in split_points(section.rest) if code]
    if numbered and all(ASKED.search(text) for text in numbered):
        return numbered
    pieces = split_outside(section.rest.rstrip("。"), "；;")
    asked = [piece for piece in pieces if ASKED.search(piece)]
    return pieces if len(asked) >= LEAST and len(asked) * 2 > len(pieces) else []


def _code(section: Section) -> str | None:
    label = section.label
    if label is None:
        return None
    return str(label.number) if label.style == "circle" else re.sub(r"[（()）.．、\s]", "", label.text)


def _above(section: Section | None, stop: Section | None) -> list[Title]:
    above: list[Title] = []
    while section is not None and section.block is not None and section is not stop:
        above.insert(0, (_code(section), section.heading))
        section = section.parent
    return [*above, NOTHING, NOTHING][:2]


def _leaf(section: Section, part: Part, stop: Section | None) -> Indicator:
    assert section.block
    assert section.label
    group, item = _above(section.parent, stop)
    made = make_indicator(group, item, _code(section), section.block.text[section.label.length :].strip())
    made.place = Place(section.block.index, f"{part.name} {section.label.text}")
    return made


def _lines(section: Section, part: Part, stop: Section | None) -> list[Indicator]:
    group, item = _above(section, stop)
    found = []
    for number, block in enumerate(section.paragraphs, 1):
        if block.kind != "paragraph":
            continue
        code, text = split_title(block.text)
        made = make_indicator(group, item, code or str(number), text)
        made.place = Place(block.index, f"{part.name} {section.heading} 第{number}条")
        found.append(made)
    return found


def _pieces(section: Section, asked: list[str], part: Part, stop: Section | None) -> list[Indicator]:
    assert section.block
    group, item = _above(section, stop)
    found = []
    for number, text in enumerate(asked, 1):
        lead = LEAD.match(text) if number == 1 else None
        made = make_indicator(group, item, str(number), text[lead.end() :] if lead else text)
        made.place = Place(section.block.index, f"{part.name} {section.heading} 第{number}条")
        made.doubt(0.1, "几条写在同一段里，按分号拆开")
        found.append(made)
    return found
