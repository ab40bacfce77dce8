"""Numbering of Chinese official documents (一、 （一） 1. （1） ① A1.) and the tree of sections it makes."""

import re
from dataclasses import dataclass, field

from dudao.lib.numerals import to_number

from .blocks import Block

CN = "〇一二三四五六七八九十百"
# from the outermost to the innermost level; a label is stripped with the spaces after it
MEASURED = r"(?!个?小时|分钟|平方|公里|[个米倍万元亿分岁次天年月日名人所])"
STYLES = [
    ("chapter", rf"第[{CN}\d]+[章编部]分?\s*"),
    ("article", rf"第[{CN}\d]+条\s*"),
    ("big", rf"[{CN}]+\s*[、．.]\s*|[壹贰叁肆伍陆柒捌玖拾]{{1,2}}\s*[、．.]\s*|[{CN}]{{1,3}}\s+(?=[一-龥“”]{{2,20}}$)"),
    ("bracket", rf"[（(]\s*[{CN}]+\s*[)）]\s*[、.．]?\s*"),
    ("number", r"\d{1,3}\s*[.．、](?:(?!\d)|(?=\d{1,2}月))\s*|\d{1,2}\s+(?=[一-龥“”]{2,16}$)"),
    ("decimal", rf"\d{{1,2}}[.．]\d{{1,2}}(?:[.．、]\s*|\s*){MEASURED}(?=[一-龥“《])"),
    ("long_decimal", r"\d{1,2}(?:[.．]\d{1,2}){2,3}(?:[.．、]\s*|\s*)(?=[一-龥“《])"),
    ("number_bracket", r"[（(]\s*\d{1,3}\s*[)）]\s*"),
    ("half_bracket", r"\d{1,3}\s*[)）]\s*"),
    ("circle", r"[①-⑳]\s*"),
    ("lenticular", r"【(?=[^【】]{2,20}】)"),
    ("bullet", r"[◆●■▲★☆※◇○◎□►➢▪▶•·]\s*|[—–]{1,2}\s*(?=[一-龥“])"),
]
DEPTH = {name: depth for depth, (name, _) in enumerate(STYLES)}
DEPTH["lenticular"] = DEPTH["big"]
LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in STYLES))
STEM = re.compile(
    r"(?P<code>[甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾]|[IVX]{1,4}|[Ⅰ-Ⅻ]|[A-Z])(?:[、.．:：]\s*|[\s\u3000]+)(?=[一-龥“])|"
    r"[（(](?P<inner>[甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾A-ZⅠ-Ⅻ])[)）]\s*(?=[一-龥“])|"
    r"(?:模块|板块|部分|专题|单元|类别|维度|领域|项目)(?P<word>[一二三四五六七八九十]|\d{1,2})\s*[、.．:：\s]\s*(?=[一-龥“])|"
    r"第(?P<turn>[一二三四五六七八九十]|\d{1,2})(?:部分|类|模块|板块|单元|方面|项|大?类)\s*[、.．:：\s]\s*(?=[一-龥“])"
)
CODE = re.compile(r"(?P<code>[A-Za-z]\s*-?\d{1,3}(?:[.-]\d{1,3}){0,3}|\d{1,2}(?:[.-]\d{1,2}){1,3})\s*[.．、:：]?\s*")
# 1.5小时 is no code before 小时
COUNTED = re.compile(r"月|个?小时|分钟|平方米|公里|倍(?!数)|[万亿]?元(?!旦)|个?百分点|课时|学时|[%％]")
END = "。！？!?；;"


@dataclass(slots=True)
class Label:
    style: str
    number: int | None
    length: int
    text: str

    @property
    def depth(self) -> int:
        return DEPTH[self.style]


def find_label(text: str) -> Label | None:
    """The heading number at the start of a text, if there is one."""
    stripped = text.lstrip()
    found = LABEL.match(stripped)
    if not found or not found.lastgroup:
        return None
    drawn = found.group()
    inner = re.sub(rf"[^{CN}\d①-⑳]", "", drawn)
    number = ord(inner) - ord("①") + 1 if found.lastgroup == "circle" else to_number(inner)
    return Label(
        found.lastgroup,
        int(number) if number is not None else None,
        len(text) - len(stripped) + found.end(),
        drawn.strip(),
    )


def split_code(text: str) -> tuple[str | None, str]:
    """`B12.坚持从严` -> (B12, 坚持从严); a text without a code comes back whole."""
    found = CODE.match(text.strip())
    if not found or COUNTED.match(text.strip()[found.end() :]) or not text.strip()[found.end() :]:
        return None, text.strip()
    return re.sub(r"\s", "", found["code"]), text.strip()[found.end() :].strip()


def split_stem(text: str) -> tuple[str | None, str]:
    """`甲　作业` -> (甲, 作业), `模块一：作业` -> (一, 作业): numbers that only titles in tables carry."""
    found = STEM.match(text.strip())
    if not found:
        return None, text.strip()
    return found["code"] or found["inner"] or found["word"] or found["turn"], text.strip()[found.end() :].strip()


def without_label(text: str) -> str:
    """The text after its heading number or code."""
    label = find_label(text)
    if label:
        return text[label.length :].strip()
    return split_code(text)[1]


@dataclass(slots=True)
class Section:
    """A heading with the text after it on the same line, its own paragraphs and its sections."""

    label: Label | None
    heading: str
    rest: str
    block: Block | None
    paragraphs: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)
    parent: "Section | None" = None

    @property
    def depth(self) -> int:
        return self.label.depth if self.label else -1

    def walk(self) -> list["Section"]:
        """This section and all below it in reading order."""
        found = [self]
        for child in self.children:
            found.extend(child.walk())
        return found

    def blocks(self) -> list[Block]:
        """All blocks of the section, headings and tables among them, in reading order."""
        own = [block for section in self.walk() for block in [section.block, *section.paragraphs] if block]
        return sorted(own, key=lambda block: block.index)

    def path(self) -> list[str]:
        """Headings from the outermost to this one."""
        above = self.parent.path() if self.parent else []
        return [*above, self.heading] if self.block else above


def split_heading(text: str) -> tuple[str, str]:
    """Heading proper and what follows it on the same line: `自查（4月）。各校要…` -> (自查（4月）, 各校要…)."""
    depth = 0
    for position, char in enumerate(text):
        if char in "（(“《〔":
            depth += 1
        elif char in "）)”》〕":
            depth = max(0, depth - 1)
        elif char in "。：:】" and not depth:
            return text[:position], text[position + 1 :].strip()
    return text.rstrip(END), ""


def build_outline(blocks: list[Block]) -> Section:
    """The tree of sections over some blocks; its root has no heading."""
    root = Section(None, "", "", None)
    stack = [root]
    for block in blocks:
        label = find_label(block.text) if block.kind == "paragraph" else None
        if label is None:
            stack[-1].paragraphs.append(block)
            continue
        while len(stack) > 1 and stack[-1].depth >= label.depth:
            stack.pop()
        heading, rest = split_heading(block.text[label.length :].strip())
        section = Section(label, heading, rest, block, parent=stack[-1])
        stack[-1].children.append(section)
        stack.append(section)
    return root
