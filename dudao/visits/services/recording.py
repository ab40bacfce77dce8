"""What goes on record beside the points: talks, difficulties and highlights, steps, methods, files."""

import hashlib

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.files import services as files
from dudao.files.models import FileUse
from dudao.ledger.rules import check_choice, check_length, check_names_nobody, check_words
from dudao.lib.statetable import NotAllowed

from .. import access
from ..checklist import points_of
from ..enums import Method, RemarkKind, Step, TalkGroup
from ..models import Remark, Talk, Visit
from ..references import of_point
from .holding import hold, keep

FILE_KIND, PAPER_KIND = "visit", "visit_paper"
MOST_PEOPLE = 500
NOTED_BY_ACTS = {Step.CERTIFICATE.value, Step.TOLD.value}


@transaction.atomic
def save_talk(*, by, visit, group: str, people: int, apart: bool, words: str = "") -> Talk:
    """A talk with a group: how many they were, what was said in general; never who (《教育督导条例》第十九条).

    ``apart``: those set above the group had left the room; nobody is above those who lead. The same talk sent twice is
    one.

    :raises NotAllowed: no group, no number, too many words, or words that lead to a person.
    """
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    check_choice(group, TalkGroup, "和谁谈的")
    if not 1 <= people <= MOST_PEOPLE:
        raise NotAllowed(f"几个人写成 1 到 {MOST_PEOPLE} 的整数。")
    text = check_length(words, "谈到什么")
    check_nobody(text)
    apart = apart and group != TalkGroup.LEADERS
    talk, made = Talk.objects.get_or_create(visit=row, group=group, people=people, apart=apart, words=text)
    if made:
        keep(row)
    return talk


@transaction.atomic
def write_remark(*, by, visit, kind: str, words: str, suggestion: str = "") -> Remark:
    """A difficulty that the school cannot settle alone, or a highlight; the office reads and answers it.

    The same sent twice is one.

    :raises NotAllowed: no words, too many words.
    """
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    check_choice(kind, RemarkKind, "难处或亮点")
    text, advice = check_words(words, "情况"), check_length(suggestion, "建议")
    beside = {"county_code": row.county_code, "unit": row.unit, "by": by, "suggestion": advice}
    remark, made = Remark.objects.get_or_create(visit=row, kind=kind, words=text, defaults=beside)
    if made:
        keep(row)
        audit.record(
            county_code=row.county_code, by=by, act="visit.write_remark", subject=row, payload={"kind": kind}
        )  # fmt: skip
    return remark


@transaction.atomic
def save_manner(*, by, visit, methods: list[str], steps: list[str]) -> Visit:
    """Which of the six ways were used and which steps were gone; what acts note themselves stays as it is.

    :raises NotAllowed: a way or a step that is not offered.
    """
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    wanted = chosen_methods(methods)
    if not set(steps) <= set(Step.values):
        raise NotAllowed("请从给出的几步里选。")
    gone = [step for step in Step.values if step in (set(steps) - NOTED_BY_ACTS) | (set(row.steps) & NOTED_BY_ACTS)]
    if (wanted, gone) != (row.methods, row.steps):
        row.methods, row.steps = wanted, gone
        keep(row, "methods", "steps")
    return row


def chosen_methods(methods) -> list[str]:
    """In the order of the paper, each once.

    :raises NotAllowed: one that is not among the six.
    """
    if not set(methods) <= set(Method.values):
        raise NotAllowed("请从六种方式里选。")
    return [method for method in Method.values if method in methods]


@transaction.atomic
def attach_file(
    *, by, visit, name: str, content: bytes, media_type: str = "", point: int | None = None, paper: bool = False
) -> FileUse:  # fmt: skip
    """Keep a photo or a paper with the visit, or with one of its points; never asked for. ``paper``: the filled list.

    It belongs to the county and not to the unit: the school reads of a visit only what it is told.

    :raises NotAllowed: a point that is not on the list, a file that is empty or too large.
    """
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    if point is not None and point not in points_of(row):
        raise NotAllowed("有一条不在这次的清单里，请刷新页面再传。")
    reference = str(row.pk) if point is None else of_point(row.pk, point)
    same = FileUse.objects.filter(
        kind=PAPER_KIND if paper else FILE_KIND, reference=reference, stored_id=hashlib.sha256(content).hexdigest()
    )
    known = same.order_by("pk").first()
    if known is not None:
        return known
    keep(row)
    return files.keep_file(
        by=by, county_code=row.county_code, unit=None, kind=PAPER_KIND if paper else FILE_KIND, reference=reference,
        name=name, content=content, media_type=media_type or "application/octet-stream",
    )  # fmt: skip


def check_nobody(text: str) -> None:
    """:raises NotAllowed: a number that leads to one of those who talked; also in what is put right afterwards."""
    try:
        check_names_nobody(text)
    except NotAllowed:
        raise NotAllowed("座谈只记谈到什么，不记是谁；请删去电话、身份证号或邮箱。") from None
