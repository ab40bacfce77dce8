"""Between the tables and the Excel form: what goes out, and what a returned row means."""

from hashlib import sha256

from dudao.officialdocs.answerforms import AnswerForm, FormId, FormPoint, RefusedForm, ReturnedForm, ReturnedRow

from . import rules
from .models import Assessment
from .sheets import Line, Sheet

ELSEWHERE = "这张表的要点与这一轮的不一样，是旧表或别的方案的表；请重新下载再填。"


def digest_of(points) -> str:
    """What a form asks, in twelve letters: a form of other points carries another digest."""
    words = "\n".join(sorted(f"{point.pk} {point.code} {point.text}" for point in points))
    return sha256(words.encode()).hexdigest()[:12]


def form_of(sheet: Sheet) -> AnswerForm:
    """The form as it is handed out, with what is filled in so far."""
    assessment = sheet.assessment
    lines = sheet.lines
    return AnswerForm(
        FormId(assessment.round_id, assessment.unit.code, digest_of(line.point for line in lines)),
        assessment.round.title, assessment.unit.name, assessment.round.due_on, sheet.minutes,
        tuple(_point(line) for line in lines),
    )  # fmt: skip


def _point(line: Line) -> FormPoint:
    point, filled = line.point, line.filled
    return FormPoint(
        point.pk, point.code, point.group, point.text, tuple(line.words.values()), before=line.said_before,
        word=line.said, note=filled.note, measures=filled.measures, owner_name=filled.owner_name,
        due_on=filled.due_on,
    )  # fmt: skip


def file_name(assessment: Assessment) -> str:
    """The name under which a form is handed out: code first, so that a folder sorts."""
    safe = "".join(char for char in f"{assessment.unit.code}_{assessment.unit.label}" if char not in '\\/:*?"<>|')
    return f"{safe}_{assessment.round.title}.xlsx".replace("/", "-")


def filled_in(form: ReturnedForm, asked) -> dict[int, rules.Filled]:
    """Point id → what the returned form says; rows left empty are left out.

    :raises RefusedForm: a form of other points, a row that is none of them, a word that stands in no list, or
        words that are too long.
    """
    asked = list(asked)
    if form.id.digest != digest_of(asked):
        raise RefusedForm(ELSEWHERE)
    by_id, by_code = {point.pk: point for point in asked}, {point.code: point for point in asked}
    filled = {}
    for row in form.rows:
        point = by_id.get(row.point_id) or by_code.get(row.code)
        if point is None:
            raise RefusedForm(f"编号“{row.code}”不在这张表里；请用原表填，别加行、别改编号。")
        if row.word or row.note:
            filled[point.pk] = _filled(row, point)
    return filled


def _filled(row: ReturnedRow, point) -> rules.Filled:
    value = rules.value_of(row.word, point.polarity) if row.word else ""
    if value is None:
        words = "、".join(rules.choices(point.polarity).values())
        raise RefusedForm(f"编号 {point.code} 填的“{row.word[:20]}”不在选项里；请从“{words}”里选。")
    filled = rules.Filled(value, row.note, row.measures, row.owner_name, row.due_on)
    for sentence in rules.too_long(filled).values():
        raise RefusedForm(f"编号 {point.code} 的{sentence}")
    return filled
