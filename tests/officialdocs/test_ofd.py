"""OFD, the format of electronic official papers. No program that writes it is here: our own files, in two layouts."""

import importlib.util
import json

import pytest

from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, check_readable, read_document
from tests.conftest import reading_folder

from .made import TITLE, convert, scheme
from .ofd_files import ofds_of, package, path, text

NAMES = ("dazu", "echeng", "gaoping", "rongchang", "xifeng")
LINES = ["云岭县教育局", "关于开展“双减”督查的通知", "各学校：", "请于2026年5月31日前报送自查报告。"]


def page(lines: list[str], top: float = 40) -> str:
    return "".join(text(line, 28, top + 12 * number) for number, line in enumerate(lines))


def texts(content: bytes) -> list[str]:
    return [block["text"] for block in read_document(content, filename="来文.ofd")["blocks"]]


@pytest.mark.libreoffice
@pytest.mark.slow
def test_reads_like_the_pdf_of_the_same_paper(soffice, tmp_path):
    pdf = convert(soffice, [scheme(tmp_path / "scheme.docx", header="云岭县教育局")], "pdf", tmp_path)["scheme"]
    same = read_document(pdf)
    for layout, content in ofds_of(pdf).items():
        read = read_document(content, filename="来文.ofd")
        assert read["title"] == TITLE
        for key in ("indicators", "phases", "reporting", "quantities", "references", "blocks"):
            assert read[key] == same[key], (layout, key)


@pytest.mark.libreoffice
@pytest.mark.slow
def test_the_five_reach_their_score(soffice, reading_dir, tmp_path):
    spec = importlib.util.spec_from_file_location("reading_score", reading_dir / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    papers = [reading_folder() / "docx" / f"{name}.docx" for name in NAMES]
    scores = {"runs": [], "signs": []}
    for name, pdf in convert(soffice, papers, "pdf", tmp_path).items():
        gold = json.loads((reading_dir / "gold" / f"{name}.json").read_text("utf-8"))
        for layout, content in ofds_of(pdf).items():
            scores[layout].append(scorer.score(gold, read_document(content, filename="来文.ofd")))
    for layout, found in scores.items():
        assert len(found) == len(NAMES)
        assert scorer.pool(found)["micro"]["f1"] >= 0.92, layout


def test_what_lies_under_the_pages_is_read_with_them():
    content = package([page(LINES[2:], 80), page(["联系电话：0999-1234567"])], under=text("云岭县教育局文件", 60, 20))
    read = read_document(content, filename="来文.ofd")
    assert "各学校：" in [block["text"] for block in read["blocks"]]
    assert "0999-1234567" in json.dumps(read, ensure_ascii=False)


def test_a_table_of_thin_boxes_is_a_table():
    rules = "".join(path(f"M 20 {y} L 180 {y} L 180 {y + 0.3} L 20 {y + 0.3} C") for y in (60, 75, 90))
    rules += "".join(path(f"M {x} 60 L {x} 90") for x in (20, 60, 180))
    words = text("序号", 22, 70) + text("督查要点", 62, 70) + text("1", 22, 85) + text("是否公示作业", 62, 85)
    read = read_document(package([page(LINES[:2], 20) + rules + words]), filename="来文.ofd")
    grids = [block["rows"] for block in read["blocks"] if block["kind"] == "table"]
    assert grids == [[["序号", "督查要点"], ["1", "是否公示作业"]]]


def test_places_may_be_told_from_the_root_and_letters_without_steps():
    words = text("各学校要控制作业总量。", 28, 40, steps="")
    assert texts(package([words], root="/Doc_0/Document.xml")) == ["各学校要控制作业总量。"]


def test_turned_writing_is_a_stamp_and_no_text():
    stamp = text("样张", 28, 60, rest=' CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert texts(package([page(LINES[3:]) + stamp])) == LINES[3:]


def test_a_secrecy_marking_is_found():
    with pytest.raises(SecretDocument):
        check_readable(package([page(["机密★10年", *LINES])]), "来文.ofd")


PICTURE = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="3"/>'


def test_a_page_that_is_a_picture_is_told():
    read = read_document(package([page(LINES), PICTURE]), filename="来文.ofd")
    assert [warning["message"] for warning in read["warnings"] if warning["kind"] == "page_not_read"] == [
        "第 2 页是图片，没有读进来，请对照原件补上"
    ]


REFUSED = {
    "only pictures": (package([PICTURE]), "全是图片"),
    "locked": (package([page(LINES)], extra={"Doc_0/Encryptions.xml": b"<a/>"}), "加了密"),
    "no document": (package([page(LINES)], root="Doc_9/Document.xml"), "打不开"),
    "no pages": (package([]), "打不开"),
    "torn": (package(['<ofd:TextObject Boundary="']), "打不开"),
    "too long": (package([""] * 401), "超过 400 页"),
    "too many letters": (package([text("督" * 60_001, 0, 40, steps="")]), "过大"),
    "no Chinese": (package([text("nothing but Latin letters", 28, 40)]), "没有中文"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_sentence(name):
    content, word = REFUSED[name]
    with pytest.raises(UnreadableDocument) as refusal:
        read_document(content, filename="来文.ofd")
    assert word in refusal.value.sentence
    assert refusal.value.sentence.count("。") == 1


def test_numbers_that_are_none_do_not_stop_the_reading():
    odd = text("各学校要控制作业总量。", 28, 40, steps="g zz 1 g 99999999999 nan").replace('Size="5.6"', 'Size="?"')
    assert texts(package([odd + path("M 0 L B 1 2 C zz", box="")]))
