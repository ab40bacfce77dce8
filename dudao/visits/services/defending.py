"""The second stage of an opinion: the unit is heard (《教育督导条例》第二十条)."""

from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_own, stands_for
from dudao.accounts.enums import HEAD_KINDS
from dudao.files import services as files
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.hashchain import payload_digest
from dudao.lib.statetable import NotAllowed

from ..enums import OpinionState
from ..models import Opinion, Visit
from ..opinions import DEFENCE_FILE, defence_files
from ..workflow import OPINION
from .audience import tell_office
from .holding import held
from .opinion_held import LONGEST, held_opinion, keep_opinion, record


@transaction.atomic
def defend(*, by, position, visit, words: str, attachments=()) -> Opinion:
    """The head of the unit states what it thinks is wrong; more may be added until the last day, nothing is taken out.

    ``attachments`` are (name, bytes, media type), never demanded. The same words twice are one.

    :raises NotAllowed: not the head, nothing told yet, the opinion is out, no words, or after its day: then the day is
        named, and what to do.
    """
    row, today = held(visit), timezone.localdate()
    _check_defends(by, position, row, today)
    opinion = held_opinion(row)
    text = check_words(words, "申辩", limit=LONGEST)
    said = opinion.defence == text or opinion.defence.endswith(f"补充）\n{text}")
    files_sent = _not_kept_yet(opinion, attachments)
    if said and not files_sent:
        return opinion
    OPINION.check("defend", opinion.state)
    _check_in_time(opinion, today)
    _write(by, opinion, "" if said else text, today)
    _keep_files(by, row, files_sent)
    record(by, "opinion.defend", row, {"words": payload_digest("", {"words": opinion.defence})})
    subject = f"{row.unit.label}交来申辩：{row.inspection.title}"
    tell_office(by, row, today, subject, text[:200], kind="opinion")
    return opinion


def _check_defends(by, position, row: Visit, today: date) -> None:
    check_is_own(by, position, today)
    if position.kind not in HEAD_KINDS or not stands_for(position, row.unit):
        raise NotAllowed(f"申辩由{row.unit.label}的负责人来交。")


def _check_in_time(opinion: Opinion, today: date) -> None:
    if today > opinion.defence_due_on:
        day = day_words(opinion.defence_due_on, today)
        raise NotAllowed(
            f"申辩到{day}为止，已经过了，这里不能再交。还有要说的，请今天就写成书面材料送督导室，"
            "出意见书以前督导室会一并看。"
        )


def _write(by, opinion: Opinion, text: str, today: date) -> None:
    """``text`` "": only files follow."""
    if text and opinion.defence:
        text = f"{opinion.defence}\n\n（{day_words(today, today)}补充）\n{text}"
    opinion.defence = text or opinion.defence
    opinion.defended_at, opinion.defended_by, opinion.state = timezone.now(), by, OpinionState.DEFENDED
    keep_opinion(opinion, "defence", "defended_at", "defended_by", "state")


def _not_kept_yet(opinion: Opinion, attachments) -> list:
    """What was forgotten may follow with the same words; what came already is not kept twice."""
    known = {use.stored_id for use in defence_files(opinion)}
    return [one for one in attachments if sha256(one[1]).hexdigest() not in known]


def _keep_files(by, row: Visit, sent: list) -> None:
    for name, content, media_type in sent:
        files.keep_file(
            by=by, county_code=row.county_code, unit=row.unit, kind=DEFENCE_FILE, reference=str(row.pk), name=name,
            content=content, media_type=media_type,
        )  # fmt: skip
