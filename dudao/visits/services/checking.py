"""The office looks through the record of a visit (D10): what is judged is the record, never a person."""

from django.db import transaction

from dudao.accounts.access import check_is_office
from dudao.audit import services as audit
from dudao.ledger.rules import check_choice, check_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed

from .. import access
from ..enums import DONE, RecordVerdict
from ..models import RecordCheck
from .audience import tell_team
from .holding import held

LONGEST = room_in(RecordCheck, "words")


@transaction.atomic
def check_record(*, by, visit, verdict: str, words: str = "") -> RecordCheck:
    """Note what was found in the record; the team reads it. The same twice is one.

    :raises NotAllowed: not the office, one's own record, a record that is still open, a doubt without words.
    """
    row = held(visit)
    check_is_office(by, row.county_code)
    if (
        access.membership_of(by, row) is not None
        or row.typed_by_id == by.pk
        or row.seen.filter(answered_by=by).exists()
    ):
        raise NotAllowed("这份记录是你自己写的，请另一位同事来看。")
    if row.state not in DONE:
        raise NotAllowed("记录还没有收好，收好了再看。")
    check_choice(verdict, RecordVerdict, "一个结论")
    said = words.strip() if verdict == RecordVerdict.SOUND else check_words(words, "哪里不够", limit=LONGEST)
    if len(said) > LONGEST:
        raise NotAllowed(f"说明最多写 {LONGEST} 个字，现在有 {len(said)} 个。")
    last = row.checks.filter(by=by).order_by("-pk").first()
    if last is not None and (last.verdict, last.words) == (verdict, said):
        return last
    made = RecordCheck.objects.create(visit=row, verdict=verdict, words=said, by=by)
    audit.record(
        county_code=row.county_code, by=by, act="visit.check_record", subject=row, payload={"verdict": verdict}
    )
    label = RecordVerdict(verdict).label
    tell_team(by, row, f"督导室看了一份记录：{row.unit.label}，{label}", said)
    return made
