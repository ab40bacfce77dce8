"""Writing the unseen documents as Word files: a small hand for paragraphs, merged tables and blank forms."""

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt

ALIGN = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "left": None}


class Paper:
    """One Word document in the making; `save` writes it."""

    def __init__(self, font="仿宋"):
        self.doc = Document()
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = font, Pt(15)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)

    def line(self, text="", align="left", bold=False, size=None, lead=""):
        """One paragraph; `lead` is a bold beginning, as a run of its own; a newline in text is a line break."""
        para = self.doc.add_paragraph()
        para.alignment = ALIGN[align]
        if lead:
            para.add_run(lead).bold = True
        for number, part in enumerate(text.split("\n")):
            if number:
                para.add_run().add_break()
            run = para.add_run(part)
            run.bold = bold or None
            if size:
                run.font.size = Pt(size)
        return para

    def lines(self, *texts, **kind):
        for text in texts:
            self.line(text, **kind)

    def centered(self, *texts, size=22, bold=True):
        self.lines(*texts, align="center", bold=bold, size=size)

    def signed(self, *texts):
        self.lines(*texts, align="right")

    def heading(self, text, level=1):
        """A paragraph in a real heading style, as some offices use them."""
        self.doc.add_heading(text, level)

    def page(self):
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def landscape(self):
        section = self.doc.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width

    def header(self, text):
        self.doc.sections[0].header.paragraphs[0].text = text

    def footer(self, text):
        self.doc.sections[0].footer.paragraphs[0].text = text

    def table(self, rows, down=(), across=()):
        """A bordered table of text rows.

        `down`: columns in which equal neighbours (and empty cells below a text) are merged vertically.
        `across`: (row, first, last) cells merged horizontally; the text of the first is kept.
        """
        table = self.doc.add_table(rows=len(rows), cols=max(len(r) for r in rows))
        table.style = "Table Grid"
        for texts, row in zip(rows, table.rows, strict=True):  # by rows: asking for one cell goes through the table
            for cell, text in zip(row.cells, texts, strict=False):
                if text:
                    fill(cell, text)
        for column in down:
            merge_down(table, rows, column)
        for y, first, last in across:
            merge(table, (y, first), (y, last))
        return table

    def save(self, path):
        self.doc.save(path)


def fill(cell, text):
    """Text into a cell; a newline begins a paragraph."""
    first, *rest = text.split("\n")
    cell.paragraphs[0].text = first
    for part in rest:
        cell.add_paragraph(part)


def merge(table, start, end):
    """Merge a block of cells, keeping the text of its first cell only."""
    block = [row.cells[start[1] : end[1] + 1] for row in list(table.rows)[start[0] : end[0] + 1]]
    keep = block[0][0].text
    for para in [para for cells in block for cell in cells for para in cell.paragraphs]:
        para.text = ""
    joined = block[0][0].merge(block[-1][-1])
    for para in joined.paragraphs[1:]:
        para._element.getparent().remove(para._element)
    fill(joined, keep)


def merge_down(table, rows, column):
    """Merge each cell of the column with the empty or equal cells right below it (the first row stays alone)."""
    y = 1
    while y < len(rows):
        end = y
        while end + 1 < len(rows) and column < len(rows[end + 1]) and rows[end + 1][column] in ("", rows[y][column]):
            end += 1
        if end > y and rows[y][column]:
            merge(table, (y, column), (end, column))
        y = end + 1


def text_of(path):
    """The same document as a plain text extractor leaves it: tables flattened, one cell a line after a tab.

    A merged cell is printed once; the cells that it covers are empty lines, rows are parted by an empty line.
    """
    out = []
    for block in Document(path).element.body.iterchildren():
        if block.tag == qn("w:p"):
            out.append(plain(block))
        elif block.tag == qn("w:tbl"):
            for row in block.iter(qn("w:tr")):
                out += ["\t" + cell_text(cell) for cell in row.iter(qn("w:tc"))] + [""]
    return "\n".join(out) + "\n"


def cell_text(cell):
    return "\n\n".join(filter(None, (plain(para) for para in cell.iter(qn("w:p")))))


def plain(para):
    pieces = ["\n" if node.tag == qn("w:br") else node.text or "" for node in para.iter(qn("w:t"), qn("w:br"))]
    return "".join(pieces).strip("\n")
