"""What an inspector notes for himself: what he has read (D09). Nobody counts it and nobody else reads it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed

from ..models import StudyRecord

LONGEST_NOTE = 1000


@transaction.atomic
def add_study(*, by, material: str, read_on: date | None = None, note: str = "") -> StudyRecord:
    """One line: what was read, today or on an earlier day. The same line twice is one.

    :raises NotAllowed: nothing named, a day that is still to come, too many words.
    """
    today = timezone.localdate()
    text = check_words(material, "学了什么", limit=room_in(StudyRecord, "material"))
    day = read_on or today
    if day > today:
        raise NotAllowed("这一天还没到，写已经学过的。")
    if len(note.strip()) > LONGEST_NOTE:
        raise NotAllowed(f"记一笔最多写 {LONGEST_NOTE} 个字。")
    made, new = StudyRecord.objects.get_or_create(
        county_code=by.county_code, user=by, material=text, read_on=day, defaults={"note": note.strip()}
    )  # fmt: skip
    if new:
        audit.record(county_code=by.county_code, by=by, act="study.add", subject=made)
    return made


@transaction.atomic
def drop_study(*, by, study) -> None:
    """Take a line out again. Somebody else's is not there."""
    row = StudyRecord.objects.filter(pk=study.pk, user=by).first()
    if row is not None:
        subject = audit.subject_of(row)
        row.delete()
        audit.record(county_code=by.county_code, by=by, act="study.drop", subject=subject)
