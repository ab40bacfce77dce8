"""Danger to life is not kept until a record is closed (《教育督导条例》第十五条、第二十六条)."""

from django.db import transaction
from django.utils import timezone

from dudao.accounts.enums import SIGNING_KINDS
from dudao.accounts.queries import holders_of
from dudao.audit import services as audit
from dudao.ledger.enums import Severity, SourceKind
from dudao.ledger.models import Problem
from dudao.ledger.opening import open_problem
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations.queries import members_of

from .. import access
from ..checklist import points_of
from ..enums import VisitState
from ..models import Visit
from ..references import of_danger
from ..urgency import check_still_pressed
from .audience import LEADING
from .holding import hold

LONGEST = 300


@transaction.atomic
def press_urgent(*, by, visit, words: str, point: int | None = None) -> Problem:
    """Open an urgent problem at once, due today, and tell the heads of the unit, the office and the leaders.

    Goes before and after the record is closed, and after the school was told as long as ``urgency`` says. Its step in
    the ledger bears the time. It is a problem of its own, also where one about the same point is open, which may be of
    another kind. The same words twice are one.

    :raises NotAllowed: no words, not one of the team, nobody there yet, too long ago, a point that is not on the list.
    """
    row = hold(visit, "press_urgent")
    today = timezone.localdate()
    access.check_writes(by, row, today)
    text = check_words(words, "危险在哪里", limit=LONGEST)
    about = _about(row, point)
    reference = of_danger(row, text)
    known = _known(row, reference)
    if known is not None:
        return known
    check_still_pressed(row, today)
    with audit.at_the_end():
        problem = open_problem(
            by=by, unit=row.unit, title=text, source=SourceKind.VISIT, reference=reference, seen_on=today,
            severity=Severity.URGENT, note=text, due_on=today, **about,
        )  # fmt: skip
        payload = {"problem": problem.number, "told_before": row.state == VisitState.FED_BACK}
        audit.record(county_code=row.county_code, by=by, act="visit.press_urgent", subject=row, payload=payload)
    _alarm(by, row, problem, today)
    return problem


def _about(row: Visit, point: int | None) -> dict:
    """:raises NotAllowed: a point that is not on the list."""
    if point is None:
        return {}
    points = points_of(row)
    if point not in points:
        raise NotAllowed("有一条不在这次的清单里，请刷新页面再报。")
    return {"point_code": points[point].code, "point_text": points[point].text}


def _known(row: Visit, reference: str) -> Problem | None:
    rows = Problem.objects.filter(unit=row.unit_id, occurrences__kind=SourceKind.VISIT)
    return rows.filter(occurrences__reference=reference).first()


def _alarm(by, row: Visit, problem: Problem, today) -> None:
    """Nobody is left to read it by chance in the ledger: a message of its own, with the time."""
    above = holders_of(row.county_code, LEADING, today).exclude(pk=by.pk)
    told = row.state == VisitState.FED_BACK
    who = f"{day_words(row.visited_on, today)}到校的督学" if told else "督导现场"
    notify(
        users={*above, *members_of([row.unit_id], today, SIGNING_KINDS)}, county_code=row.county_code, kind="problem",
        reference=problem.pk, subject=f"紧急：{row.unit.label} {problem.title}",
        body=f"{timezone.localtime():%H:%M} {who}报告，可能危及师生安全，请马上处置。",
    )  # fmt: skip
