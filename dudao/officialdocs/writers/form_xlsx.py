"""A filled form as a workbook, laid out as the document prescribes it and ready to print on A4 landscape."""

import io
from typing import Any

import xlsxwriter

from ..shapes_paper import FilledForm
from .faces import BODY, HEAD, TITLE
from .widths import flush, lines_in, shares

WHOLE_WIDTH = 118  # characters of 11 pt across A4 landscape within the margins
LINE = 18.0
MOST_LINES = 22  # a taller row would not fit on a page


def form_xlsx(form: FilledForm) -> bytes:
    """``form`` as .xlsx: merged title, header line, ruled table whose head repeats on every page, footer."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("统计表")
        widths = [WHOLE_WIDTH * share for share in shares(form.columns, form.rows)]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        line = _head(book, sheet, form)
        line = _rows(book, sheet, form, widths, line)
        if form.footer:
            _across(sheet, line, len(form.columns), form.footer, _style(book, BODY.name, 11, align="left"))
            sheet.set_row(line, LINE * max(1, lines_in(form.footer, WHOLE_WIDTH / 2)))
        _page(sheet, head_line=line if not form.columns else _head_line(form))
    return target.getvalue()


def _style(book: Any, face: str, size: float, **more: Any) -> Any:
    return book.add_format({"font_name": face, "font_size": size, "valign": "vcenter", "text_wrap": True} | more)


def _across(sheet: Any, line: int, columns: int, text: str, style: Any) -> None:
    """One text over all columns; a form of one column cannot be merged."""
    if columns > 1:
        sheet.merge_range(line, 0, line, columns - 1, "", style)
    sheet.write_string(line, 0, text, style)


def _head_line(form: FilledForm) -> int:
    return 1 + bool(form.header or form.period)


def _head(book: Any, sheet: Any, form: FilledForm) -> int:
    _across(sheet, 0, len(form.columns), form.title, _style(book, TITLE.name, 20, align="center"))
    sheet.set_row(0, 36)
    line = 1
    if form.header or form.period:
        _across(sheet, line, len(form.columns), header_words(form), _style(book, BODY.name, 12, align="left"))
        sheet.set_row(line, 26)
        line += 1
    style = _style(book, HEAD.name, 12, align="center", border=1)
    for place, title in enumerate(form.columns):
        sheet.write_string(line, place, title, style)
    sheet.set_row(line, 28)
    return line + 1


def header_words(form: FilledForm) -> str:
    """The line above the table: each field with its value or with room for the pen."""
    parts = [f"{item.label}：{item.value or ' ' * 12}" for item in form.header]
    return "      ".join([*parts, *([f"（{form.period}）"] if form.period else [])])


def _rows(book: Any, sheet: Any, form: FilledForm, widths: list[float], line: int) -> int:
    short = _style(book, BODY.name, 12, align="center", border=1)
    long = _style(book, BODY.name, 12, align="left", border=1)
    styles = [long if left else short for left in flush(form.rows, len(form.columns))]
    for row in form.printed_rows:
        for place, (text, style) in enumerate(zip(row, styles, strict=True)):
            if text:
                sheet.write_string(line, place, text, style)
            else:
                sheet.write_blank(line, place, None, style)
        # A character of 12 pt takes a little over two of the units in which columns are measured.
        most = max(lines_in(text, width / 2.25) for text, width in zip(row, widths, strict=True))
        sheet.set_row(line, LINE * min(MOST_LINES, max(1.6, most + 0.4)))
        line += 1
    return line


def _page(sheet: Any, *, head_line: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.8, right=0.8, top=0.9, bottom=0.8)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, head_line)
    sheet.set_footer("&C第 &P 页，共 &N 页")
