"""Files that must not be read: one clear sentence, nothing of the content, in little time and memory."""

import io
import re
import zipfile

import pytest

from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, check_readable, read_document

from .papers import NAMESPACE, NOTICE, package, paper, paragraph, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
CASES = {
    "empty": (b"", "空文件"),
    "blank": (b"  \r\n \t", "空文件"),
    "no words": (package(paragraph("   ")), "没有文字"),
    "binary": (bytes(range(256)) * 40, "不是公文"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "old word": (OLE, ".doc"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "web page": (b"<!DOCTYPE html><html></html>", "网页"),
    "torn zip": (paper("一段文字")[:200], "另存为"),
    "macros": (package(paragraph("通知"), word__vbaProject_bin=b"x"), "宏"),
    "sheet": (package("", xl__workbook_xml="<a/>"), "Excel"),
    "slides": (package("", ppt__presentation_xml="<a/>"), "演示文稿"),
    "bad xml": (package("<w:p><w:r>"), "另存为"),
}


@pytest.mark.parametrize("name", CASES)
def test_refused_with_one_sentence(name):
    content, word = CASES[name]
    with pytest.raises(UnreadableDocument) as refusal:
        read_document(content, filename="来文")
    sentence = refusal.value.sentence
    assert word in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


@pytest.mark.parametrize("number", ["zz", "-9", "", "²", "9" * 5000])
def test_numbers_that_are_none_do_not_stop_the_reading(number):
    grid = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{paragraph("甲")}</w:tc></w:tr></w:tbl>'
    listed = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    document = read_document(package(paragraph("某县督导工作方案") + grid + listed))
    assert document["title"] == "某县督导工作方案"


def test_plain_zip_is_told_to_unpack():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("方案.txt", "内容")
    with pytest.raises(UnreadableDocument, match="解压"):
        read_document(buffer.getvalue())


@pytest.mark.parametrize(
    "trick", ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY b "x">]>']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(trick, encoding):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        head = f'<?xml version="1.0" encoding="{encoding}"?>{trick}'
        archive.writestr(
            "word/document.xml", f"{head}<w:document {NAMESPACE}><w:body>&b;</w:body></w:document>".encode(encoding)
        )
    with pytest.raises(UnreadableDocument, match="外部引用"):
        read_document(buffer.getvalue())


def test_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(UnreadableDocument, match="过大"):
        read_document(package(paragraph("通知"), word__media__a_bin=b"\0" * 80_000_000))


def test_part_that_unpacks_too_large_is_refused():
    content = package(paragraph("字" * 40_000_000))
    with pytest.raises(UnreadableDocument, match="过大"):
        read_document(content)


def test_encrypted_entry_is_refused():
    content = bytearray(paper("通知"))
    for at in (found.start() for found in re.finditer(b"PK\x01\x02", bytes(content))):
        content[at + 8] |= 1
    with pytest.raises(UnreadableDocument, match="密码"):
        read_document(bytes(content))


MARKINGS = [
    "机密",
    "秘密★1年",
    "绝　密",
    "机密★",
    "000012 机密★5年 特急",
    "【秘密】",
    "密级：机密",
    "秘 密 ☆ 长期",
    "机密（启用前）",
    "特急 机密",
    "（秘密）关于做好某项工作的方案",
    "某某工作方案（绝密）",
    "保密期限：10年 密级：秘密",
    "機密★",
    "工作秘密",
]


@pytest.mark.parametrize("marking", MARKINGS)
def test_secret_paper_is_refused_and_leaves_no_words(marking):
    for content in (
        paper(marking, "某某工作方案", "内部情况如下"),
        f"{marking}\n某某工作方案\n内部情况如下。".encode(),
    ):
        with pytest.raises(SecretDocument) as refusal:
            read_document(content)
        assert "内部情况" not in str(refusal.value)
        assert "方案" not in str(refusal.value)
        assert refusal.value.__cause__ is None


def test_secret_marking_in_header_or_letterhead_table():
    header = f"<w:hdr {NAMESPACE}>{paragraph('机密★1年')}</w:hdr>"
    with pytest.raises(SecretDocument):
        read_document(package(paragraph("方案"), word__header1_xml=header))
    with pytest.raises(SecretDocument):
        read_document(package(table([["秘密", "第1号"]]) + paragraph("方案")))
    footer = f"<w:ftr {NAMESPACE}>{paragraph('秘密')}</w:ftr>"
    with pytest.raises(SecretDocument):
        read_document(package(paragraph("方案"), word__footer1_xml=footer))


def test_secret_marking_in_the_properties_an_annex_or_the_name():
    with pytest.raises(SecretDocument):
        read_document(package(paragraph("方案"), docProps__core_xml="<c><title>机密</title></c>"))
    long = [f"第{number}段，照常办理。" for number in range(200)]
    assert read_document(paper("工作方案", *long))["title"] == "工作方案"
    with pytest.raises(SecretDocument):
        read_document(paper("工作方案", *long, "附件 机密★5年"))
    with pytest.raises(SecretDocument):
        check_readable(paper("工作方案", "照常办理。"), "机密文件.docx")
    check_readable(paper("保密教育方案", "照常办理。"), "保守国家秘密教育方案.docx")


@pytest.mark.parametrize(
    "line",
    [
        "责任督学要保守工作秘密，不得外传。",
        "保密工作由办公室负责。",
        "涉及国家秘密的材料不得上传。",
        "（一）保守工作秘密（含考试）。",
    ],
)
def test_talk_of_secrets_is_no_marking(line):
    assert read_document(paper("工作方案", line))["title"] == "工作方案"


@pytest.mark.parametrize("content", [b"abc", b"hello, world\n" * 20, paper("Lorem ipsum", "dolor sit amet")])
def test_a_file_without_chinese_is_no_paper(content):
    for look in (read_document, check_readable):
        with pytest.raises(UnreadableDocument, match="不像一份公文，请检查是否传错了文件。"):
            look(content, "方案")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings_give_the_same_reading(encoding):
    assert read_document(NOTICE.encode(encoding))["doc_number"] == "云教督〔2023〕5号"


@pytest.mark.parametrize("damage", [b"\xff\xfa", b"\xe4\xb8", b"\x80\x81\x82"])
def test_broken_encoding_is_refused(damage):
    content = NOTICE.encode()
    with pytest.raises(UnreadableDocument, match="编码"):
        read_document(content[:300] + damage + content[300:])


def test_table_of_three_thousand_rows_is_read():
    rows = [["序号", "工作任务", "责任科室", "完成时限"]]
    rows += [
        [str(number), f"完成第{number}项整改工作，并留存佐证材料。", "督导股", "2023年6月"] for number in range(1, 3001)
    ]
    read = read_document(package(paragraph("任务清单") + table(rows)))
    assert len(read["tasks"]) == 3000
    assert {task["due"] for task in read["tasks"]} == {"2023-06"}


def test_missing_file_and_wrong_ending(tmp_path):
    with pytest.raises(UnreadableDocument, match="找不到"):
        read_document(tmp_path / "无.docx")
    path = tmp_path / "假.docx"
    path.write_text("其实是文本", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"\.docx"):
        read_document(path)
