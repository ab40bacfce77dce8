"""The office answers what inspectors brought from the schools: difficulties and highlights (D08)."""

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify

from ..enums import RemarkKind
from ..models import Remark


@transaction.atomic
def answer_remark(*, by, remark, words: str, seen: str = "") -> Remark:
    """Say how it was handled; whoever brought it reads the answer. Said otherwise later, the new words stand.

    ``seen``: the answer that the writer had before him, empty where there was none.
    :raises NotAllowed: not from the office, no words, somebody else has answered in between.
    """
    row = Remark.objects.select_for_update(of=("self",)).select_related("unit", "by", "handled_by").get(pk=remark.pk)
    check_is_office(by, row.county_code)
    text = check_words(words, "怎么办的")
    if row.handling == text:
        return row
    if row.handling.split() != seen.split():  # a browser sends the ends of lines in its own way
        raise NotAllowed(
            f"{row.handled_by.name}已经答复了：“{row.handling}”，你写的还没有发出。要换成你写的，再点一次“答复”。"
        )
    row.handling, row.handled_by, row.handled_at = text, by, timezone.now()
    row.save(update_fields=["handling", "handled_by", "handled_at"])
    audit.record(county_code=row.county_code, by=by, act="remark.answer", subject=row, payload={"kind": row.kind})
    what = RemarkKind(row.kind).label
    notify(
        users=[row.by], county_code=row.county_code, kind="visit", reference=row.visit_id or "",
        subject=f"督导室答复了{row.unit.label}的{what}", body=text,
    )  # fmt: skip
    return row
