"""Workbooks that would take a server down are refused, ordinary ones keep their cells."""

import io
import zipfile

import openpyxl
import pytest

from dudao.lib.statetable import NotAllowed
from dudao.lib.tabular import read_table

TOO_LARGE = "范围大得不正常"


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_with(**cells):
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    return book


def ods(table: str) -> bytes:
    """A workbook of the other suite around the rows in ``table``."""
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in names.items())
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='a'>{table}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return out.getvalue()


def test_cells_are_texts_and_lines_are_cut():
    table = read_table(saved(book_with(A1="代码", B1="学生数", A2="X01", B2=120.0, C2=" ")))
    assert table.rows == [["代码", "学生数"], ["X01", "120"]]


def test_cell_merged_downwards_counts_for_every_line():
    book = book_with(A1="学区", B1="学校", A2="城东", B2="一小", B3="二小")
    book.active.merge_cells("A2:A3")
    assert read_table(saved(book)).rows[1:] == [["城东", "一小"], ["城东", "二小"]]


def test_cells_merged_across_are_named():
    book = book_with(A1="学区", B1="学校", A2="城东")
    book.active.merge_cells("A2:B2")
    assert read_table(saved(book)).torn == {2}


def test_a_cell_in_the_last_corner_is_refused():
    with pytest.raises(NotAllowed, match=TOO_LARGE):
        read_table(saved(book_with(A1="代码", XFD1048576="x")))


def row_of(text: str, more: str = "") -> str:
    cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    return f"<table:table-row {more}>{cell}</table:table-row>"


def test_the_other_suite_is_read_too():
    assert read_table(ods(row_of("代码") + row_of("X01"))).rows == [["代码"], ["X01"]]


def test_a_line_repeated_without_end_is_refused():
    endless = row_of("代码").replace("<table:table-cell", "<table:table-cell table:number-columns-repeated='16384'")
    with pytest.raises(NotAllowed, match="再传。"):
        read_table(ods(endless.replace("<table:table-row", "<table:table-row table:number-rows-repeated='1048576'")))


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_what_is_no_workbook_inside_is_refused(content):
    with pytest.raises(NotAllowed, match="打不开"):
        read_table(content)
