"""The form as .xlsx: plain, printable, one row a point, its id in a hidden column and on a hidden sheet."""

import io
from datetime import datetime, time
from typing import Any

import xlsxwriter

from dudao.lib.day_words import full_day_words

from ..answerforms.columns import COLUMNS
from ..answerforms.shapes import AnswerForm, FormPoint
from .layout import ID_MARK, ID_SHEET, SHEET, WIDTHS

FONT: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
GRID: dict[str, Any] = {"border": 1, "border_color": "#8791a0"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "align": "center"},
    "plain": {"text_wrap": True},
    "head": GRID | {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#f0f2f5"},
    "group": GRID | {"bold": True, "bg_color": "#f6f7f9"},
    "fixed": GRID | {"text_wrap": True},
    "filled": GRID | {"text_wrap": True, "locked": False, "num_format": "@"},
    "choice": GRID | {"align": "center", "locked": False, "font_color": "#1a4a8e"},
    "day": GRID | {"align": "center", "locked": False, "num_format": "yyyy-mm-dd"},
    "foot": {"font_size": 9, "font_color": "#4b5666"},
}
UNLOCKED = {"format_cells": True, "format_columns": True, "format_rows": True}
LINES = 4


def write_form(form: AnswerForm) -> bytes:
    """The workbook of one unit. The column of last time's answers is only there where there are any."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The same form is the same file: no clock in it.
    book.set_properties({"title": form.title, "created": datetime.combine(form.due_on, time())})
    styles = {name: book.add_format(FONT | more) for name, more in STYLES.items()}
    _Sheet(book.add_worksheet(SHEET), form, styles).write()
    _write_id(book.add_worksheet(ID_SHEET), form)
    book.close()
    return out.getvalue()


def _write_id(sheet: Any, form: AnswerForm) -> None:
    sheet.write_string(0, 0, ID_MARK)
    sheet.write_string(1, 0, f"表号 {form.id}")
    sheet.hide()


class _Sheet:
    """The one visible sheet while it is being written."""

    def __init__(self, sheet: Any, form: AnswerForm, styles: dict[str, Any]):
        self.sheet, self.form, self.styles = sheet, form, styles
        shows_before = any(point.before for point in form.points)
        self.columns = [column for column in COLUMNS if shows_before or column.name != "before"]
        self.last = len(self.columns) - 1

    def write(self) -> None:
        self._page()
        self._heading()
        row, group = LINES, ""
        for point in self.form.points:
            if point.group != group:
                self.sheet.merge_range(row, 1, row, self.last, point.group, self.styles["group"])
                row, group = row + 1, point.group
            self._point(row, point)
            row += 1
        self.sheet.write_string(row + 1, 1, "学校（机构）负责人：　　　　　　　　填表日期：", self.styles["foot"])
        self.sheet.write_string(row + 2, 1, f"表号 {self.form.id}（请勿改动）", self.styles["foot"])
        self.sheet.protect("", UNLOCKED)

    def _page(self) -> None:
        sheet = self.sheet
        for number, column in enumerate(self.columns):
            sheet.set_column(number, number, WIDTHS[column.name], None, {"hidden": column.name == "id"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(LINES - 1)
        sheet.set_footer("&C&P / &N")
        sheet.freeze_panes(LINES, 3)

    def _heading(self) -> None:
        form, sheet = self.form, self.sheet
        sheet.merge_range(0, 1, 0, self.last, form.title, self.styles["title"])
        sheet.set_row(0, 30)
        cost = f"大约 {form.minutes} 分钟，共 {len(form.points)} 条"
        known = f"{form.unit_name}（{form.id.unit_code}）　请在 {full_day_words(form.due_on)}前填好，{cost}"
        sheet.merge_range(1, 1, 1, self.last, known, self.styles["plain"])
        how = (
            "每条在“选一项”里点一下小箭头选一项。选了差的两项，写一句差在哪里；怎么改、谁来改、哪天改好能定就写，"
            "定不了可以空着。不用交附件。别加行、别改编号，填好存盘，原样发回。"
        )
        sheet.merge_range(2, 1, 2, self.last, how, self.styles["plain"])
        sheet.set_row(2, 32)
        for number, column in enumerate(self.columns):
            sheet.write_string(LINES - 1, number, column.heading, self.styles["head"])
        sheet.set_row(LINES - 1, 46)

    def _point(self, row: int, point: FormPoint) -> None:
        for number, column in enumerate(self.columns):
            value = getattr(point, column.name)
            if column.name == "id":
                self.sheet.write_number(row, number, point.id)
            elif column.name == "due_on" and value is not None:
                self.sheet.write_datetime(row, number, value, self.styles["day"])
            else:
                self.sheet.write_string(row, number, value or "", self._style(column.name, column.filled))
        # Excel counts ASCII commas as separators; the words themselves carry only full-width ones.
        chosen = next(number for number, column in enumerate(self.columns) if column.name == "word")
        self.sheet.data_validation(row, chosen, row, chosen, _listed(point))
        self.sheet.set_row(row, 18 * max(1, -(-len(point.text) // 21)))

    def _style(self, name: str, filled: bool) -> Any:
        special = {"word": "choice", "due_on": "day"}
        return self.styles[special.get(name, "filled" if filled else "fixed")]


def _listed(point: FormPoint) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(point.choices),
        "error_title": "请选一项",
        "error_message": f"请从“{'、'.join(point.choices)}”里选一项。",
    }
