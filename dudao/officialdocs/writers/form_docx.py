"""A filled form as a Word document: A4 landscape, title and header line inside the table as the document has them."""

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..shapes_paper import FilledForm
from .faces import BODY, FACES, HEAD, LATIN, TITLE, Face
from .form_xlsx import header_words
from .widths import flush, shares

WIDTH = 297 - 2 * 25  # millimetres between the margins
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER


def form_docx(form: FilledForm) -> bytes:
    """``form`` as .docx; the head repeats on every page and a paragraph stands last (a last table can be lost)."""
    document = Document()
    _landscape(document.sections[0])
    _page_number(document.sections[0].footer.paragraphs[0])
    _speak_chinese(document)
    _name_substitutes(document)
    columns = len(form.columns)
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Mm(WIDTH * share) for share in shares(form.columns, form.rows)]
    _across(table, form.title, TITLE, 20, CENTRE, head=True)
    if form.header or form.period:
        _across(table, header_words(form), BODY, 12, LEFT, head=True)
    _line(table, form.columns, HEAD, [CENTRE] * columns, head=True)
    sides = [LEFT if left else CENTRE for left in flush(form.rows, columns)]
    for row in form.printed_rows:
        _line(table, row, BODY, sides)
    if form.footer:
        _across(table, form.footer, BODY, 11, LEFT)
    _set_widths(table, widths)
    _small(document.add_paragraph())
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _landscape(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)


def _page_number(paragraph: Any) -> None:
    """— 1 — in the middle of the foot, as official papers number their pages."""
    paragraph.alignment = CENTRE
    run = paragraph.add_run("— ")
    for tag, value in (("w:fldChar", "begin"), ("w:instrText", "PAGE"), ("w:fldChar", "end")):
        element = OxmlElement(tag)
        if tag == "w:fldChar":
            element.set(qn("w:fldCharType"), value)
        else:
            element.text = value
        run._element.append(element)
    paragraph.add_run(" —")


def _speak_chinese(document: Any) -> None:
    """Mark the text as Chinese of the mainland: otherwise full stops are drawn in the middle of their square."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _name_substitutes(document: Any) -> None:
    """Enter the faces with their stand-ins into the document's font table."""
    part = next(part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml")
    entries = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join(face.instead)}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face in FACES
    )
    part._blob = part.blob.replace(b"</w:fonts>", entries.encode("utf-8") + b"</w:fonts>")


def _line(table: Any, texts: list[str], face: Face, sides: list[Any], *, head: bool = False) -> None:
    row = table.add_row()
    for cell, text, side in zip(row.cells, texts, sides, strict=True):
        _fill(cell, text, face, 12, side)
    _row_rules(row, head=head)


def _across(table: Any, text: str, face: Face, size: float, align: Any, *, head: bool = False) -> None:
    row = table.add_row()
    cell = row.cells[0].merge(row.cells[-1]) if len(row.cells) > 1 else row.cells[0]
    _fill(cell, text, face, size, align)
    _row_rules(row, head=head)


def _fill(cell: Any, text: str, face: Face, size: float, align: Any) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(2)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = LATIN
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face.name)


def _row_rules(row: Any, *, head: bool) -> None:
    """A row is never torn by a page break; a head row comes again on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), "560")
    height.set(qn("w:hRule"), "atLeast")
    properties.append(height)
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _set_widths(table: Any, widths: list[Any]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        cells = row._tr.tc_lst
        for cell, width in zip(cells, widths if len(cells) > 1 else [sum(widths)], strict=True):
            cell.width = width


def _small(paragraph: Any) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run("").font.size = Pt(1)
