"""Numbers that Word draws by itself: 一、 （一） 1. A1 from numbering.xml, counted as Word counts them."""

from dataclasses import dataclass, field

from lxml import etree

from dudao.lib.numerals import to_chinese
from dudao.lib.posted import posted_number

from .container import WORD

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CHINESE_FORMATS = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCountingThousand",
}


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(WORD + "val", default))


def number_in(text: str | None, default: int) -> int:
    """A number that a file states; ``default`` where it states none that can be meant."""
    number = posted_number(text or "")
    return default if number is None else number


def draw(number: int, style: str) -> str:
    """One counter in one of Word's number styles; a bullet draws nothing."""
    if style in CHINESE_FORMATS and number < 100:
        return to_chinese(number)
    if style in ("bullet", "none"):
        return ""
    if style in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((64 if style == "upperLetter" else 96) + number)
    if style.startswith("decimalEnclosed") and 1 <= number <= 20:
        return CIRCLED[number - 1] if style.endswith(("Circle", "CircleChinese")) else f"({number})"
    return str(number)


@dataclass(slots=True)
class Level:
    style: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Lists of one document; `label` counts on with every call, in reading order."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """The drawn number of a paragraph, or an empty text."""
        properties = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        if properties is None:
            return ""
        abstract = self.lists.get(_value(properties.find(WORD + "numId")), "")
        depth = number_in(_value(properties.find(WORD + "ilvl")), 0)
        level = self.levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        counts = self.counters.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return self._drawn(abstract, level, counts)

    def _drawn(self, abstract: str, level: Level, counts: dict[int, int]) -> str:
        if level.style in ("bullet", "none"):
            return ""
        text = level.pattern
        for depth, other in self.levels[abstract].items():
            text = text.replace(f"%{depth + 1}", draw(counts.get(depth, other.start), other.style))
        return text


def read_numbering(root: etree._Element | None) -> Numbering:
    """Lists of numbering.xml; without that part nothing is numbered."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iter(WORD + "abstractNum"):
        key = str(abstract.get(WORD + "abstractNumId"))
        numbering.levels[key] = {
            number_in(level.get(WORD + "ilvl"), 0): _level(level) for level in abstract.iter(WORD + "lvl")
        }
    for instance in root.iter(WORD + "num"):
        numbering.lists[str(instance.get(WORD + "numId"))] = _value(instance.find(WORD + "abstractNumId"))
    return numbering


def _level(element: etree._Element) -> Level:
    start = _value(element.find(WORD + "start"), "1")
    return Level(
        _value(element.find(WORD + "numFmt"), "decimal"),
        _value(element.find(WORD + "lvlText")),
        number_in(start, 1),
    )
