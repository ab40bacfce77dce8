import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from dudao.files.rules import check_attached
from dudao.lib.statetable import NotAllowed
from tests.officialdocs.papers import paper

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", paper("机密★10年", "某某情况")),
        ("a.txt", "绝密\n某某情况".encode()),
        ("a.txt", "秘密★1年\n某某工作情况的报告".encode("gb18030")),
    ],
)
def test_a_paper_with_a_secrecy_marking_is_no_attachment(name, content):
    with pytest.raises(NotAllowed, match="涉密设备") as refusal:
        check_attached(name, content)
    assert "某某" not in str(refusal.value)


@pytest.mark.parametrize("content", [b"MZ\x90\0", b"\x7fELF\x02"])
def test_a_program_is_no_attachment_whatever_its_name(content):
    with pytest.raises(NotAllowed, match="请换成文件、表格或照片"):
        check_attached("照片.jpg", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.png", PNG), ("报告.docx", paper("某某情况")), ("坏.docx", b"PK\x03\x04nothing"), ("空.txt", b""),
        ("录像.mp4", b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40), ("说明.html", b"<script>1</script>"),
    ],
)  # fmt: skip
def test_what_is_neither_may_come_along_even_where_no_reader_opens_it(name, content):
    check_attached(name, content)


def table(cell="", head="") -> bytes:
    book = openpyxl.Workbook()
    book.active["B7"] = cell
    book.active.oddHeader.left.text = head or None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TWO_COLOURS = CellRichText(TextBlock(InlineFont(color="FFFF0000"), "秘"), TextBlock(InlineFont(), "密★1年"))


@pytest.mark.parametrize(
    "content", [table(cell="机密★10年"), table(head="秘密★长期"), table(cell=TWO_COLOURS), table(cell="密级：机密")]
)
def test_a_table_with_a_secrecy_marking_is_no_attachment(content):
    with pytest.raises(NotAllowed, match="涉密设备"):
        check_attached("统计表.xlsx", content)


@pytest.mark.parametrize("cell", ["保密承诺书已签", "秘密投票 12 人", "密码锁", "某某学校"])
def test_a_table_that_only_speaks_of_secrets_comes_along(cell):
    check_attached("统计表.xlsx", table(cell=cell))


def with_macros() -> bytes:
    out = io.BytesIO(paper("某某情况"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("报告.docm", with_macros()), ("旧表.xls", b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"))],
)
def test_a_file_with_programs_in_it_is_no_attachment(name, content):
    with pytest.raises(NotAllowed, match="不带宏"):
        check_attached(name, content)
