"""Points out of running text: a scheme that writes what it looks at as paragraphs instead of a table. Pure.

They are proposals: a person says of each whom it asks and how it is judged.
"""

import re
from collections.abc import Iterator

from dudao.officialdocs.readers.indicators import forbid, make_indicator
from dudao.officialdocs.readers.outline import find_label, split_heading
from dudao.officialdocs.readers.text import sentences, split_outside
from dudao.officialdocs.shapes import Indicator, Place, to_plain

CHAPTER = re.compile(r"(?:督查|督导|检查|自查|排查|核查)(?:的)?(?:主要)?(?:内容|重点|要点|事项)")
OPENING = re.compile(r"^(?:(?:重点|主要|着重|认真)?(?:督查|督导|检查|排查|核查|查看|看))(?=.)")
RANGE = re.compile(r"^(?:督查|督导|检查|排查|核查|自查)?(?:范围|对象|时间|方式)")
FORBIDDEN = re.compile(r"(?:以下|下列)(?:几种|各种|这些)?(?:形式|情形|行为|问题|情况)")
WRONG = re.compile(r"违规|违反|变相|隐形变异|擅自|无证")
SHORTEST = 5
TAKEN = "从段落里一句一条拆出来的要点，请核对内容、怎么判和问谁。"


def points_of_prose(blocks: list[dict]) -> list[dict]:
    """Entries of the list ``indicators`` out of the chapter on what is looked at; empty where there is none."""
    group, listed, found = ("", ""), False, []
    for block in _chapter(blocks):
        text, label = str(block["text"]).strip(), find_label(str(block["text"]).strip())
        style = label.style if label else ""
        if style == "bracket" and label:
            title, text = split_heading(text[label.length :].strip())
            group, listed = (re.sub(r"\W", "", label.text), title.strip("。： ")), False
        elif label and style:
            text = text[label.length :].strip()
        made = [_indicator(group, piece, block) for piece in _pieces(text)]
        if (listed and style) or WRONG.search(group[1]):
            forbid([one for one in made if WRONG.search(one.point)])
        found += made
        listed = listed or bool(FORBIDDEN.search(text[-20:]) and text.endswith(("：", ":")))
    return _numbered(found)


def _chapter(blocks: list[dict]) -> Iterator[dict]:
    """The paragraphs between the heading of the chapter and the next heading of its kind."""
    inside = False
    for block in blocks:
        text = str(block.get("text") or "").strip()
        label = find_label(text) if block["kind"] == "paragraph" else None
        if label and label.style == "big":
            inside = bool(CHAPTER.search(text)) and len(text) <= 24
        elif inside and block["kind"] == "paragraph" and text:
            yield block


def _pieces(text: str) -> Iterator[str]:
    """Sentences and what stands between semicolons, without the words that only open them."""
    for sentence in sentences(text):
        if sentence.endswith(("：", ":")):
            continue
        for piece in split_outside(sentence, "；;"):
            plain = OPENING.sub("", piece.strip().strip("。；;")).strip()
            if len(plain) >= SHORTEST and not RANGE.match(plain) and not RANGE.match(piece.strip()):
                yield plain


def _indicator(group: tuple[str, str], text: str, block: dict) -> Indicator:
    made = make_indicator(group, (None, ""), None, text)
    if "培训机构" in group[1]:  # the paragraph is about them, whatever else a sentence names
        made.unit_kinds = [kind for kind in made.unit_kinds if kind != "school"] or ["institution"]
    if WRONG.search(text) and "是否" not in text:
        made.polarity = "bad_yes"
    made.place = Place(block["i"], f"{block.get('part') or '正文'} 第{block['i'] + 1}段")
    made.doubt(0.3, TAKEN)
    return made


def _numbered(found: list[Indicator]) -> list[dict]:
    """Codes of our own, counted within each group: 一.1, 一.2, 二.1."""
    counted: dict[str, int] = {}
    for one in found:
        code = one.group_code or ""
        counted[code] = counted.get(code, 0) + 1
        one.point_code = f"{code}.{counted[code]}" if code else str(counted[code])
    return [to_plain(one) for one in found]
