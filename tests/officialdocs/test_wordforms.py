"""The Word form out and back, as schools and their office suites return it."""

import re
import shutil
import subprocess
from copy import deepcopy
from datetime import date
from pathlib import Path
from time import sleep

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dudao.lib.archives import OLE
from dudao.officialdocs import returned_forms
from dudao.officialdocs.answerforms import AnswerForm, FormPoint, RefusedForm, ReturnedRow
from dudao.officialdocs.answerforms.limits import LIMITS, MAX_FILE
from dudao.officialdocs.readers.office import MISSING
from dudao.officialdocs.readers.word97 import BROKEN
from dudao.officialdocs.wordforms import refusals, write_form
from dudao.officialdocs.wordforms.marks import answered
from tests.factories.answerforms import DUTY, FORM_ID, TODAY, make_form, with_part
from tests.factories.wordforms import NOTE, SQUARES, changed, opened, put, rows_of, saved, ticked

BLANK = write_form(make_form())


def back(content: bytes):
    return returned_forms.read_form(content, today=TODAY)


def said(content: bytes) -> list[tuple]:
    return [(row.point_id, row.code, row.ticked or row.word, row.note) for row in back(content).rows]


ANSWERS = {
    1: {"square": 2, "note": "三年级没有", "measures": "补上", "owner_name": "林老师", "due_on": "11月30日"},
}  # fmt: skip
SAID = [(100, "1.0", (0,), ""), (101, "1.1", (2,), "三年级没有"), (102, "2.2", (0,), ""), (103, "2.3", (0,), "")]


def filled() -> bytes:
    return ticked(write_form(make_form()), ANSWERS)


@pytest.mark.req("C01")
def test_ticked_form_comes_back_row_by_row():
    returned = back(filled())
    assert returned.id == FORM_ID
    assert returned.rows == (
        ReturnedRow(100, "1.0", "有", ticked=(0,)),
        ReturnedRow(101, "1.1", "没做到", "三年级没有", "补上", "林老师", date(2026, 11, 30), (2,)),
        ReturnedRow(102, "2.2", "有", ticked=(0,)),
        ReturnedRow(103, "2.3", "做到了", ticked=(0,)),
    )


def test_empty_form_comes_back_without_answers():
    assert [(row.word, row.ticked, row.note) for row in back(write_form(make_form())).rows] == [("", (), "")] * 4


def test_what_is_known_already_stands_in_the_form():
    point = FormPoint(1, "1.1", "组", "要<点>&", DUTY, "做到了", "没做到", "差\n两行", "改", "林", TODAY)
    content = write_form(AnswerForm(FORM_ID, "自查", "校", TODAY, 1, (point,)))
    assert back(content).rows == (ReturnedRow(1, "1.1", "没做到", "差\n两行", "改", "林", TODAY, (2,)),)
    assert rows_of(opened(content))[0].cells[1].text == "要<点>&（上次：做到了）"


def test_form_is_a4_across_with_its_head_on_every_page_and_no_clock_in_it():
    first = write_form(make_form())
    document = opened(first)
    section, head = document.sections[0], document.tables[0].rows[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert "表号 12/X001/ab12cd34ef56" in section.footer.paragraphs[0].text
    sleep(1.1)
    assert write_form(make_form()) == first


def test_characters_that_a_file_cannot_hold_are_left_out():
    content = write_form(
        AnswerForm(FORM_ID, "自查", "校\x0b", TODAY, 1, (FormPoint(1, "1", "组", "要\x00点\ufffe", DUTY),))
    )
    assert rows_of(opened(content))[0].cells[1].text == "要点"


# ── what people do to it ─────────────────────────────────────────────────
def without_bookmarks(document, rows):
    for mark in list(document.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)


def without_tags(document, rows):
    for tag in list(document.element.iter(qn("w:tag"))):
        tag.getparent().remove(tag)


def without_controls(document, rows):
    """As suites do that know no controls: what was drawn stays."""
    for control in list(document.element.iter(qn("w:sdt"))):
        for child in control.find(qn("w:sdtContent")):
            control.addprevious(child)
        control.getparent().remove(control)


def without_any_id(document, rows):
    without_bookmarks(document, rows)
    without_controls(document, rows)


def in_another_order(document, rows):
    for row in rows:
        rows[0]._tr.getparent().append(row._tr)
    rows[-1]._tr.getparent().insert(3, rows[-1]._tr)


def without_number_under_the_table(document, rows):
    for paragraph in list(document.element.body.iterchildren(qn("w:p")))[-2:]:
        document.element.body.remove(paragraph)


def cut_in_two(document, rows):
    """A table parted by hand, the second half without a heading."""
    table = document.tables[0]._tbl
    second = deepcopy(table)
    table.addnext(second)
    table.addnext(OxmlElement("w:p"))
    first_rows, second_rows = table.tr_lst, second.tr_lst
    for row in first_rows[4:]:
        table.remove(row)
    for row in second_rows[:4]:
        second.remove(row)


def with_a_paragraph_and_a_table_before(document, rows):
    document.tables[0]._tbl.addprevious(document.add_paragraph("发给各年级组，请周五前填")._p)
    small = document.add_table(1, 2)
    small.rows[0].cells[0].text = "填表人"
    document.tables[0]._tbl.addprevious(small._tbl)


def signed_row_below(document, rows):
    document.tables[0].add_row().cells[1].text = ""


TWISTS = {
    "bookmarks lost": without_bookmarks,
    "tags lost": without_tags,
    "controls lost": without_controls,
    "every hidden id lost": without_any_id,
    "rows in another order": in_another_order,
    "number under the table lost": without_number_under_the_table,
    "cut in two": cut_in_two,
    "things before it": with_a_paragraph_and_a_table_before,
    "an empty row below": signed_row_below,
    "saved again": lambda document, rows: None,
}


@pytest.mark.parametrize("twist", TWISTS)
def test_form_is_understood_however_it_was_twisted(twist):
    content = changed(filled(), TWISTS[twist])
    by_code = {"1.0": 100, "1.1": 101, "2.2": 102, "2.3": 103}
    assert sorted((number or by_code[code], code, answer, note) for number, code, answer, note in said(content)) == SAID
    assert back(content).id == FORM_ID


def test_changed_code_is_found_by_its_hidden_id():
    def recode(document, rows):
        next(rows[1]._tr.iter(qn("w:t"))).text = "一.1"

    assert [row.point_id for row in back(changed(filled(), recode)).rows] == [100, 101, 102, 103]


def test_what_tracked_changes_struck_out_does_not_count():
    def strike(document, rows):
        run = rows[1].cells[NOTE].paragraphs[0].runs[-1]._r
        gone = OxmlElement("w:del")
        run.addprevious(gone)
        gone.append(run)
        next(run.iter(qn("w:t"))).tag = qn("w:delText")

    assert back(changed(filled(), strike)).rows[1].note == ""


def prompt(document, rows):
    """A control for a list that shows its prompt only."""
    put(rows[0].cells[NOTE], "")
    paragraph = rows[0].cells[NOTE].paragraphs[0]._p
    control, rules, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    rules.append(OxmlElement("w:showingPlcHdr"))
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "单击或点击此处输入文字。"
    run.append(words)
    content.append(run)
    control.extend([rules, content])
    paragraph.append(control)


def test_prompt_of_a_control_is_nobodys_answer():
    assert back(changed(write_form(make_form()), prompt)).rows[0].note == ""


def symbol(font: str, char: str, *, as_run: bool):
    def change(document, rows):
        cell = rows[0].cells[SQUARES + 1]
        put(cell, "")
        run = cell.paragraphs[0].add_run(char if as_run else "")
        if as_run:
            run.font.name = font
        else:
            mark = OxmlElement("w:sym")
            mark.set(qn("w:font"), font)
            mark.set(qn("w:char"), f"{0xF000 + ord(char):04X}")
            run._r.append(mark)

    return change


@pytest.mark.parametrize("as_run", [True, False])
@pytest.mark.parametrize(("font", "char"), [("Wingdings 2", "R"), ("Wingdings 2", "P"), ("Wingdings", "þ")])
def test_tick_out_of_a_font_of_symbols_counts(font, char, as_run):
    assert back(changed(write_form(make_form()), symbol(font, char, as_run=as_run))).rows[0].ticked == (1,)


# ── what stands in the squares ───────────────────────────────────────────
PRINTED = ("□做到了", "□部分做到", "□没做到", "□不适用")


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (PRINTED, ("", ())),
        (("□√做到了", *PRINTED[1:]), ("做到了", (0,))),
        (("□做到了√", *PRINTED[1:]), ("做到了", (0,))),
        ((PRINTED[0], "☑\n部分做到", *PRINTED[2:]), ("部分做到", (1,))),
        ((PRINTED[0], "■ 部分做到", *PRINTED[2:]), ("部分做到", (1,))),
        (("√", "", "", ""), ("", (0,))),
        (("", "", "x", ""), ("", (2,))),
        (("□做到了", "□部分做到", "X 没做到", "□不适用"), ("没做到", (2,))),
        (("□（√）做到了", *PRINTED[1:]), ("做到了", (0,))),
        (("☑做到了", "☑部分做到", *PRINTED[2:]), ("", (0, 1))),
        (("☑做到了", "×部分做到", *PRINTED[2:]), ("", (0, 1))),
        (("", "", "没做到", ""), ("没做到", ())),
        (("做到了", "部分做到", "没做到", "不适用"), ("", ())),
        (("没做到",), ("没做到", ())),
        (("没做到√",), ("没做到", ())),
        (("",), ("", ())),
        (("□做到了 ☑部分做到 □没做到",), ("部分做到", ())),
        (("□做到了 √部分做到 √没做到",), ("", (1, 2))),
        (("做到了□ 部分做到√ 没做到□",), ("部分做到", ())),
        (("□□□",), ("", ())),
    ],
)
def test_marks_of_a_row_are_read_as_people_make_them(cells, answer):
    assert answered(cells) == answer


def test_a_list_in_the_place_of_the_squares_is_read_too():
    def one_column(document, rows):
        for row in document.tables[0].rows:
            cells = row._tr.tc_lst
            if len(cells) == 10:
                put(row.cells[SQUARES], "做到了")
                for cell in cells[SQUARES + 1 : SQUARES + 4]:
                    row._tr.remove(cell)
            else:
                span = cells[SQUARES if len(cells) > 1 else 0].tcPr.find(qn("w:gridSpan"))
                span.set(qn("w:val"), str(int(span.get(qn("w:val"))) - 3))

    assert [(row.word, row.ticked) for row in back(changed(write_form(make_form()), one_column)).rows] == [
        ("做到了", ())
    ] * 4


# ── other office suites ──────────────────────────────────────────────────
ROADS = ("docx", "odt docx", "doc docx", "rtf docx", "docx doc odt docx")


def converted(soffice: str, folder: Path, kind: str, *names: str) -> Path:
    """The folder of these files as LibreOffice writes them in another format, or in the same one."""
    out = folder / f"as-{kind}"
    filters = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97"}
    command = [
        soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
        filters.get(kind, kind), "--outdir", str(out), *(str(folder / name) for name in names),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out


@pytest.fixture(scope="module")
def roads(soffice, tmp_path_factory) -> dict[str, bytes]:
    """Road → the filled form at its end. All roads walk together: LibreOffice is opened once for each format."""
    folder = tmp_path_factory.mktemp("roads")

    def opened_once(kind: str, walked: dict[str, bytes]) -> dict[str, bytes]:
        sent = {f"{road.replace(' ', '-') or 'form'}.{(road or 'docx').split()[-1]}": road for road in walked}
        for name, road in sent.items():
            (folder / name).write_bytes(walked[road])
        out = converted(soffice, folder, kind, *sent)
        return {
            f"{road} {kind}".strip(): (out / f"{Path(name).stem}.{kind}").read_bytes() for name, road in sent.items()
        }

    start = {"": filled()}
    same = opened_once("docx", start)
    old = opened_once("doc", start | same)
    rich = opened_once("rtf", start)
    free = opened_once("odt", start | {"docx doc": old["docx doc"]})
    return same | old | rich | opened_once("docx", free | rich | {"doc": old["doc"]})


@pytest.mark.libreoffice
@pytest.mark.req("C01")
@pytest.mark.parametrize("road", ROADS)
def test_form_survives_libreoffice_and_other_formats_with_its_ids(roads, road):
    assert said(roads[road]) == SAID
    assert back(roads[road]).rows[1].due_on == date(2026, 11, 30)


@pytest.mark.libreoffice
@pytest.mark.req("C01")
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_old_word_file_is_opened_by_libreoffice(roads, kind):
    content = roads[kind]
    assert returned_forms.is_old_word(content)
    assert said(content) == SAID


@pytest.mark.libreoffice
def test_old_word_file_without_libreoffice_says_what_to_do(roads, monkeypatch, tmp_path):
    content = roads["doc"]
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert shutil.which("soffice") is None
    with pytest.raises(RefusedForm) as refused:
        back(content)
    assert str(refused.value) == MISSING


@pytest.mark.libreoffice
def test_form_prints_every_point_and_its_number_on_each_page(soffice, tmp_path):
    (tmp_path / "form.docx").write_bytes(write_form(make_form(before="有", count=30)))
    printed = converted(soffice, tmp_path, "pdf", "form.docx") / "form.pdf"
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, capture_output=True, text=True).stdout
    pages = text.replace(" ", "").split("\f")[:-1]
    assert len(pages) == 4
    assert all("差在哪里" in page and "12/X001/ab12cd34ef56" in page for page in pages)
    assert len(re.findall(r"要点\d+", "".join(pages))) == 30


# ── refusals ─────────────────────────────────────────────────────────────
def other_document() -> bytes:
    document = opened(write_form(make_form()))
    for part in (document.element.body, document.sections[0].footer._element):
        for text in part.iter(qn("w:t")):
            text.text = (text.text or "").replace("表号", "编号")
    return with_part(saved(document), "docProps/custom.xml", None)


def headless(document, rows):
    document.tables[0]._tbl.remove(document.tables[0].rows[0]._tr)


def marked_secret(document, rows):
    document.paragraphs[0].insert_paragraph_before("机密★3年")


def two_in_one(document, rows):
    document.add_paragraph("表号 12/X002/ab12cd34ef56")


def row_twice(document, rows):
    again = deepcopy(rows[0]._tr)
    rows[0]._tr.addnext(again)
    put(rows[0].cells[SQUARES], "√")


def no_day(document, rows):
    put(rows[0].cells[9], "尽快")


def long_words(document, rows):
    put(rows[0].cells[NOTE], "长" * 5001)


BOMB = b"<w:document>" + b" " * (LIMITS.part + 10) + b"</w:document>"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'
REFUSALS = {
    "empty": (b"  ", returned_forms.EMPTY),
    "no form at all": (b"hello", returned_forms.NOT_A_FORM),
    "too large": (b"P" * (MAX_FILE + 1), returned_forms.TOO_LARGE),
    "a scan": (b"%PDF-1.7", returned_forms.PICTURE),
    "a photograph": (b"\xff\xd8\xff\xe0", returned_forms.PICTURE),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), returned_forms.LOCKED),
    "macros": (with_part(BLANK, "word/vbaProject.bin", b"x"), refusals.MACROS),
    "zip bomb": (with_part(BLANK, "word/document.xml", BOMB), refusals.TOO_LARGE),
    "entities": (with_part(BLANK, "word/document.xml", ENTITY), refusals.NOT_A_DOCUMENT),
    "XML that ends in the middle": (with_part(BLANK, "word/document.xml", b"<w:document>"), refusals.NOT_A_DOCUMENT),
    "the same name in capitals": (with_part(BLANK, "word/DOCUMENT.xml", b"<x/>"), refusals.NOT_A_DOCUMENT),
    "a broken old file": (OLE + "WordDocument".encode("utf-16-le") + b"x" * 600, BROKEN),
    "another document": (other_document(), refusals.NOT_OURS),
    "heading gone": (changed(write_form(make_form()), headless), refusals.NO_HEADING),
    "a secrecy marking": (
        changed(filled(), marked_secret),
        "这份文件标有密级，不能传到本系统；请在涉密设备上按保密规定办理，本系统没有保存它的任何内容。",
    ),
    "two forms in one file": (changed(filled(), two_in_one), refusals.MANY_FORMS.format(2)),
    "a row twice": (
        changed(write_form(make_form()), row_twice), "编号 1.0 在表里出现了两次，填得又不一样；请删掉一行再交。",
    ),
    "a day that is none": (
        changed(filled(), no_day), "编号 1.0 的“哪天改好”认不出；请写成年-月-日，例如 2026-11-30。",
    ),
    "a text as long as a book": (changed(filled(), long_words), refusals.TOO_LARGE),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_bad_file_is_refused_in_one_sentence_that_says_what_to_do(case):
    content, sentence = REFUSALS[case]
    with pytest.raises(RefusedForm) as refused:
        back(content)
    assert str(refused.value) == sentence
    assert sentence.endswith("。")
