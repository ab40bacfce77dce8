"""Word files into blocks: paragraphs with their drawn numbers, tables with merged cells, text boxes."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from .blocks import Cell, Grid, Source
from .container import WORD, Package
from .errors import UnreadableDocument
from .layout import add_table
from .numbering import Numbering, number_in, read_numbering

SKIPPED = {WORD + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_BOX = WORD + "txbxContent"
NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
ASIDE = re.compile(r"word/(?:header|footer)\d*\.xml$")
PROPERTIES = "docProps/core.xml"
Noted = dict[tuple[str, str], str]


def read_docx(content: bytes) -> Source:
    """Blocks of a .docx; raises UnreadableDocument with one sentence when it is not one."""
    package = Package(content)
    numbering = read_numbering(_part(package, "word/numbering.xml"), _part(package, "word/styles.xml"))
    noted = _read_notes(package)
    source = Source()
    pending: list[etree._Element] = []
    for element in package.body_children(package.main_part()):
        _add_element(source, element, numbering, noted, pending)
    for rest in pending:
        _add_text(source, paragraph_text(rest), rest, "")
    if not source.blocks:
        raise UnreadableDocument("这份文件里没有文字，请检查是否传错了文件（扫描件请扫成 PDF 再传）。")
    return source


def _part(package: Package, name: str) -> etree._Element | None:
    return package.tree(name) if name in package.names else None


def _add_element(
    source: Source, element: etree._Element, numbering: Numbering, noted: Noted, pending: list[etree._Element]
) -> None:
    """One paragraph or table; a paragraph whose end was deleted in tracked changes waits for the next one."""
    if element.tag == WORD + "tbl":
        _add_boxes(source, element, numbering)
        add_table(source, read_table(element, numbering))
    else:
        if _end_is_deleted(element):
            pending.append(deepcopy(element))
            return
        for before in reversed(pending):
            _put_before(before, element)
        pending.clear()
        _add_boxes(source, element, numbering)
        _add_text(source, paragraph_text(element), element, numbering.label(element))
    for text in _notes_of(element, noted):
        source.add_paragraph(f"注：{text}")


def _end_is_deleted(element: etree._Element) -> bool:
    return element.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None


def _put_before(before: etree._Element, element: etree._Element) -> None:
    """The pieces of an earlier paragraph at the start of this one, after its properties."""
    at = 1 if len(element) and element[0].tag == WORD + "pPr" else 0
    for piece in reversed([child for child in before if child.tag != WORD + "pPr"]):
        element.insert(at, piece)


# ── footnotes ────────────────────────────────────────────────────────────
def _read_notes(package: Package) -> Noted:
    """Text of each footnote and endnote; the separators that Word keeps among them are left out."""
    found: Noted = {}
    for kind, name in NOTES.items():
        root = _part(package, name)
        for note in root.iter(WORD + kind) if root is not None else ():
            text = "".join(paragraph_text(p).strip() for p in note.iter(WORD + "p"))
            if text and note.get(WORD + "type") in (None, "normal"):
                found[kind, str(note.get(WORD + "id"))] = text
    return found


def _notes_of(element: etree._Element, noted: Noted) -> list[str]:
    """Notes that a paragraph or table refers to, in their order; limits often stand there."""
    keys = [
        (kind, str(mark.get(WORD + "id"))) for kind in NOTES for mark in element.iter(f"{WORD}{kind}Reference")
    ] if noted else []  # fmt: skip
    return [noted[key] for key in dict.fromkeys(keys) if key in noted]


def aside_texts(content: bytes) -> list[str]:
    """Texts of page heads and feet and the properties of the file, where a secrecy marking may stand."""
    package = Package(content)
    names = [name for name in sorted(package.names) if ASIDE.match(name)]
    texts = [paragraph_text(p) for name in names[:40] for p in package.tree(name).iter(WORD + "p")]
    if PROPERTIES in package.names:
        texts += [part.text or "" for part in package.tree(PROPERTIES).iter() if isinstance(part.tag, str)]
    return texts


def deleted_text(content: bytes) -> str:
    """All text that tracked changes struck out."""
    package = Package(content)
    root = package.tree(package.main_part())
    return "".join(piece.text or "" for piece in root.iter(WORD + "delText"))


# ── text boxes ───────────────────────────────────────────────────────────
def _add_boxes(source: Source, element: etree._Element, numbering: Numbering) -> None:
    """Text boxes drawn in a paragraph or table, each once: not the copy for old programs, nor a box in a box again."""
    for box in element.iter(TEXT_BOX):
        if any(parent.tag in (FALLBACK, TEXT_BOX) for parent in box.iterancestors()):
            continue
        for inner in _children(box, WORD + "p", WORD + "tbl"):
            if inner.tag == WORD + "tbl":
                add_table(source, read_table(inner, numbering))
            else:
                _add_boxes(source, inner, numbering)
                _add_text(source, paragraph_text(inner), inner, numbering.label(inner))


def _add_text(source: Source, text: str, element: etree._Element, label: str) -> None:
    page = any(br.get(WORD + "type") == "page" for br in element.iter(WORD + "br"))
    page = (
        page
        or element.find(f"{WORD}pPr/{WORD}pageBreakBefore") is not None
        or element.find(f"{WORD}pPr/{WORD}sectPr") is not None
    )
    justify = element.find(f"{WORD}pPr/{WORD}jc")
    align = str(justify.get(WORD + "val", "")) if justify is not None else ""
    if not text.strip():
        source.add_gap()
        if page:
            source.page_breaks.add(len(source.blocks))
        return
    for number, line in enumerate(_lines(text, align)):
        source.add_paragraph((label if not number else "") + line.strip(), align)
    if page:
        source.page_breaks.add(len(source.blocks))


def _lines(text: str, align: str) -> list[str]:
    """Soft line breaks: a centred title is one line of thought, elsewhere each line stands for itself."""
    if align == "center":
        return [text.replace("\n", "")]
    return [line for line in text.split("\n") if line.strip()]


def paragraph_text(element: etree._Element) -> str:
    """Visible text of a paragraph without deletions, field codes and text boxes."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in SKIPPED or tag in (TEXT_BOX, FALLBACK):
            continue
        if tag == WORD + "t":
            yield child.text or ""
        elif tag == WORD + "tab":
            yield "\t"
        elif tag in (WORD + "br", WORD + "cr"):
            yield "" if child.get(WORD + "type") in ("page", "column") else "\n"
        elif tag == WORD + "noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)


def read_table(table: etree._Element, numbering: Numbering) -> Grid:
    """A table as a rectangle; cells merged across or downwards are one object in all their squares."""
    rows: list[list[Cell]] = []
    for row_element in _rows(table):
        row: list[Cell] = []
        above = rows[-1] if rows else []
        for cell in _children(row_element, WORD + "tc"):
            _place_cell(cell, row, above, len(rows), numbering)
        if row:
            rows.append(row)
    width = max((len(row) for row in rows), default=0)
    for r, row in enumerate(rows):
        row.extend(Cell("", r, c) for c in range(len(row), width))
    return Grid(rows)


def _place_cell(element: etree._Element, row: list[Cell], above: list[Cell], number: int, numbering: Numbering) -> None:
    column = len(row)
    span = element.find(f"{WORD}tcPr/{WORD}gridSpan")
    across = max(1, min(64, number_in(span.get(WORD + "val"), 1))) if span is not None else 1
    merge = element.find(f"{WORD}tcPr/{WORD}vMerge")
    text = _cell_text(element, numbering)
    continued = merge is not None and merge.get(WORD + "val", "continue") != "restart"
    if continued and not text and column < len(above):
        owner = above[column]
        owner.down = max(owner.down, number - owner.row + 1)
        row.extend([owner] * across)
    else:
        row.extend([Cell(text, number, column, across)] * across)


def _cell_text(element: etree._Element, numbering: Numbering) -> str:
    lines = []
    for paragraph in element.iter(WORD + "p"):
        if _in_box(paragraph, element):
            continue  # put down before the table
        text = paragraph_text(paragraph).strip()
        if text:
            lines.append(numbering.label(paragraph) + text)
        elif not lines:
            lines.extend(_automatic(paragraph, numbering))
    return "\n".join(lines)


def _in_box(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Whether a text box stands between a paragraph and its cell."""
    for parent in paragraph.iterancestors():
        if parent is cell:
            return False
        if parent.tag in (TEXT_BOX, FALLBACK):
            return True
    return False


def _automatic(paragraph: etree._Element, numbering: Numbering) -> list[str]:
    """A cell that holds nothing but a drawn number: the column of serial numbers in many tables."""
    label = numbering.label(paragraph)
    return [label] if label else []


def _rows(table: etree._Element) -> list[etree._Element]:
    """Rows, without those that tracked changes struck out."""
    return [row for row in _children(table, WORD + "tr") if row.find(f"{WORD}trPr/{WORD}del") is None]


def _children(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Children with one of the tags, also those inside content controls and insertions."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in (WORD + "sdt", WORD + "sdtContent", WORD + "ins", WORD + "moveTo", WORD + "customXml"):
            yield from _children(child, *tags)
