"""The first stage of an opinion: the unit is told in writing what is thought (《教育督导条例》第二十条)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import holds
from dudao.accounts.enums import OFFICE_KINDS
from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access
from ..enums import WITH_OPINION, VisitState
from ..law import Rules
from ..models import Opinion, Visit
from ..opinions import OPINION, lateness, preliminary_due
from .audience import office_of, tell_unit
from .holding import held
from .opinion_held import LONGEST, record


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
        record(by, "opinion.tell", row, {"late": lateness(preliminary_due(row), today)})
    _tell(row, made, today)
    return made


def _tell(row: Visit, opinion: Opinion, today: date) -> None:
    until = day_words(opinion.defence_due_on, today)
    words = f"有不同看法的，由负责人交申辩，到{until}为止；没有就不用办。"
    tell_unit(row, today, f"初步意见：{row.inspection.title}", words, kind="opinion_told")


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
