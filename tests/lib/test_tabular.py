import io
import zipfile
from datetime import date
from time import perf_counter

import pytest
import xlsxwriter

from dudao.lib.statetable import NotAllowed
from dudao.lib.tabular import MAX_FILE, MAX_ROWS, OLE, read_table


def workbook(fill) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        fill(book)
    return out.getvalue()


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_numbers_dates_and_blanks_become_plain_words():
    def fill(book):
        book.add_worksheet("空的")
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [1001, 2.5, " 青禾 \n小学 ", "", None])
        sheet.write_datetime(0, 5, date(2026, 9, 1))

    assert read_table(workbook(fill)).rows == [["1001", "2.5", "青禾 小学", "", "", "2026-09-01"]]


def test_line_numbers_are_those_of_the_file():
    def fill(book):
        book.add_worksheet().write(2, 1, "第三行")

    assert read_table(workbook(fill)).rows == [[], [], ["", "第三行"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_in_every_dialect(encoding, mark):
    text = mark.join(["代码", "名称"]) + "\r\n" + mark.join(["X001", "“青禾”小学"]) + "\r\n"

    assert read_table(text.encode(encoding)).rows == [["代码", "名称"], ["X001", "“青禾”小学"]]


REFUSED = [
    (b" \n ", "空文件"),
    (b"\x89PNG\r\n", "是图片"),
    (b"0," * MAX_FILE, "超过 10 MB"),
    (b"a\n" * (MAX_ROWS + 1), "一次最多收 5000 行"),
    (b"a" + b",b" * 80, "超过 60 列"),
    (packed(word__document=b"<x/>"), "不是表格"),
    (packed(xl__vbaProject=b"x", xl__workbook=b"x"), "带有宏"),
    (packed(xl__workbook=b"0" * 130_000_000), "大得不正常"),
    (packed(xl__workbook=b"<broken"), "打不开"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    (OLE + b"nothing", "打不开"),
]


@pytest.mark.parametrize(("content", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_is_no_register_gets_one_sentence_quickly(content, sentence):
    start = perf_counter()
    with pytest.raises(NotAllowed) as refused:
        read_table(content)

    assert sentence in str(refused.value)
    assert str(refused.value).endswith("。")
    assert perf_counter() - start < 10
