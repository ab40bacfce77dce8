"""The first stage of an opinion: the unit is told in writing what is thought (《教育督导条例》第二十条)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access
from ..enums import WITH_OPINION, OpinionState, VisitState
from ..law import Rules
from ..models import Opinion, Visit
from ..opinions import lateness, preliminary_due
from ..workflow import OPINION
from .audience import office_of, tell_unit
from .holding import held
from .opinion_held import LONGEST, held_opinion, keep_opinion, record

LONGEST_REASON = 200


@transaction.atomic
def tell_preliminary(*, by, visit, words: str) -> Opinion:
    """Tell the unit the preliminary opinion; from now on it may defend itself, and the office owes the opinion.

    One that is told late is told all the same: the trail says by how many days. The same words twice are one; after it
    was taken back it is told anew, with new days.

    :raises NotAllowed: a kind of inspection without opinions, a visit that was not fed back, neither the lead nor the
        office, no words, told already in other words.
    """
    row, today = held(visit), timezone.localdate()
    _check_tells(by, row, today)
    text = check_words(words, "初步意见", limit=LONGEST)
    before = Opinion.objects.select_for_update(of=("self",)).filter(visit=row).first()
    if before is not None and before.preliminary == text and before.state != OpinionState.TAKEN_BACK:
        return before
    _check_kind(row)
    OPINION.check("tell", before.state if before else "")
    told = _written(by, before or Opinion(visit=row), text, today)
    with audit.at_the_end():
        _owe_opinion(by, row, told, today)
        record(by, "opinion.tell", row, {"late": lateness(preliminary_due(row), today)})
    _tell(row, told, today)
    return told


@transaction.atomic
def take_back_preliminary(*, by, visit, reason: str) -> Opinion:
    """Take back what was told by mistake, as long as the unit did not answer; it reads that and why. What was told
    stays on record. Taken back twice is once.

    :raises NotAllowed: neither the lead nor the office, nothing told, no reason, a defence or the opinion is there.
    """
    row, today = held(visit), timezone.localdate()
    _check_tells(by, row, today)
    opinion, why = held_opinion(row), check_words(reason, "为什么收回", limit=LONGEST_REASON)
    if opinion.state == OpinionState.TAKEN_BACK:
        return opinion
    OPINION.check("take_back", opinion.state)
    told, now = day_words(opinion.told_on, today), day_words(today, today)
    entry = f"{told}告知，{now}收回：{why}\n{opinion.preliminary}"
    opinion.taken_back = f"{opinion.taken_back}\n\n{entry}".strip()
    opinion.state = OpinionState.TAKEN_BACK
    keep_opinion(opinion, "taken_back", "state")
    obligations.withdraw(by=by, kind=ObligationKind.OPINION, reference=row.pk, county_code=row.county_code)
    record(by, "opinion.take_back", row, {"reason": why})
    words = f"{told}告知的初步意见收回了：{why}。这一份不用申辩。"
    tell_unit(row, today, f"初步意见收回了：{row.inspection.title}", words, kind="opinion_told")
    return opinion


def _written(by, opinion: Opinion, text: str, today: date) -> Opinion:
    """:raises NotAllowed: no rule sets the days that begin now."""
    opinion.preliminary, opinion.told_on, opinion.told_by = text, today, by
    opinion.defence_due_on = _due(opinion.visit, "defence_days", today)
    opinion.due_on = _due(opinion.visit, "opinion_days", today)
    opinion.state, opinion.revision = OpinionState.PRELIMINARY, opinion.revision + (opinion.pk is not None)
    opinion.save()
    return opinion


def _tell(row: Visit, opinion: Opinion, today: date) -> None:
    until = day_words(opinion.defence_due_on, today)
    words = f"有不同看法的，由负责人交申辩，到{until}为止；没有就不用办。"
    tell_unit(row, today, f"初步意见：{row.inspection.title}", words, kind="opinion_told")


def _check_tells(by, row: Visit, today: date) -> None:
    if not access.holds_office(by, row.county_code, today):
        access.check_leads(by, row, today)


def _check_kind(row: Visit) -> None:
    if row.inspection.kind not in WITH_OPINION:
        raise NotAllowed(f"{row.inspection.get_kind_display()}不出督导意见书，反馈给对方、报督导室就行。")
    if row.state != VisitState.FED_BACK:
        raise NotAllowed("先收好记录、把看到的反馈给对方，再告知初步意见。")


def _due(row: Visit, key: str, start: date) -> date:
    """:raises NotAllowed: no rule sets these days."""
    due_on = Rules(row.county_code, start).due(key, row.inspection.kind, start)
    if due_on is None:
        raise NotAllowed("“督导规定”里没有申辩或出意见书的天数，请督导室先填上。")
    return due_on


def _owe_opinion(by, row: Visit, opinion: Opinion, today: date) -> None:
    """Owed again where an earlier one was taken back, then with the new day."""
    office = office_of(row.county_code, today)
    if office is None:
        return
    what = {"kind": ObligationKind.OPINION, "reference": str(row.pk)}
    title = f"{row.unit.label}：出督导意见书（{row.inspection.title}）"
    obligations.owe_many(by=by, rows=[what | {"debtor": office, "due_on": opinion.due_on, "title": title}])
    if opinion.taken_back:
        obligations.reschedule(by=by, due_on=opinion.due_on, county_code=row.county_code, **what)
