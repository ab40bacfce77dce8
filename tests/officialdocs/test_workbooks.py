"""The answer form out and back, as schools and their office suites return it."""

import io
import re
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from time import sleep

import pytest
from openpyxl import Workbook

from dudao.officialdocs.answerforms import AnswerForm, FormPoint, RefusedForm, ReturnedRow
from dudao.officialdocs.answerforms.days import day_of
from dudao.officialdocs.workbooks import guard, read_form, refusals, write_form
from tests.factories.answerforms import DUTY, FORM_ID, TODAY, make_form, with_part
from tests.factories.workbooks import COLUMNS, filled, opened, rows_of, saved

BLANK = write_form(make_form())


def back(content: bytes):
    return read_form(content, today=TODAY)


def said(content: bytes) -> list[tuple]:
    return [(row.point_id, row.word, row.note) for row in back(content).rows]


ANSWERS = {1: {"word": "没做到", "note": "三年级没有", "measures": "补上", "owner_name": "林老师", "due_on": TODAY}}
SAID = [(100, "有", ""), (101, "没做到", "三年级没有"), (102, "有", ""), (103, "做到了", "")]


@pytest.mark.req("C01")
def test_filled_form_comes_back_row_by_row():
    returned = back(filled(write_form(make_form()), ANSWERS))
    assert returned.id == FORM_ID
    assert returned.rows == (
        ReturnedRow(100, "1.0", "有"),
        ReturnedRow(101, "1.1", "没做到", "三年级没有", "补上", "林老师", TODAY),
        ReturnedRow(102, "2.2", "有"),
        ReturnedRow(103, "2.3", "做到了"),
    )


def test_what_is_known_already_stands_in_the_form():
    point = FormPoint(1, "1.1", "组", "要点", DUTY, "做到了", "没做到", "差", "改", "林", TODAY)
    content = write_form(AnswerForm(FORM_ID, "自查", "校", TODAY, 1, (point,)))
    assert back(content).rows == (ReturnedRow(1, "1.1", "没做到", "差", "改", "林", TODAY),)
    assert [cell.value for cell in opened(content).worksheets[0][4]][-1] == "上次"


def test_each_row_offers_the_words_of_its_polarity_and_prints_on_a4():
    sheet = opened(write_form(make_form())).worksheets[0]
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {
        "D6": '"有,有，不全,没有,不适用"', "D7": '"做到了,部分做到,没做到,不适用"',
        "D9": '"有,有，不全,没有,不适用"', "D10": '"做到了,部分做到,没做到,不适用"',
    }  # fmt: skip
    assert sheet.column_dimensions["A"].hidden
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.print_title_rows == "$4:$4"
    assert opened(write_form(make_form())).worksheets[1].sheet_state == "hidden"


def test_same_form_is_the_same_file():
    first = write_form(make_form())
    sleep(1.1)
    assert write_form(make_form()) == first


# ── what people and office suites do to it ───────────────────────────────
def rearranged(content: bytes, order: list[int]) -> bytes:
    """The visible sheet with its columns in another order, without merges; the hidden sheet kept."""
    book, made = opened(content), Workbook()
    sheet, target = book.worksheets[0], made.active
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        for place, column in enumerate(order, 1):
            target.cell(number, place).value = row[column]
    made.create_sheet("表号")["A2"] = book.worksheets[1]["A2"].value
    return saved(made)


def shuffled_rows(content: bytes) -> bytes:
    book = opened(content)
    sheet = book.worksheets[0]
    rows = rows_of(book)
    cells = [[cell.value for cell in sheet[number]] for number in rows]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for number, values in zip(reversed(rows), cells, strict=True):
        for place, value in enumerate(values, 1):
            sheet.cell(number, place).value = value
    return saved(book)


def without_ids(content: bytes) -> bytes:
    book = opened(content)
    for number in rows_of(book):
        book.worksheets[0].cell(number, 1).value = None
    return saved(book)


def without_hidden_sheet(content: bytes) -> bytes:
    book = opened(content)
    del book["表号"]
    return saved(book)


def with_rows_above_and_odd_merges(content: bytes) -> bytes:
    book = opened(content)
    sheet = book.worksheets[0]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_rows(1, 3)
    sheet["B1"] = "发给各年级组，请周五前填"
    sheet.merge_cells("B1:H2")
    return saved(book)


def with_another_sheet_first(content: bytes) -> bytes:
    book = opened(content)
    book.create_sheet("说明", 0)["A1"] = "这是学校自己加的一页"
    return saved(book)


TWISTS = {
    "columns moved": lambda content: rearranged(content, [3, 4, 1, 7, 0, 2, 5, 6]),
    "rows in another order": shuffled_rows,
    "hidden column emptied": without_ids,
    "hidden sheet left behind": without_hidden_sheet,
    "rows above, merges broken": with_rows_above_and_odd_merges,
    "a sheet put before": with_another_sheet_first,
    "saved again": lambda content: saved(opened(content)),
}


@pytest.mark.parametrize("twist", TWISTS)
def test_form_is_understood_however_it_was_twisted(twist):
    returned = back(TWISTS[twist](filled(write_form(make_form()), ANSWERS)))
    by_code = {"1.0": 100, "1.1": 101, "2.2": 102, "2.3": 103}
    rows = sorted((row.point_id or by_code[row.code], row.word, row.note) for row in returned.rows)
    assert (returned.id, rows) == (FORM_ID, SAID)


def converted(soffice: str, folder: Path, target: str, *names: str) -> Path:
    """The folder of these files as LibreOffice writes them in another format, or in the same one."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = folder / f"as-{target}"
    files = [str(folder / name) for name in names]
    command = [soffice, profile, "--headless", "--convert-to", target, "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out


@pytest.mark.libreoffice
def test_form_survives_libreoffice_and_its_own_format(soffice, tmp_path):
    (tmp_path / "form.xlsx").write_bytes(filled(write_form(make_form(before="有")), ANSWERS))
    converted(soffice, tmp_path, "ods", "form.xlsx").joinpath("form.ods").rename(tmp_path / "round.ods")
    again = converted(soffice, tmp_path, "xlsx", "form.xlsx", "round.ods")
    assert said((again / "form.xlsx").read_bytes()) == SAID
    assert said((again / "round.xlsx").read_bytes()) == SAID


@pytest.mark.libreoffice
def test_form_prints_on_one_page_wide(soffice, tmp_path):
    (tmp_path / "form.xlsx").write_bytes(write_form(make_form(before="有", count=20)))
    printed = (converted(soffice, tmp_path, "pdf", "form.xlsx") / "form.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


# ── refusals ─────────────────────────────────────────────────────────────
def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def cell(column: str, value: object) -> bytes:
    return filled(write_form(make_form()), {0: {column: value}})


def doubled(**cells) -> bytes:
    book = opened(filled(write_form(make_form())))
    sheet = book.worksheets[0]
    first, last = rows_of(book)[0], sheet.max_row + 1
    for name, place in COLUMNS.items():
        sheet.cell(last, place).value = cells.get(name, sheet.cell(first, place).value)
    return saved(book)


def other_table() -> bytes:
    book = Workbook()
    book.active["A1"] = "教师花名册"
    return saved(book)


def without_heading() -> bytes:
    book = opened(write_form(make_form()))
    book.worksheets[0].delete_rows(4)
    return saved(book)


def sheet_of(*cells: bytes) -> bytes:
    return b"<worksheet><sheetData>" + b"".join(cells) + b"</sheetData></worksheet>"


ONE = b'<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = sheet_of(ONE, b'<row r="9999999"><c r="XFD9999999"><v>1</v></c></row>')
FAR_QUOTED = sheet_of(ONE, b"<row r='9999999'><c  r = 'B9999999' ><v>1</v></c></row>")
FAR_BY_ROW = sheet_of(ONE, b'<row r="9999999"><c><v>1</v></c></row>')
FAR_IN_UTF16 = ('<?xml version="1.0" encoding="UTF-16"?>' + FAR.decode()).encode("utf-16")
MANY = sheet_of(*[b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 9)] * 1001)
LONG = sheet_of(b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"x" * 5001 + b"</t></is></c></row>")
BOMB = b"<worksheet>" + b" " * (guard.LIMITS.part + 10) + b"</worksheet>"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
RELATION = '<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.dat"/>'
RELATIONS = "xl/_rels/workbook.xml.rels"
HIDDEN_SHEET = f"<Relationships>{RELATION}</Relationships>".encode()
SHEET = "xl/worksheets/sheet1.xml"
REFUSALS = {
    "empty": (b"", refusals.EMPTY),
    "not a workbook": (b"hello", refusals.NOT_A_WORKBOOK),
    "a broken zip": (b"PK\x03\x04 and then nothing", refusals.NOT_A_WORKBOOK),
    "too large": (b"P" * (guard.MAX_FILE + 1), refusals.TOO_LARGE),
    "old format": (guard.OLE + b"x" * 600, refusals.OLD_FORMAT),
    "password": (guard.OLE + "EncryptedPackage".encode("utf-16-le"), refusals.LOCKED),
    "macros": (with_part(BLANK, "xl/vbaProject.bin", b"x"), refusals.MACROS),
    "zip bomb": (with_part(BLANK, "xl/worksheets/sheet9.xml", BOMB), refusals.TOO_LARGE),
    "two cells far apart": (with_part(BLANK, SHEET, FAR), refusals.TOO_LARGE),
    "far apart, quoted otherwise": (with_part(BLANK, SHEET, FAR_QUOTED), refusals.TOO_LARGE),
    "far apart by the row alone": (with_part(BLANK, SHEET, FAR_BY_ROW), refusals.TOO_LARGE),
    "far apart in UTF-16": (with_part(BLANK, SHEET, FAR_IN_UTF16), refusals.TOO_LARGE),
    "far too many cells": (with_part(BLANK, SHEET, MANY), refusals.TOO_LARGE),
    "a text as long as a book": (with_part(BLANK, SHEET, LONG), refusals.TOO_LARGE),
    "a sheet under another name": (with_part(BLANK, RELATIONS, HIDDEN_SHEET), refusals.NOT_A_WORKBOOK),
    "the same name in capitals": (with_part(BLANK, "XL/worksheets/SHEET1.xml", ONE), refusals.NOT_A_WORKBOOK),
    "XML that ends in the middle": (with_part(BLANK, SHEET, FAR[:60]), refusals.NOT_A_WORKBOOK),
    "entities": (with_part(BLANK, SHEET, ENTITY), refusals.NOT_A_WORKBOOK),
    "a show": (packed(**{"ppt__presentation.xml": b"<x/>"}), refusals.OTHER_KINDS[0][1]),
    "another table": (other_table(), "这张表上找不到表号，不是发下去的自查表；请下载原表，填好再交。"),
    "heading gone": (
        without_heading(), "表头认不出了（应有“编号”“选一项”“差在哪里”几栏）；请下载原表，填好再交。",
    ),
    "a day that is none": (
        cell("due_on", "尽快"), "编号 1.0 的“哪天改好”认不出；请写成年-月-日，例如 2026-11-30。",
    ),
    "a row twice": (doubled(word="没有"), "编号 1.0 在表里出现了两次，填得又不一样；请删掉一行再交。"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_bad_file_is_refused_in_one_sentence_that_says_what_to_do(case):
    content, sentence = REFUSALS[case]
    with pytest.raises(RefusedForm) as refused:
        back(content)
    assert str(refused.value) == sentence
    assert sentence.endswith("。")


def test_same_row_twice_with_the_same_words_is_no_fault():
    assert len(back(doubled()).rows) == 4


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-30", date(2026, 11, 30)), ("2026/11/30", date(2026, 11, 30)), ("2026.11.30", date(2026, 11, 30)),
        ("2026年11月30日", date(2026, 11, 30)), ("11月30日前", date(2026, 11, 30)), ("12.5", date(2026, 12, 5)),
        ("1月8日", date(2027, 1, 8)), ("26-12-1", date(2026, 12, 1)), (46356, date(2026, 11, 30)),
        (46356.0, date(2026, 11, 30)), ("46356", date(2026, 11, 30)), (datetime(2026, 11, 30, 8), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)), ("2026-11-30 00:00:00", date(2026, 11, 30)), ("", None), (None, None),
    ],
)  # fmt: skip
def test_day_is_read_as_people_type_it(typed, day):
    assert day_of(typed, today=TODAY) == day


@pytest.mark.parametrize("typed", ["尽快", "11月31日", "2026-13-01", 7, "周五"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValueError):
        day_of(typed, today=TODAY)
