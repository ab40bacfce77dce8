"""Who cannot go says so; the office sends somebody else."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.notices.services import notify

from .. import access
from ..models import Visit
from .audience import leads_of, tell_office
from .holding import hold
from .secrecy import is_secret

LONGEST = 200


@transaction.atomic
def ask_for_another(*, by, visit: Visit, words: str) -> Visit:
    """Ask the office to send somebody else; until it does the visit stays his. Asked again on one day it is told once.

    :raises NotAllowed: not of the team, no reason, begun or over, or a hidden visit, whose team changes itself.
    """
    row, today = hold(visit, "miss"), timezone.localdate()
    if access.membership_of(by, row) is None:
        raise NotAllowed("这次到校没有派你去，不用请督导室换人。")
    if is_secret(row):
        raise NotAllowed("这次不事先告知，督导室看不到；请在这里直接选改由谁去。")
    reason = check_words(words, "为什么去不了", limit=LONGEST)
    subject = f"请换人：{by.name}去不了{row.unit.label}"
    asked = Notice.objects.filter(
        county_code=row.county_code, reference=str(row.pk), subject=subject, created_at__date=today
    )
    if not asked.exists():
        _tell(by, row, today, subject, f"{row.inspection.title}。原因：{reason}")
        audit.record(
            county_code=row.county_code, by=by, act="visit.ask_another", subject=row, payload={"reason": reason}
        )  # fmt: skip
    return row


def _tell(by, row: Visit, today: date, subject: str, body: str) -> None:
    """The office, and the lead of the area whose inspection it is."""
    tell_office(by, row, today, subject, body)
    if row.inspection.area_id:
        leads = leads_of(row.inspection.area_id, today).exclude(pk=by.pk)
        notify(
            users=leads, county_code=row.county_code, kind="visit", subject=subject, body=body, reference=row.pk
        )  # fmt: skip
