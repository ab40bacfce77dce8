"""Blank forms: tables that somebody has to fill in, with title, fields above, columns and foot."""

import re

from dudao.officialdocs.shapes import FormSheet, Place

from .blocks import Block
from .columns import BLANK_TO_FILL
from .head import ANNEX_MARK
from .parts import Part
from .points import ASKED, split_title
from .tables import Table, is_to_fill

FIELD = re.compile(r"([一-龥A-Za-z（）()、/“”\s]{2,24}?)\s*[:：]")
FILLED_BY = re.compile(r"[:：]\s*(?:[_＿\s]*$|[\s_＿]{2,}|[（(].{0,8}[)）]\s*$)")
ANNEX_LABEL = re.compile(r"^附\s*[件表录]\s*\d*\s*[:：]?$")
GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)|[（(]\s*[)）]")
NUMBER_LINE = re.compile(r"(?:第\s*号|字\s*第|编号|年\s+月\s+日|年\s*月\s*日$)")
# （2024年春季学期）, 2024年第  季度: for when the form is, not what it is called
SPAN_LINE = re.compile(
    r"^[（(〔\[][^（）()]{2,24}[)）〕\]]$|^(?:(?:19|20)?\d{0,2}\s*年?度?\s*)?第?\s*[_＿\d一二三四]*\s*(?:[春秋]季)?(?:季度|学期|学年|月份?|周|期)$|"
    r"^(?:19|20)\d{2}\s*年(?:度|[春秋]季(?:学期)?)?$"
)
# 年, 月, 时, 分 behind a blank belong to it: 到校时间：____时____分
OF_BLANKS = re.compile(r"(?<=[_＿])\s*[年月日时分周级班人天]\s*(?=[_＿\s]|$)")
OWN_FORM = re.compile(r"(?:[登记核检督自评调查统]|[记登])[^，。；]{0,8}(?:表|单|卡)$")
UNIT_LINE = re.compile(r"^[（(]?单位\s*[:：]")


def read_form(table: Table, part: Part) -> FormSheet | None:
    """The form that a table is, or None for a table that is there to be read."""
    if table.header is None:
        return _label_sheet(table, part)
    if not _blank_columns(table):
        return None
    form = FormSheet(
        title=_title(table, part),
        header_fields=_header_fields(table, part),
        columns=_columns(table),
        footer=_footer(table, part),
        place=Place(table.block.index, f"{part.name} 表格"),
    )
    if not form.title:
        form.doubt(0.3, "没有找到表名")
    return form


def _label_sheet(table: Table, part: Part) -> FormSheet | None:
    """A sheet of labels with empty squares beside them: it has fields and no columns."""
    assert table.block.grid is not None
    cells = [cell for row in range(len(table.block.grid.rows)) for cell in table.block.grid.distinct(row)]
    labels = [re.sub(r"[\s:：]", "", cell.text) for cell in cells if not cell.empty]
    empty = sum(cell.empty for cell in cells)
    if empty < 3 or empty * 3 < len(cells) or not labels or any(len(label) > 24 for label in labels):
        return None
    if sum(bool(ASKED.search(label)) for label in labels) > 1:
        return None
    title = _line_above(table.block, part) or part.title
    return FormSheet(
        title=title,
        header_fields=labels,
        columns=[],
        footer=_footer(table, part),
        place=Place(table.block.index, f"{part.name} 表格"),
        confidence=0.8,
    )


def is_head_of(sheet: FormSheet, form: FormSheet) -> bool:
    """Labels and squares in a table of their own, right over the columns: one form drawn as two tables."""
    together = sheet.place and form.place and sheet.place.block + 1 == form.place.block
    return bool(together and form.columns and not form.header_fields)


def _blank_columns(table: Table) -> list[int]:
    """Columns without any text under their heading; all when the rows are mostly empty."""
    rows = [row for row in table.rows if not table.is_band(row) or table.cell(row, 0).empty]
    width = len(table.columns)
    if not rows:
        return list(range(width))
    empty = [column for column in range(width) if all(is_to_fill(table.cell(row, column)) for row in rows)]
    return [
        column for column in empty if table.kinds[column] in BLANK_TO_FILL or len(empty) * 2 >= width or len(rows) >= 2
    ]


def _columns(table: Table) -> list[str]:
    """Headings from left to right; a heading over two columns of the same name once."""
    assert table.header is not None
    names: list[str] = []
    for column, text in enumerate(table.columns):
        merged = column and table.cell(table.header, column) is table.cell(table.header, column - 1)
        if text and not (merged and text == table.columns[column - 1]):
            names.append(text)
    return names


def _title(table: Table, part: Part) -> str:
    """The caption inside the table, the heading that names a group, the line above, or the annex."""
    rows = [row for row in table.captions if not _is_label_row(table, row)]
    captions = [text for row in rows for text in table.row_texts(row) if text and not FIELD.search(text)]
    if captions:
        return re.sub(r"\s*\n\s*", "", captions[0])
    code, name = split_title(table.columns[0])
    if code and name:
        return name
    above = _line_above(table.block, part)
    return above or part.title or _of_the_paper(table.block, part)


def _of_the_paper(block: Block, part: Part) -> str:
    """The paper is a form itself: its title stands at the top, what is to be known under it, then the only table."""
    first = next((other for other in part.blocks if other.kind == "paragraph"), None)
    tables = [other for other in part.blocks if other.kind == "table"]
    named = first and OWN_FORM.search(first.text.strip()) and len(first.text) <= 50
    return first.text.strip() if first and named and tables and tables[0] is block else ""


def _is_label_row(table: Table, row: int) -> bool:
    """A row over the heading with labels and empty squares in turn: fields of the form, no title."""
    texts = table.row_texts(row)
    return len(texts) > 1 and "" in texts and bool(texts[0])


def _line_above(block: Block, part: Part) -> str:
    """The nearest short line over the table that is not a row of fields, a number or a unit of measure."""
    before = [other for other in part.blocks if other.index < block.index]
    for other in reversed(before[-5:]):
        text = other.text.strip()
        if other.kind != "paragraph" or ANNEX_LABEL.match(text):
            return ""
        if _is_to_fill(text) or SPAN_LINE.match(text):
            continue
        annex = ANNEX_MARK.match(text)
        text = annex["rest"].strip() if annex and annex["rest"] else text
        if len(text) > 50 or re.search(r"[。；]", text):
            return ""
        return split_title(text)[1]
    return ""


def _is_to_fill(text: str) -> bool:
    """A line of fields, the number of a slip, a date left open or the unit of measure."""
    gaps = len(GAP.findall(text)) >= 2 or bool(re.search(r"_{2,}|＿{2,}", text))
    return bool(FIELD.search(text)) or gaps or bool(NUMBER_LINE.search(text) or UNIT_LINE.match(text))


def _header_fields(table: Table, part: Part) -> list[str]:
    texts = [text for row in table.captions for text in table.row_texts(row)]
    before = [block for block in part.blocks if block.index < table.block.index][-2:]
    texts += [
        block.text
        for block in before
        if block.kind == "paragraph" and FILLED_BY.search(block.text) and "。" not in block.text
    ]
    texts = [OF_BLANKS.sub("　", text) for text in texts]
    fields = [re.sub(r"\s", "", name) for text in texts for name in FIELD.findall(text)]
    labels = [text for row in table.captions if _is_label_row(table, row) for text in table.row_texts(row)]
    return fields + [re.sub(r"\s", "", text) for text in labels if text and not FIELD.search(text)]


def _footer(table: Table, part: Part) -> str | None:
    lines = ["".join(table.row_texts(row)) for row in table.foot]
    after = [block for block in part.blocks if block.index > table.block.index][:3]
    for block in after:
        if block.kind != "paragraph" or not re.match(
            r"^(?:填表|填报|说明|注|备注|审核|负责人|单位负责人|联系人)", block.text
        ):
            break
        lines.append(block.text)
    return "\n".join(line for line in lines if line) or None
