"""Numbers that Word draws by itself: 一、 （一） 1. A1 from numbering.xml, counted as Word counts them."""

from dataclasses import dataclass, field

from lxml import etree

from dudao.lib.numerals import to_chinese
from dudao.lib.posted import posted_number

from .container import WORD

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
STEMS = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖拾"}
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
    if style in ("upperRoman", "lowerRoman") and 1 <= number <= len(ROMAN):
        return ROMAN[number - 1] if style == "upperRoman" else ROMAN[number - 1].lower()
    if style in STEMS and 1 <= number <= len(STEMS[style]):
        return STEMS[style][number - 1]
    if style == "decimalZero":
        return f"{number:02d}"
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
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """The drawn number of a paragraph, or an empty text."""
        instance, depth = self._list_of(paragraph)
        abstract = self.lists.get(instance, "")
        level = self.levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        counts = self.counters.setdefault(abstract, {})
        if depth in self.restarts.get(instance, {}):
            counts[depth] = self.restarts[instance].pop(depth) - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return self._drawn(abstract, level, counts)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """(list, level) of a paragraph: its own, else that of its style; list 0 takes the number of the style away."""
        style = _value(paragraph.find(f"{WORD}pPr/{WORD}pStyle"))
        instance, depth = self.styles.get(style, ("", 0))
        own = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        if own is None:
            return instance, depth
        level = own.find(WORD + "ilvl")
        return _value(own.find(WORD + "numId"), instance), number_in(_value(level), 0) if level is not None else depth

    def _drawn(self, abstract: str, level: Level, counts: dict[int, int]) -> str:
        if level.style in ("bullet", "none"):
            return ""
        text = level.pattern
        for depth, other in self.levels[abstract].items():
            text = text.replace(f"%{depth + 1}", draw(counts.get(depth, other.start), other.style))
        return text


def read_numbering(root: etree._Element | None, styles: etree._Element | None = None) -> Numbering:
    """Lists of numbering.xml, and the styles of styles.xml that carry a number; without the first nothing is."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iter(WORD + "abstractNum"):
        key = str(abstract.get(WORD + "abstractNumId"))
        numbering.levels[key] = {
            number_in(level.get(WORD + "ilvl"), 0): _level(level) for level in abstract.iter(WORD + "lvl")
        }
    for instance in root.iter(WORD + "num"):
        key = str(instance.get(WORD + "numId"))
        numbering.lists[key] = _value(instance.find(WORD + "abstractNumId"))
        for override in instance.iter(WORD + "lvlOverride"):
            start = override.find(WORD + "startOverride")
            if start is not None:
                depth = number_in(override.get(WORD + "ilvl"), 0)
                numbering.restarts.setdefault(key, {})[depth] = number_in(_value(start), 1)
    if styles is not None:
        numbering.styles = _numbered_styles(styles)
    return numbering


def _numbered_styles(root: etree._Element) -> dict[str, tuple[str, int]]:
    """Style -> (list, level), a style without a number of its own taking that of the one it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in root.iter(WORD + "style"):
        key = str(style.get(WORD + "styleId"))
        based[key] = _value(style.find(WORD + "basedOn"))
        properties = style.find(f"{WORD}pPr/{WORD}numPr")
        if properties is not None and properties.find(WORD + "numId") is not None:
            own[key] = (_value(properties.find(WORD + "numId")), number_in(_value(properties.find(WORD + "ilvl")), 0))
    return {key: found for key in based if (found := _inherited(key, own, based))}


def _inherited(key: str, own: dict[str, tuple[str, int]], based: dict[str, str]) -> tuple[str, int] | None:
    for _ in range(12):  # a circle of styles ends here
        if key in own or not key:
            return own.get(key)
        key = based.get(key, "")
    return None


def _level(element: etree._Element) -> Level:
    start = _value(element.find(WORD + "start"), "1")
    return Level(
        _value(element.find(WORD + "numFmt"), "decimal"),
        _value(element.find(WORD + "lvlText")),
        number_in(start, 1),
    )
