"""The month-end form as a file, opened again: by the libraries that read it, and by LibreOffice."""

import io
import subprocess

import openpyxl
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from dudao.officialdocs.shapes_paper import FilledForm, HeaderField
from dudao.officialdocs.writers.form_docx import form_docx
from dudao.officialdocs.writers.form_xlsx import form_xlsx

COLUMNS = ["学校", "存在的主要问题", "整改措施", "备注"]
LONG = "三年级四个班的公示栏连续两周空着，学生说作业写在黑板上，抄完就擦掉了，家长也不知道当天布置了什么。"


def form(count: int, **changes) -> FilledForm:
    filled = [[f"青禾{n}小学", LONG if n % 3 == 0 else "作业公示缺两周", "每天放学前贴出", ""] for n in range(count)]
    facts = {
        "title": "云岭县督查情况统计表", "columns": COLUMNS, "rows": filled, "period": "2026年11月",
        "header": [HeaderField("督导责任区", "第一督导责任区"), HeaderField("督察人员（签名）")],
        "footer": "填表说明：每月底前报督导室。",
    }  # fmt: skip
    return FilledForm(**facts | changes)


def sheet_of(filled: FilledForm):
    return openpyxl.load_workbook(io.BytesIO(form_xlsx(filled)))["统计表"]


@pytest.mark.req("A14")
def test_workbook_holds_title_header_columns_rows_and_footer():
    sheet = sheet_of(form(2))
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "云岭县督查情况统计表"
    assert rows[1][0] == "督导责任区：第一督导责任区      督察人员（签名）：" + " " * 12 + "      （2026年11月）"
    assert list(rows[2]) == COLUMNS
    assert rows[3] == ("青禾0小学", LONG, "每天放学前贴出", None)
    assert len(rows) == 3 + 7 + 1
    assert rows[-1][0] == "填表说明：每月底前报督导室。"


def test_workbook_prints_on_landscape_with_its_head_on_every_page():
    sheet = sheet_of(form(40))
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$3"
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:D1", "A2:D2", "A44:D44"}


@pytest.mark.parametrize("text", ["=1+1", "+86", "@sum", "http://x.cn", "{=A1}"])
def test_text_that_looks_like_a_formula_stays_text(text):
    cell = sheet_of(form(0, rows=[[text, "", "", ""]]))["A4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_form_without_header_and_of_one_column():
    sheet = sheet_of(form(0, columns=["问题"], rows=[["甲"]], header=[], period="", footer=""))
    assert [cell.value for cell in sheet["A"]][:3] == ["云岭县督查情况统计表", "问题", "甲"]


@pytest.mark.req("A14")
def test_document_is_landscape_and_ends_with_a_paragraph():
    document = Document(io.BytesIO(form_docx(form(2))))
    section = document.sections[0]
    assert (section.orientation, round(section.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)
    body = [element.tag for element in document.element.body]
    assert body[-2:] == [qn("w:p"), qn("w:sectPr")]
    rows = document.tables[0].rows
    assert [cell.text for cell in rows[2].cells] == COLUMNS
    assert [cell.text for cell in rows[3].cells] == ["青禾0小学", LONG, "每天放学前贴出", ""]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows[:4]] == [True, True, True, False]


def test_document_names_its_faces_and_their_stand_ins():
    document = Document(io.BytesIO(form_docx(form(1))))
    part = next(part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml")
    table = part.blob.decode()
    for face in ("方正小标宋简体", "仿宋_GB2312", "黑体"):
        assert f'<w:font w:name="{face}"><w:altName' in table


WRITERS = {"xlsx": form_xlsx, "docx": form_docx}


@pytest.fixture(scope="module")
def printed(soffice, tmp_path_factory):
    """The folder with the form of 1 and of 40 rows of either kind as PDF: LibreOffice is opened once."""
    folder = tmp_path_factory.mktemp("printed")
    files = {folder / f"{kind}-{rows}.{kind}": write(form(rows)) for kind, write in WRITERS.items() for rows in (1, 40)}
    for file, content in files.items():
        file.write_bytes(content)
    home = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder


@pytest.mark.libreoffice
@pytest.mark.req("A14")
@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("rows", [1, 40])
def test_libreoffice_opens_it_and_the_page_shows_the_school(printed, kind, rows):
    pages = (
        subprocess.run(
            ["pdftotext", "-layout", printed / f"{kind}-{rows}.pdf", "-"], check=True, capture_output=True, text=True
        )
        .stdout.replace(" ", "")
        .split("\f")[:-1]
    )
    assert f"青禾{rows - 1}小学" in pages[-1]
    assert all("云岭县督查情况统计表" in page and "存在的主要问题" in page for page in pages)
    assert (len(pages) > 1) == (rows == 40)
