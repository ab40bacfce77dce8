"""The words of a Word file as a person sees them, squares and symbols too."""

from collections.abc import Iterator

from lxml import etree

from ..readers.container import WORD
from .layout import OPEN, TICKED

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SKIPPED = {WORD + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tcPr", "trPr", "instrText", "delText")}
SKIPPED |= {WORD + "txbxContent", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
# Fonts of symbols: the letter that is typed → what is drawn. Offices type an R in "Wingdings 2" for a ticked box.
SYMBOLS = {
    "wingdings": {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xFB: "✗", 0x6F: "□", 0x71: "□", 0xA8: "□", 0x6E: "■"},
    "wingdings2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}  # fmt: skip
OFF = {"0", "false", "off"}


def text_of(element: etree._Element) -> str:
    """Visible text; paragraphs and line breaks begin new lines. Deletions and prompts of controls are left out."""
    return "".join(_pieces(element, "")).strip()


def _pieces(element: etree._Element, font: str) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in SKIPPED or not isinstance(tag, str):
            continue
        if tag == WORD + "t":
            yield _drawn(child.text or "", font)
        elif tag == WORD + "sym":
            yield _symbol(child)
        elif tag in (WORD + "tab", WORD + "br", WORD + "cr"):
            yield " " if tag == WORD + "tab" else "\n"
        elif tag == WORD + "sdt":
            yield from _control(child, font)
        elif tag == WORD + "ffData":
            yield from _old_square(child)
        else:
            yield from _pieces(child, _font(child) if tag == WORD + "r" else font)
    if element.tag == WORD + "p":
        yield "\n"


def _control(element: etree._Element, font: str) -> Iterator[str]:
    """What stands in a control; its prompt is nobody's answer. A square counts as it is drawn."""
    rules, content = element.find(WORD + "sdtPr"), element.find(WORD + "sdtContent")
    if content is None or (rules is not None and _on(rules.find(WORD + "showingPlcHdr"))):
        return
    box = rules.find(W14 + "checkbox") if rules is not None else None
    drawn = "".join(_pieces(content, font))
    if box is not None and not drawn.strip():
        drawn = TICKED if _on(box.find(W14 + "checked"), W14) else OPEN
    yield drawn


def _old_square(element: etree._Element) -> Iterator[str]:
    """A square of the old kind of form field is drawn from its state alone."""
    box = element.find(WORD + "checkBox")
    if box is not None:
        state = box.find(WORD + "checked")
        yield TICKED if _on(state if state is not None else box.find(WORD + "default")) else OPEN


def _on(switch: etree._Element | None, space: str = WORD) -> bool:
    return switch is not None and switch.get(space + "val", "1").lower() not in OFF


def _font(run: etree._Element) -> str:
    fonts = run.find(f"{WORD}rPr/{WORD}rFonts")
    return _plain(fonts.get(WORD + "ascii") or fonts.get(WORD + "hAnsi") or "") if fonts is not None else ""


def _plain(font: str) -> str:
    return font.lower().replace(" ", "")


def _drawn(text: str, font: str) -> str:
    known = SYMBOLS.get(font)
    return "".join(known.get(ord(char) & 0xFF, char) for char in text) if known else text


def _symbol(element: etree._Element) -> str:
    known = SYMBOLS.get(_plain(element.get(WORD + "font") or ""), {})
    try:
        return known.get(int(element.get(WORD + "char") or "0", 16) & 0xFF, "")
    except ValueError:
        return ""
