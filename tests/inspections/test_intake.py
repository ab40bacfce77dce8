import io
import zipfile

import pytest

from dudao.files.models import FileUse
from dudao.inspections import services, workbooks
from dudao.inspections.enums import AssessmentState, WorkbookOutcome
from dudao.inspections.intake import Intake
from dudao.inspections.models import ReturnedWorkbook
from dudao.inspections.sheets import sheet_of
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.obligations.enums import ObligationState
from dudao.obligations.models import Obligation
from dudao.officialdocs.answerforms import RefusedForm
from dudao.officialdocs.workbooks import write_form
from tests.factories.county import make_county
from tests.factories.inspections import assessment_of, confirm, fill, make_round, make_version, row
from tests.factories.workbooks import filled, opened, saved

FAILED = {1: {"word": "没有", "note": "没有公示栏"}}
TAKEN, SAME, AMBIGUOUS, REFUSED, DROPPED = (
    WorkbookOutcome.TAKEN,
    WorkbookOutcome.SAME,
    WorkbookOutcome.AMBIGUOUS,
    WorkbookOutcome.REFUSED,
    WorkbookOutcome.DROPPED,
)


def blank(form) -> bytes:
    return write_form(workbooks.form_of(sheet_of(form)))


def returned(form, answers=None, **more) -> bytes:
    return filled(blank(form), answers, **more)


def take(county, *contents, sent=None):
    """Outcomes and messages of taking files as the office."""
    reports = Intake(by=county.people["office"], sent=sent).take((f"{n}.xlsx", c) for n, c in enumerate(contents))
    return [(report.outcome, report.message) for report in reports]


def outcomes(county, *contents, **more):
    return [outcome for outcome, _ in take(county, *contents, **more)]


@pytest.mark.req("C01", "C02")
def test_returned_form_counts_as_handed_in(county, form):
    assert take(county, returned(form, FAILED)) == [(TAKEN, "")]
    form.refresh_from_db()
    assert (form.state, form.by_workbook) == (AssessmentState.CONFIRMED, True)
    assert Problem.objects.get().title == "没有公示栏"
    assert Obligation.objects.get(debtor=form.unit, kind="self_check").state == ObligationState.DONE
    assert FileUse.objects.get(kind="returned_workbook").unit == form.unit


def test_same_file_twice_changes_nothing(county, form):
    content = returned(form, FAILED)
    take(county, content)
    assert take(county, content, content) == [(SAME, "同一份文件，以前交过，没有改动。")] * 2
    assert (Problem.objects.count(), ReturnedWorkbook.objects.count()) == (1, 1)


def test_same_file_twice_in_one_parcel_is_taken_once(county, form):
    content = returned(form)
    assert outcomes(county, content, content) == [TAKEN, SAME]


def test_same_answers_saved_by_another_suite_change_nothing(county, form):
    content = returned(form)
    take(county, content)
    book = opened(content)
    book.properties.title = "另存"
    assert take(county, saved(book)) == [(SAME, "与已经交的内容一样，没有改动。")]


def test_two_files_of_one_school_are_a_question_and_write_nothing(county, form):
    assert (
        take(county, returned(form), returned(form, FAILED))
        == [(AMBIGUOUS, "这个单位交来了几份不一样的表，请定用哪一份。")] * 2
    )
    form.refresh_from_db()
    assert form.state == AssessmentState.NOT_BEGUN
    assert not form.answers.exists()


def test_another_file_later_is_a_question_and_overwrites_nothing(county, form):
    take(county, returned(form))
    assert take(county, returned(form, FAILED)) == [
        (AMBIGUOUS, "这个单位已经用另一份表格交过，内容不一样，请定用哪一份。")
    ]
    assert not Problem.objects.exists()


def test_file_of_a_school_that_answered_on_the_web_is_a_question(county, sent, points, form):
    blank_form = blank(form)
    services.save_answers(by=county.people["head"], assessment=form, answers=[row(points[0], "partly")])
    assert take(county, filled(blank_form)) == [
        (AMBIGUOUS, "这个单位已在网上填了 1 条，与这份表不一样，请定用哪一份。")
    ]
    confirm(county, sent)
    assert take(county, filled(blank_form, FAILED)) == [
        (AMBIGUOUS, "这个单位已经在网上交过，内容不一样，请定用哪一份。")
    ]


def test_what_was_begun_on_the_web_and_finished_in_the_form_is_taken(county, points, form):
    services.save_answers(by=county.people["head"], assessment=form, answers=[row(points[0])])
    assert outcomes(county, returned(form)) == [TAKEN]


def test_form_that_was_sent_back_may_come_again(county, form):
    take(county, returned(form, FAILED))
    services.reopen(by=county.people["office"], position=county.position("office"), assessment=form, reason="再看")
    assert outcomes(county, returned(form, {1: {"word": "有，不全", "note": "补了一块"}})) == [TAKEN]


def test_office_decides_for_the_file(county, form):
    take(county, returned(form), returned(form, FAILED))
    first, second = ReturnedWorkbook.objects.order_by("id")
    services.decide_workbook(by=county.people["office"], workbook=second, use=True)
    form.refresh_from_db()
    first.refresh_from_db()
    assert form.state == AssessmentState.CONFIRMED
    assert form.answers.filter(value="not_met").count() == 1
    assert (first.outcome, first.message) == (DROPPED, "定了用另一份。")
    with pytest.raises(NotAllowed, match="这一份已经定过了"):
        services.decide_workbook(by=county.people["office"], workbook=second, use=False)


def test_office_decides_against_the_file(county, sent, form):
    confirm(county, sent)
    other = returned(form, FAILED)
    take(county, other)
    services.decide_workbook(by=county.people["office"], workbook=ReturnedWorkbook.objects.get(), use=False)
    assert not Problem.objects.exists()
    assert outcomes(county, other) == [SAME]


def test_file_takes_the_place_of_what_was_confirmed(county, sent, form):
    confirm(county, sent)
    take(county, returned(form, FAILED))
    services.decide_workbook(by=county.people["office"], workbook=ReturnedWorkbook.objects.get(), use=True)
    assert Problem.objects.get().title == "没有公示栏"
    form.refresh_from_db()
    assert (form.state, form.by_workbook) == (AssessmentState.CONFIRMED, True)


def test_only_the_office_takes_and_decides(county, form):
    take(county, returned(form), returned(form, FAILED))
    with pytest.raises(NotAllowed, match="只有督导室能办这件事"):
        services.decide_workbook(by=county.people["head"], workbook=ReturnedWorkbook.objects.first(), use=True)
    with pytest.raises(NotAllowed, match="只有督导室能办这件事"):
        Intake(by=county.people["head"])


def test_one_bad_form_harms_no_other(county, sent):
    forms = [assessment_of(sent, school) for school in county.schools[:3]]
    reports = take(county, returned(forms[0]), b"not a workbook", returned(forms[1], skip=2), returned(forms[2]))
    assert [outcome for outcome, _ in reports] == [TAKEN, REFUSED, REFUSED, TAKEN]
    assert reports[2][1] == "还有 2 条没填好（1.2、2.3），没选的请选，选了差的请写一句，补齐再交。"
    assert not forms[1].answers.exists()
    assert ReturnedWorkbook.objects.filter(outcome=REFUSED).count() == 1


def test_refused_form_may_come_again_completed(county, form):
    content = returned(form, skip=1)
    assert outcomes(county, content, content) == [REFUSED, REFUSED]
    assert outcomes(county, returned(form)) == [TAKEN]


def recoded(content: bytes, **marks) -> bytes:
    """The same form with another number on it, on the hidden sheet and under the table."""
    book = opened(content)
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str) and cell.value.startswith("表号 "):
                    for old, new in marks.values():
                        cell.value = cell.value.replace(old, new)
    return saved(book)


def test_forms_of_elsewhere_are_refused_with_the_reason(county, version, sent, form):
    other_version = make_version(county, points=5, name="另一个方案")
    other = make_round(county, other_version, title="另一轮", units=county.schools[:1])
    strange = make_county(county_code="990102", prefix="邻")
    away = make_round(strange, make_version(strange), title="邻县自查")
    gone = make_round(county, version, title="错发", units=county.schools[1:2])
    services.withdraw_round(by=county.people["office"], round=gone)
    number = f"{sent.pk}/X001/"
    cases = [
        (returned(assessment_of(other, county.schools[0])), "这是“另一轮”的表，不是这一轮的；请到那一轮去交。"),
        (returned(assessment_of(away, strange.schools[0])), "没有派发过这张表，可能是别处的表；请核对后再交。"),
        (recoded(returned(form), a=("/X001/", "/X999/")), "单位代码 X999 不在“10月自查”里；请核对是哪个单位的表。"),
        (
            recoded(returned(assessment_of(other, county.schools[0])), a=(f"{other.pk}/X001/", number)),
            "这张表的要点与这一轮的不一样，是旧表或别的方案的表；请重新下载再填。",
        ),
        (returned(form, {0: {"word": "是"}}),
         "编号 1.1 填的“是”不在选项里；请从“做到了、部分做到、没做到、不适用”里选。"),
    ]  # fmt: skip
    for content, sentence in cases:
        assert take(county, content, sent=sent) == [(REFUSED, sentence)]
    assert take(county, returned(assessment_of(gone, county.schools[1]))) == [
        (REFUSED, "“错发”已经撤回，这张表不用交了。")
    ]
    assert not form.answers.exists()


def test_zip_of_forms_is_opened(county, sent):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for school in county.schools[:2]:
            package.writestr(f"城东/{school.code}.xlsx", returned(assessment_of(sent, school)))
        package.writestr("说明.txt", "随便写的")
    reports = Intake(by=county.people["office"]).take([("收回.zip", out.getvalue())])
    assert [(report.name, report.outcome) for report in reports] == [
        ("X001.xlsx", TAKEN), ("X002.xlsx", TAKEN), ("说明.txt", REFUSED),
    ]  # fmt: skip


# ── the school's own door ────────────────────────────────────────────────
def test_a_zip_with_nothing_in_it_is_said_to_be_empty(county, form):
    empty, only_folder = io.BytesIO(), io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with zipfile.ZipFile(only_folder, "w") as package:
        package.mkdir("自查表")
        package.writestr("__MACOSX/._云山小学.xlsx", b"x")
    said = (REFUSED, "压缩包里没有表，请打开看看，把填好的表放进去再交。")
    assert take(county, empty.getvalue(), only_folder.getvalue()) == [said, said]


def test_school_lays_its_form_into_the_page_and_confirms_there(county, form):
    head = county.people["head"]
    services.fill_from_workbook(by=head, assessment=form, content=returned(form, FAILED, skip=1))
    form.refresh_from_db()
    assert (form.state, form.answers.count(), form.by_workbook) == (AssessmentState.IN_PROGRESS, 2, False)
    assert not Problem.objects.exists()


def test_school_cannot_lay_in_the_form_of_another(county, sent, form):
    other = returned(assessment_of(sent, county.schools[1]))
    with pytest.raises(RefusedForm, match="这不是贵校这一轮的表"):
        services.fill_from_workbook(by=county.people["head"], assessment=form, content=other)
    with pytest.raises(NotAllowed, match="这张自查表不是您所在单位的"):
        services.fill_from_workbook(by=county.people["institution_head"], assessment=form, content=returned(form))


def test_form_after_handing_in_is_not_laid_in(county, sent, form):
    content = returned(form)
    fill(county.people["head"], form)
    confirm(county, sent)
    with pytest.raises(NotAllowed, match="已经交了"):
        services.fill_from_workbook(by=county.people["head"], assessment=form, content=content)
