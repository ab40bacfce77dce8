"""The sixth set; here only how its pages are dressed: paper, margins, type and the widths of table columns."""

from docx.oxml.ns import qn
from docx.shared import Cm, Pt


def dress(paper, size=14, font="仿宋", left=2.8, after=0):
    """A4 with an office's own margins, type size in points and space after paragraphs."""
    section = paper.doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(left)
    section.top_margin = section.bottom_margin = Cm(2.4)
    normal = paper.doc.styles["Normal"]
    normal.font.size, normal.font.name = Pt(size), font
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    normal.paragraph_format.space_after = Pt(after)


def fit(table, *widths, size=10.5):
    """Column widths in cm and a smaller type for a table."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, _spans(row._tr.tc_lst, widths), strict=True):
            cell.width = Cm(width)
    for cell in table._cells:
        for para in cell.paragraphs:
            for run in para.runs:
                run.font.size = Pt(size)


def _spans(cells, widths):
    """The width of each cell of a row, a merged one having that of the columns it covers."""
    at = 0
    for cell in cells:
        yield sum(widths[at : at + cell.grid_span])
        at += cell.grid_span


def tie_heads(table):
    """Merge the cells of a two-row head downwards where the lower one is empty."""
    for column in range(len(table.columns)):
        upper, lower = table.cell(0, column), table.cell(1, column)
        if upper.text and not lower.text and upper._tc.grid_span == 1:
            upper.merge(lower)
            for para in upper.paragraphs[1:]:
                para._element.getparent().remove(para._element)
