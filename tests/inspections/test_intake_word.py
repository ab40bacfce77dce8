"""Word forms come back through the same doors as workbooks, by the same rules."""

import io
import subprocess

import openpyxl
import pytest

from dudao.files.models import FileUse
from dudao.inspections import services, workbooks
from dudao.inspections.enums import AssessmentState, WorkbookOutcome
from dudao.inspections.intake import Intake
from dudao.inspections.models import ReturnedWorkbook
from dudao.inspections.points import Points
from dudao.inspections.sheets import sheet_of, sheets_of
from dudao.ledger.models import Problem
from dudao.officialdocs.answerforms import RefusedForm
from tests.factories import workbooks as excel
from tests.factories.inspections import assessment_of
from tests.factories.wordforms import SQUARES, TEXT, changed, put, ticked

FAILED = {1: {"square": 2, "note": "没有公示栏"}}
TAKEN, SAME, AMBIGUOUS, REFUSED = (
    WorkbookOutcome.TAKEN, WorkbookOutcome.SAME, WorkbookOutcome.AMBIGUOUS, WorkbookOutcome.REFUSED,
)  # fmt: skip


def blank(form, kind="docx") -> bytes:
    return workbooks.handed_out(sheet_of(form), kind)[1]


def returned(form, answers=None, **more) -> bytes:
    return ticked(blank(form), answers, **more)


def take(county, *contents, **more):
    reports = Intake(by=county.people["office"], **more).take((f"{n}.docx", c) for n, c in enumerate(contents))
    return [(report.outcome, report.message) for report in reports]


@pytest.mark.req("C01", "C02")
def test_returned_word_form_counts_as_handed_in(county, form):
    assert take(county, returned(form, FAILED)) == [(TAKEN, "")]
    form.refresh_from_db()
    assert (form.state, form.by_workbook) == (AssessmentState.CONFIRMED, True)
    assert Problem.objects.get().title == "没有公示栏"
    assert FileUse.objects.get(kind="returned_workbook").stored.media_type.endswith("wordprocessingml.document")


def test_same_answers_in_excel_and_word_change_nothing(county, form):
    sheet, document = excel.filled(blank(form, "xlsx")), returned(form)
    assert take(county, sheet) == [(TAKEN, "")]
    assert take(county, document) == [(SAME, "与已经交的内容一样，没有改动。")]


def test_excel_and_word_of_one_school_that_differ_are_a_question(county, form):
    sheet, document = excel.filled(blank(form, "xlsx")), returned(form, FAILED)
    assert [outcome for outcome, _ in take(county, sheet, document)] == [AMBIGUOUS, AMBIGUOUS]
    services.decide_workbook(by=county.people["office"], workbook=ReturnedWorkbook.objects.get(name="1.docx"), use=True)
    assert Problem.objects.get().title == "没有公示栏"


def two_ticks(document, rows):
    put(rows[1].cells[SQUARES + 1], "√")


def wrong_word(document, rows):
    put(rows[0].cells[SQUARES], "√ 没做到")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (two_ticks, "编号 1.2 的“有”“有，不全”都打了钩，算哪一个？请问清，只留一个再交。"),
        (wrong_word, "编号 1.1 的钩和旁边的字（没做到）对不上；请用原表填，只在方框里打钩。"),
    ],
)
def test_what_can_be_meant_two_ways_is_asked_and_never_guessed(county, form, change, sentence):
    content = changed(returned(form), change)
    assert take(county, content) == [(REFUSED, sentence)]
    with pytest.raises(RefusedForm) as refused:
        services.fill_from_workbook(by=county.people["head"], assessment=form, content=content)
    assert str(refused.value) == sentence
    assert not form.answers.exists()


def test_text_moved_to_another_row_is_asked_and_never_guessed(county, form):
    """The answers stand beside other points than those that they were given to: one column was moved alone."""

    def swap(document, rows):
        here, there = (rows[n].cells[TEXT].text for n in (0, 1))
        put(rows[0].cells[TEXT], there)
        put(rows[1].cells[TEXT], f"  {here} ")

    sentence = "编号 1.1 那一行写的却是 1.2 的要点，分不清答的是哪一条；请用原表填，别单独排序或移动一列。"
    assert take(county, changed(returned(form), swap)) == [(REFUSED, sentence)]
    assert not form.answers.exists()


def test_a_text_mended_by_hand_does_not_matter(county, form):
    content = changed(returned(form), lambda document, rows: put(rows[0].cells[TEXT], "要点抄短了"))
    assert take(county, content) == [(TAKEN, "")]


def test_form_with_points_left_open_is_refused_by_the_same_sentence(county, form):
    assert take(county, returned(form, skip=2)) == [
        (REFUSED, "还有 2 条没填好（1.2、2.3），没选的请选，选了差的请写一句，补齐再交。")
    ]


def test_school_lays_its_word_form_into_the_page(county, sent, form):
    services.fill_from_workbook(by=county.people["head"], assessment=form, content=returned(form, FAILED, skip=1))
    form.refresh_from_db()
    assert (form.state, form.answers.count()) == (AssessmentState.IN_PROGRESS, 2)
    other = returned(assessment_of(sent, county.schools[1]))
    with pytest.raises(RefusedForm, match="这不是贵校这一轮的表"):
        services.fill_from_workbook(by=county.people["head"], assessment=form, content=other)


def test_form_is_the_same_handed_out_alone_or_with_all_others(county, sent, form):
    sheet = sheet_of(form)
    document, book = workbooks.handed_out(sheet, "docx"), workbooks.handed_out(sheet, "xlsx")
    assert (document[0], book[0]) == ("X001_青禾1小学_10月自查.docx", "X001_青禾1小学_10月自查.xlsx")
    (again,) = sheets_of(sent, [form], points=Points(sent.version_id))
    assert workbooks.handed_out(again, "docx")[1] == document[1]


@pytest.mark.once
@pytest.mark.libreoffice
def test_old_word_files_are_taken_as_many_as_a_page_may_wait_for(county, sent, soffice, tmp_path):
    forms = [assessment_of(sent, school) for school in county.schools[:2]]
    old = []
    for number, form in enumerate(forms):
        (tmp_path / f"{number}.docx").write_bytes(returned(form))
        command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
                   "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / f"{number}.docx")]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        old.append((tmp_path / f"{number}.doc").read_bytes())
    assert take(county, *old, most_old=1) == [
        (TAKEN, ""),
        (REFUSED, "旧版 Word（.doc、.wps）一次最多收 1 份，这一份还没看；请另存为 .docx，或分几次交。"),
    ]
    assert take(county, *old, most_old=None)[1] == (TAKEN, "")


def test_a_sheet_whose_one_column_was_sorted_is_refused_like_a_word_form(county, form):
    book = openpyxl.load_workbook(io.BytesIO(excel.filled(blank(form, "xlsx"))))
    texts = [point.text for point in Points(form.round.version_id).of(form.unit)]
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value in texts]
    for cell, text in zip(cells, [cell.value for cell in reversed(cells)], strict=True):
        cell.value = text
    out = io.BytesIO()
    book.save(out)
    ((outcome, message),) = take(county, out.getvalue())
    assert (outcome, "分不清答的是哪一条" in message) == (REFUSED, True)
    assert not form.answers.exists()
