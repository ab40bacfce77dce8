"""Between the tables and the forms that go out as files: what goes out, and what a returned row means."""

from hashlib import sha256

from dudao.officialdocs import wordforms, workbooks
from dudao.officialdocs.answerforms import AnswerForm, FormId, FormPoint, RefusedForm, ReturnedForm, ReturnedRow
from dudao.schemes import answers

from . import rules
from .models import Assessment
from .sheets import Line, Sheet

WRITERS = {"xlsx": workbooks.write_form, "docx": wordforms.write_form}
ELSEWHERE = "这张表的要点与这一轮的不一样，是旧表或别的方案的表；请重新下载再填。"


MOVED = "编号 {code} 那一行写的却是 {other} 的要点，分不清答的是哪一条；请用原表填，别单独排序或移动一列。"


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


def handed_out(sheet: Sheet, kind: str) -> tuple[str, bytes]:
    """(file name, bytes) of a unit's form as it is handed out; ``kind`` is a key of ``WRITERS``."""
    return file_name(sheet.assessment, kind), WRITERS[kind](form_of(sheet))


def file_name(assessment: Assessment, kind: str = "xlsx") -> str:
    """The name under which a form is handed out: code first, so that a folder sorts."""
    safe = "".join(char for char in f"{assessment.unit.code}_{assessment.unit.label}" if char not in '\\/:*?"<>|')
    return f"{safe}_{assessment.round.title}.{kind}".replace("/", "-")


def filled_in(form: ReturnedForm, asked) -> dict[int, rules.Filled]:
    """Point id → what the returned form says; rows left empty are left out.

    :raises RefusedForm: a form of other points, a row that is none of them, a word that stands in no list, or
        words that are too long; a row in which the text of another point stands.
    """
    asked = list(asked)
    if form.id.digest != digest_of(asked):
        raise RefusedForm(ELSEWHERE)
    by_id, by_code = {point.pk: point for point in asked}, {point.code: point for point in asked}
    by_text = {_bare(point.text): point for point in asked}
    filled = {}
    for row in form.rows:
        point = by_id.get(row.point_id) or by_code.get(row.code)
        if point is None:
            raise RefusedForm(f"编号“{row.code}”不在这张表里；请用原表填，别加行、别改编号。")
        meant = by_text.get(_bare(row.text), point)
        if _bare(meant.text) != _bare(point.text):  # one column was sorted or moved without the others
            raise RefusedForm(MOVED.format(code=point.code, other=meant.code))
        if row.word or row.ticked or row.note:
            filled[point.pk] = _filled(row, point)
    return filled


def _bare(text: str) -> str:
    return "".join(text.split())


def _filled(row: ReturnedRow, point) -> rules.Filled:
    value = _ticked_value(row, point) if row.ticked else _chosen_value(row, point)
    filled = rules.Filled(value, row.note, row.measures, row.owner_name, row.due_on)
    for sentence in rules.too_long(filled).values():
        raise RefusedForm(f"编号 {point.code} 的{sentence}")
    return filled


def _chosen_value(row: ReturnedRow, point) -> str:
    value = answers.value_of(row.word, point.polarity) if row.word else ""
    if value is None:
        words = "、".join(answers.choices(point.polarity).values())
        raise RefusedForm(f"编号 {point.code} 填的“{row.word[:20]}”不在选项里；请从“{words}”里选。")
    return value


def _ticked_value(row: ReturnedRow, point) -> str:
    """What the one ticked square means. Words beside it that say something else, or a second tick, are a question."""
    choices = answers.choices(point.polarity)
    values = [value for place, value in enumerate(choices) if place in row.ticked]
    if len(row.ticked) > 1:
        said = "”“".join(choices[value] for value in values)
        raise RefusedForm(f"编号 {point.code} 的“{said}”都打了钩，算哪一个？请问清，只留一个再交。")
    if not values or (row.word and answers.value_of(row.word, point.polarity) != values[0]):
        raise RefusedForm(f"编号 {point.code} 的钩和旁边的字（{row.word[:20]}）对不上；请用原表填，只在方框里打钩。")
    return values[0]
