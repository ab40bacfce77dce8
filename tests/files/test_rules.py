import pytest

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
