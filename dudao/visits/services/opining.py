"""What an inspection says to a unit in writing: first a preliminary opinion, then, once the unit was heard, the opinion
(《教育督导条例》第二十条、第二十一条). The days are those of the region."""

from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_own, holds, stands_for
from dudao.accounts.enums import HEAD_KINDS, OFFICE_KINDS
from dudao.audit import services as audit
from dudao.files import services as files
from dudao.ledger import services as ledger
from dudao.ledger.rules import check_due, check_words
from dudao.lib.day_words import day_words
from dudao.lib.hashchain import payload_digest
from dudao.lib.statetable import OVERTAKEN, NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.queries import members_of

from .. import access
from ..enums import WITH_OPINION, OpinionState, VisitState
from ..law import Rules
from ..models import Opinion, Visit
from ..opinions import (
    DEFENCE_FILE,
    OPINION,
    bound_problems,
    defence_files,
    lateness,
    preliminary_due,
    report_due,
)
from .audience import office_of, people_of_county
from .holding import held

LONGEST = 6000
READING = 10  # minutes that reading it takes the school


@transaction.atomic
def tell_preliminary(*, by, visit, words: str) -> Opinion:
    """Tell the unit the preliminary opinion; from now on it may defend itself, and the office owes the opinion.

    One that is told late is told all the same: the trail says by how many days. The same words twice are one.

    :raises NotAllowed: a kind of inspection without opinions, a visit that was not fed back, neither the lead nor the
        office, no words, told already in other words.
    """
    row, today = held(visit), timezone.localdate()
    _check_tells(by, row, today)
    text = check_words(words, "初步意见", limit=LONGEST)
    opinion = Opinion.objects.filter(visit=row).first()
    if opinion is not None and opinion.preliminary == text:
        return opinion
    _check_kind(row)
    OPINION.check("tell", opinion.state if opinion else "")
    made = Opinion.objects.create(
        visit=row, preliminary=text, told_on=today, told_by=by, defence_due_on=_due(row, "defence_days", today),
        due_on=_due(row, "opinion_days", today),
    )  # fmt: skip
    with audit.at_the_end():
        _owe_opinion(by, row, made, today)
        _record(by, "opinion.tell", row, {"late": lateness(preliminary_due(row), today)})
    until = day_words(made.defence_due_on, today)
    _tell_unit(
        row, today, f"初步意见：{row.inspection.title}", f"有不同看法的，由负责人交申辩，到{until}为止；没有就不用办。"
    )
    return made


def _check_tells(by, row: Visit, today: date) -> None:
    if not holds(by, OFFICE_KINDS, row.county_code, today):
        access.check_leads(by, row, today)


def _check_kind(row: Visit) -> None:
    if row.inspection.kind not in WITH_OPINION:
        raise NotAllowed(f"{row.inspection.get_kind_display()}不出督导意见书，反馈给学校、报督导室就行。")
    if row.state != VisitState.FED_BACK:
        raise NotAllowed("先收好记录、把看到的反馈给学校，再告知初步意见。")


def _due(row: Visit, key: str, start: date) -> date:
    """:raises NotAllowed: no rule sets these days."""
    due_on = Rules(row.county_code, start).due(key, row.inspection.kind, start)
    if due_on is None:
        raise NotAllowed("“督导规定”里没有申辩或出意见书的天数，请督导室先填上。")
    return due_on


def _owe_opinion(by, row: Visit, opinion: Opinion, today: date) -> None:
    office = office_of(row.county_code, today)
    if office is not None:
        obligations.owe(
            by=by, debtor=office, kind=ObligationKind.OPINION, reference=row.pk, due_on=opinion.due_on,
            title=f"{row.unit.label}：出督导意见书（{row.inspection.title}）",
        )  # fmt: skip


@transaction.atomic
def defend(*, by, position, visit, words: str, attachments=()) -> Opinion:
    """The head of the unit states what it thinks is wrong; more may be added until the last day, nothing is taken out.

    ``attachments`` are (name, bytes, media type), never demanded. The same words twice are one.

    :raises NotAllowed: not the head, nothing told yet, the opinion is out, no words, or after its day: then the day is
        named, and what to do.
    """
    row, today = held(visit), timezone.localdate()
    _check_defends(by, position, row, today)
    opinion = _locked(row)
    text = check_words(words, "申辩", limit=LONGEST)
    said = opinion.defence == text or opinion.defence.endswith(f"补充）\n{text}")
    files_sent = _not_kept_yet(opinion, attachments)
    if said and not files_sent:
        return opinion
    OPINION.check("defend", opinion.state)
    if today > opinion.defence_due_on:
        day = day_words(opinion.defence_due_on, today)
        raise NotAllowed(
            f"申辩到{day}为止，已经过了，这里不能再交。还有要说的，请今天就写成书面材料送督导室，"
            "出意见书以前督导室会一并看。"
        )
    added = f"（{day_words(today, today)}补充）\n{text}"
    if not said:
        opinion.defence = f"{opinion.defence}\n\n{added}" if opinion.defence else text
    opinion.defended_at, opinion.defended_by, opinion.state = timezone.now(), by, OpinionState.DEFENDED
    _keep(opinion, "defence", "defended_at", "defended_by", "state")
    for name, content, media_type in files_sent:
        files.keep_file(
            by=by, county_code=row.county_code, unit=row.unit, kind=DEFENCE_FILE, reference=str(row.pk), name=name,
            content=content, media_type=media_type,
        )  # fmt: skip
    _record(by, "opinion.defend", row, {"words": payload_digest("", {"words": opinion.defence})})
    above = people_of_county(row.county_code, OFFICE_KINDS, today)
    notify(
        users=above, county_code=row.county_code, kind="opinion", reference=row.pk,
        subject=f"{row.unit.label}交来申辩：{row.inspection.title}", body=text[:200],
    )  # fmt: skip
    return opinion


def _not_kept_yet(opinion: Opinion, attachments) -> list:
    """What was forgotten may follow with the same words; what came already is not kept twice."""
    known = {use.stored_id for use in defence_files(opinion)}
    return [one for one in attachments if sha256(one[1]).hexdigest() not in known]


def _check_defends(by, position, row: Visit, today: date) -> None:
    check_is_own(by, position, today)
    if position.kind not in HEAD_KINDS or not stands_for(position, row.unit):
        raise NotAllowed(f"申辩由{row.unit.label}的负责人来交。")


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
    access.check_is_office(by, row.county_code, today)
    opinion = _locked(row)
    words = check_words(text, "督导意见", limit=LONGEST)
    if opinion.state == OpinionState.ISSUED and opinion.text == words and opinion.rectify_by == rectify_by:
        return opinion
    OPINION.check("issue", opinion.state)
    if revision is not None and revision != opinion.revision:
        raise NotAllowed(OVERTAKEN)
    bound = bound_problems(row)
    _check_issue(opinion, considered, rectify_by, bound, today)
    opinion.text, opinion.considered, opinion.rectify_by = words, considered.strip(), rectify_by
    opinion.report_by = report_due(row, rectify_by) if rectify_by else None
    opinion.issued_on, opinion.issued_by, opinion.state = today, by, OpinionState.ISSUED
    _keep(opinion, "text", "considered", "rectify_by", "report_by", "issued_on", "issued_by", "state")
    with audit.at_the_end():
        _bind(by, position, bound, rectify_by, today)
        obligations.settle(
            by=by, kind=ObligationKind.OPINION, reference=row.pk, result="已出意见书", county_code=row.county_code
        )  # fmt: skip
        _owe_report(by, row, opinion, today)
        _record(by, "opinion.issue", row, {"late": lateness(opinion.due_on, today), "problems": len(bound)})
    _tell_unit(row, today, f"督导意见书：{row.inspection.title}", _summed_up(opinion, today))
    return opinion


def _check_issue(opinion: Opinion, considered: str, rectify_by: date | None, bound: list, today: date) -> None:
    if not opinion.defence and today <= opinion.defence_due_on:
        day = day_words(opinion.defence_due_on, today)
        raise NotAllowed(f"学校申辩到{day}为止，过了这天、或者学校交了申辩，再出意见书。")
    if opinion.defence:
        check_words(considered, "申辩怎么看", limit=LONGEST)
    if rectify_by is not None or bound:
        check_due(rectify_by, today=today)


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
            title=f"报整改报告：{row.inspection.title}", creditor=office_of(row.county_code, today), minutes=READING,
        )  # fmt: skip


def _summed_up(opinion: Opinion, today: date) -> str:
    if opinion.rectify_by is None:
        return "没有要整改的。"
    until = f"{day_words(opinion.rectify_by, today)}前改好"
    return f"{until}，{day_words(opinion.report_by, today)}前报整改报告。" if opinion.report_by else f"{until}。"


def _locked(row: Visit) -> Opinion:
    """:raises NotAllowed: nothing was told yet."""
    opinion = Opinion.objects.select_for_update(of=("self",)).filter(visit=row).first()
    if opinion is None:
        raise NotAllowed("还没有告知初步意见。")
    return opinion


def _keep(opinion: Opinion, *fields: str) -> None:
    opinion.revision += 1
    opinion.save(update_fields=[*fields, "revision"])


def _record(by, act: str, row: Visit, payload: dict) -> None:
    audit.record(county_code=row.county_code, by=by, act=act, subject=row, payload=payload)


def _tell_unit(row: Visit, day: date, subject: str, body: str) -> None:
    people = members_of([row.unit_id], day, HEAD_KINDS)
    notify(
        users=people, county_code=row.county_code, kind="opinion_told", subject=subject, body=body, reference=row.pk
    )  # fmt: skip
