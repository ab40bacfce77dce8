"""The office answers what inspectors brought from the schools: difficulties and highlights (D08)."""

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.notices.services import notify

from ..enums import RemarkKind
from ..models import Remark


@transaction.atomic
def answer_remark(*, by, remark, words: str) -> Remark:
    """Say how it was handled; whoever brought it reads the answer. Said otherwise later, the new words stand.

    :raises NotAllowed: not from the office, no words.
    """
    row = Remark.objects.select_for_update(of=("self",)).select_related("unit", "by").get(pk=remark.pk)
    check_is_office(by, row.county_code)
    text = check_words(words, "怎么办的")
    if row.handling == text:
        return row
    row.handling, row.handled_by, row.handled_at = text, by, timezone.now()
    row.save(update_fields=["handling", "handled_by", "handled_at"])
    audit.record(county_code=row.county_code, by=by, act="remark.answer", subject=row, payload={"kind": row.kind})
    what = RemarkKind(row.kind).label
    notify(
        users=[row.by], county_code=row.county_code, kind="visit", reference=row.visit_id or "",
        subject=f"督导室答复了{row.unit.label}的{what}", body=text,
    )  # fmt: skip
    return row
