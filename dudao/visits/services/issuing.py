"""The last stage of an opinion: it is issued, and what it sets is owed (《教育督导条例》第二十一条、第二十二条)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office, check_is_own
from dudao.audit import services as audit
from dudao.ledger import services as ledger
from dudao.ledger.rules import check_due, check_words
from dudao.lib.day_words import day_words
from dudao.lib.statetable import OVERTAKEN, NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from ..enums import OpinionState
from ..law import Rules
from ..models import Opinion, Visit
from ..opinions import bound_problems, lateness, report_due
from ..workflow import OPINION
from .audience import office_of, tell_unit
from .holding import held
from .opinion_held import LONGEST, held_opinion, keep_opinion, record

WRITTEN = ("text", "considered", "rectify_by", "report_by", "issued_on", "issued_by", "state")


@dataclass(frozen=True)
class Wording:
    """What an opinion says: ``considered`` answers the statement in defence, ``rectify_by`` is for what is left."""

    text: str
    considered: str
    rectify_by: date | None

    def stands_in(self, opinion: Opinion) -> bool:
        return (opinion.text, opinion.rectify_by) == (self.text, self.rectify_by)


@transaction.atomic
def issue_opinion(
    *, by, position, visit, text: str, rectify_by: date | None = None, considered: str = "", revision: int | None = None
) -> Opinion:
    """Issue the opinion: the unit is told, what it still has to put right takes the day ``rectify_by``, and it owes the
    report on that. A statement in defence is answered in ``considered``. Its number is given by hand.

    :raises NotAllowed: not the office, nothing told yet, out already in other words, the days for the defence are not
        over, the defence is not answered, no text, no day where something is to be put right.
    """
    row, today = held(visit), timezone.localdate()
    check_is_own(by, position, today)
    check_is_office(by, row.county_code)
    opinion = held_opinion(row)
    wording = Wording(check_words(text, "督导意见", limit=LONGEST), considered.strip(), rectify_by)
    if opinion.state == OpinionState.ISSUED and wording.stands_in(opinion):
        return opinion
    OPINION.check("issue", opinion.state)
    if revision is not None and revision != opinion.revision:
        raise NotAllowed(OVERTAKEN)
    bound = bound_problems(row)
    _check_issue(opinion, wording, bound, today)
    _write(by, row, opinion, wording, today)
    _follow(by, position, row, opinion, bound, today)
    tell_unit(row, today, f"督导意见书：{row.inspection.title}", _summed_up(opinion, today), kind="opinion_told")
    return opinion


def _check_issue(opinion: Opinion, wording: Wording, bound: list, today: date) -> None:
    if not opinion.defence and today <= opinion.defence_due_on:
        day = day_words(opinion.defence_due_on, today)
        raise NotAllowed(f"申辩到{day}为止，过了这天、或者对方交了申辩，再出意见书。")
    if opinion.defence:
        check_words(wording.considered, "申辩怎么看", limit=LONGEST)
    if wording.rectify_by is not None or bound:
        check_due(wording.rectify_by, today=today)


def _write(by, row: Visit, opinion: Opinion, wording: Wording, today: date) -> None:
    opinion.text, opinion.considered, opinion.rectify_by = wording.text, wording.considered, wording.rectify_by
    opinion.report_by = report_due(row, wording.rectify_by) if wording.rectify_by else None
    opinion.issued_on, opinion.issued_by, opinion.state = today, by, OpinionState.ISSUED
    keep_opinion(opinion, *WRITTEN)


def _follow(by, position, row: Visit, opinion: Opinion, bound: list, today: date) -> None:
    """Problems take the day, the office owes no opinion any more, the unit owes its report."""
    with audit.at_the_end():
        _bind(by, position, bound, opinion.rectify_by, today)
        obligations.settle(
            by=by, kind=ObligationKind.OPINION, reference=row.pk, result="已出意见书", county_code=row.county_code
        )  # fmt: skip
        _owe_report(by, row, opinion, today)
        record(by, "opinion.issue", row, {"late": lateness(opinion.due_on, today), "problems": len(bound)})


def _bind(by, position, bound: list, rectify_by: date | None, today: date) -> None:
    for problem in bound:
        if problem.due_on != rectify_by:
            ledger.change_due(
                by=by, position=position, problem=problem, revision=problem.revision, due_on=rectify_by,
                reason=f"按督导意见书（{day_words(today, today)}），整改到{day_words(rectify_by, today)}。",
            )  # fmt: skip


def _owe_report(by, row: Visit, opinion: Opinion, today: date) -> None:
    if opinion.report_by is not None:
        obligations.owe(
            by=by, debtor=row.unit, kind=ObligationKind.REPORT, reference=f"opinion:{row.pk}", due_on=opinion.report_by,
            title=f"报整改报告：{row.inspection.title}", creditor=office_of(row.county_code, today),
            minutes=Rules(row.county_code, today).number("opinion_minutes", row.inspection.kind),
        )  # fmt: skip


def _summed_up(opinion: Opinion, today: date) -> str:
    if opinion.rectify_by is None:
        return "没有要整改的。"
    until = f"{day_words(opinion.rectify_by, today)}前改好"
    return f"{until}，{day_words(opinion.report_by, today)}前报整改报告。" if opinion.report_by else f"{until}。"
