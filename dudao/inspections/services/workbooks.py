"""Forms that come back as files: taken, known already, a question to the office, or refused with a reason."""

from hashlib import sha256
from pathlib import PurePosixPath

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.files import services as files
from dudao.files.models import FileUse
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.answerforms import RefusedForm, ReturnedForm
from dudao.officialdocs.returned_forms import read_form

from .. import access, queries, rules
from ..enums import AssessmentState, WorkbookOutcome
from ..expected import Expected
from ..models import Assessment, ReturnedWorkbook
from ..points import Points, group_of
from ..workbooks import filled_in
from .answers import (
    Incomplete,
    changed_among,
    check_complete,
    check_may_answer,
    check_takes_answers,
    lock,
    store,
    write_answers,
)
from .confirmation import seal
from .upward import owe_consolidations

FILE_KIND = "returned_workbook"
OFFICE = "application/vnd.openxmlformats-officedocument"
OTHER_TYPE = "application/octet-stream"
MEDIA_TYPES = {".xlsx": f"{OFFICE}.spreadsheetml.sheet", ".docx": f"{OFFICE}.wordprocessingml.document"}
TWINS = "这个单位交来了几份不一样的表，请定用哪一份。"


@transaction.atomic
def take_workbook(
    *, by, assessment, form: ReturnedForm, name, content, expected: Expected, twin=False
) -> ReturnedWorkbook:
    """The office takes a returned form: complete answers are confirmed at once, as the paper that the head signed.

    The same file twice changes nothing. What differs from answers that are there already, or from another file of the
    same unit (``twin``), is kept as a question and overwrites nothing. ``expected``: what ``by`` read before the
    first form. After the last one ``owe_consolidations`` says what the districts owe.

    :raises RefusedForm: other points, unknown words, or points left open. :raises NotAllowed: not the office.
    """
    locked = lock(assessment)
    access.check_is_receiver(by, expected.receiver)
    digest = sha256(content).hexdigest()
    known = expected.came.get(digest)
    if known is not None and known.outcome != WorkbookOutcome.REFUSED:
        return known
    asked = expected.points.of(locked.unit)
    filled = filled_in(form, asked)
    answers = {} if locked.state == AssessmentState.NOT_BEGUN else queries.answers_of(locked)
    stored = {number: queries.filled_of(answer) for number, answer in answers.items()}
    if locked.state == AssessmentState.CONFIRMED and _same(filled, stored):
        return _row(by, locked, digest, name, WorkbookOutcome.SAME, "与已经交的内容一样，没有改动。", known)
    question = _question(locked, stored, filled, twin)
    outcome = WorkbookOutcome.AMBIGUOUS if question else WorkbookOutcome.TAKEN
    with audit.at_the_end():
        if not question:
            _enter(by, locked, asked, filled, answers, expected.judges.get(locked.unit_id))
        row = _row(by, locked, digest, name, outcome, question, known)
        _keep(by, locked, row, content)
        audit.record(
            county_code=locked.county_code, by=by, subject=row,
            act="workbook.question" if question else "workbook.take",
            payload={"unit": locked.unit_id, "sha256": digest},
        )  # fmt: skip
    return row


def _same(filled: dict, stored: dict) -> bool:
    return {n: row.sealed() for n, row in filled.items()} == {n: row.sealed() for n, row in stored.items()}


def _question(locked: Assessment, stored: dict, filled: dict, twin: bool) -> str:
    """What the office must decide before this file may count; "" where nothing stands against it."""
    if locked.state == AssessmentState.CONFIRMED:
        how = "用另一份表格" if locked.by_workbook else "在网上"
        return f"这个单位已经{how}交过，内容不一样，请定用哪一份。"
    if twin:
        return TWINS
    if locked.by_workbook or all(filled.get(number, rules.Filled()).same_as(row) for number, row in stored.items()):
        return ""
    return f"这个单位已在网上填了 {len(stored)} 条，与这份表不一样，请定用哪一份。"


def _enter(by, locked: Assessment, asked, filled: dict[int, rules.Filled], answers, judge=None) -> None:
    """Put the form's answers in the place of ``answers`` (those stored) and seal them."""
    check_takes_answers(locked)
    today = timezone.localdate()
    try:
        check_complete(asked, filled, today)
    except Incomplete as incomplete:
        raise RefusedForm(incomplete.sentence(asked)) from None
    locked.by_workbook = True
    changed = changed_among(filled, answers)
    if changed:
        store(by, locked, changed)
    seal(by=by, locked=locked, asked=asked, filled=filled, on=today, judge=judge)


def _row(by, locked: Assessment, digest: str, name: str, outcome: str, message: str, known) -> ReturnedWorkbook:
    """The file's row: ``known`` is the one of an earlier refusal, or None."""
    row = known or ReturnedWorkbook(round=locked.round, sha256=digest)
    row.unit, row.name, row.outcome, row.message = locked.unit, name[-200:], outcome, message
    row.received_by = by
    row.save()
    return row


def _keep(by, locked: Assessment, row: ReturnedWorkbook, content: bytes) -> None:
    files.keep_file(
        by=by, county_code=locked.county_code, unit=locked.unit, kind=FILE_KIND, reference=str(row.pk), name=row.name,
        content=content, media_type=MEDIA_TYPES.get(PurePosixPath(row.name).suffix.lower(), OTHER_TYPE),
    )  # fmt: skip


@transaction.atomic
def refuse_workbook(*, by, assessment, name, content, why) -> ReturnedWorkbook:
    """Note that a form of a known unit was refused and why; the file itself is not kept."""
    access.check_is_office(by, assessment.county_code, timezone.localdate())
    digest = sha256(content).hexdigest()
    known = ReturnedWorkbook.objects.filter(round=assessment.round, sha256=digest).first()
    row = _row(by, assessment, digest, name, WorkbookOutcome.REFUSED, why[:300], known)
    audit.record(county_code=assessment.county_code, by=by, act="workbook.refuse", subject=row, payload={"why": why})
    return row


def decide_workbook(*, by, workbook, use: bool) -> ReturnedWorkbook:
    """The office answers the question: ``use`` puts the file in the place of what is there, else it is laid aside.

    With a file in use the other open questions of that unit are laid aside too. Problems that the earlier answers
    opened stay in the ledger.

    :raises NotAllowed: not the office, or no open question. :raises RefusedForm: the file is not complete.
    """
    access.check_is_office(by, workbook.round.county_code, timezone.localdate())
    # read before anything is locked: an old Word file takes seconds, and others would wait for them
    return _decide(by, workbook, _kept_form(workbook) if use else None)


def _kept_form(workbook: ReturnedWorkbook) -> ReturnedForm:
    content = files.read_content(FileUse.objects.get(kind=FILE_KIND, reference=str(workbook.pk)))
    return read_form(content, today=timezone.localdate(workbook.received_at))


@transaction.atomic
def _decide(by, workbook: ReturnedWorkbook, form: ReturnedForm | None) -> ReturnedWorkbook:
    """``form``: what the file says, where it is used. The form is locked before the file, as by whoever takes one."""
    locked = lock(Assessment.objects.get(round=workbook.round_id, unit=workbook.unit_id)) if form else None
    row = ReturnedWorkbook.objects.select_for_update(of=("self",)).select_related("round", "unit").get(pk=workbook.pk)
    access.check_is_office(by, row.round.county_code, timezone.localdate())
    if row.outcome != WorkbookOutcome.AMBIGUOUS:
        raise NotAllowed("这一份已经定过了。")
    row.outcome, row.message = WorkbookOutcome.DROPPED, "定了不用这份。"
    with audit.at_the_end():
        if form:
            _use(by, row, locked, form)
            row.outcome, row.message = WorkbookOutcome.TAKEN, "定了用这份。"
        row.save(update_fields=["outcome", "message"])
        audit.record(
            county_code=row.round.county_code, by=by, act="workbook.decide", subject=row,
            payload={"use": form is not None, "unit": row.unit_id},
        )  # fmt: skip
    return row


def _use(by, row: ReturnedWorkbook, locked: Assessment, form: ReturnedForm) -> None:
    asked = Points(row.round.version_id).of(locked.unit)
    if locked.state == AssessmentState.CONFIRMED:
        locked.state, locked.confirmed_at, locked.confirmed_by = AssessmentState.IN_PROGRESS, None, None
        locked.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    _enter(by, locked, asked, filled_in(form, asked), queries.answers_of(locked))
    owe_consolidations(by=by, sent=locked.round, units=[locked.unit], on=timezone.localdate())
    others = ReturnedWorkbook.objects.filter(round=row.round, unit=row.unit, outcome=WorkbookOutcome.AMBIGUOUS)
    others.exclude(pk=row.pk).update(outcome=WorkbookOutcome.DROPPED, message="定了用另一份。")


def fill_from_workbook(*, by, assessment, content) -> Assessment:
    """Somebody of the unit lays the filled form into the page: saved as typed, to be looked through and confirmed.

    :raises RefusedForm: not this unit's form of this round. :raises NotAllowed: the form takes no answers now, or
        a group is somebody else's.
    """
    check_takes_answers(assessment)
    form = read_form(content, today=timezone.localdate())  # before anything is locked, as in decide_workbook
    return _lay_in(by, assessment, form)


@transaction.atomic
def _lay_in(by, assessment, form: ReturnedForm) -> Assessment:
    locked = lock(assessment)
    check_takes_answers(locked)
    if (form.id.round, form.id.unit_code) != (locked.round_id, locked.unit.code):
        raise RefusedForm("这不是贵校这一轮的表；请下载原表，填好再传。")
    points = Points(locked.round.version_id)
    filled = filled_in(form, points.of(locked.unit))
    check_may_answer(by, locked, {group_of(point) for point in points.of(locked.unit) if point.pk in filled})
    return write_answers(by=by, locked=locked, filled=filled)
