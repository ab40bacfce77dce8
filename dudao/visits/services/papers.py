"""A visit that was written on paper: found by its code, entered by a clerk of the office."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.audit import services as audit
from dudao.ledger.rules import check_length
from dudao.lib.day_words import day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access
from ..enums import VisitState
from ..law import Rules
from ..models import Visit
from ..paper_codes import key_range, paper_code, typed_code
from .holding import held
from .opening import begin, check_day, check_may_begin, check_opens

LONGEST_NOTE = room_in(Visit, "certificate_note")


class CertificateExpired(NotAllowed):
    """Somebody of the team had no valid certificate on the day of the visit."""


@transaction.atomic
def take_paper(
    *, by, county_code: str, code: str, on: date, certificate_shown: bool, certificate_note: str = ""
) -> Visit:  # fmt: skip
    """A clerk begins to enter a paper: ``on`` is the day that stands on it. Entered twice it is the same visit.

    Whoever holds the paper may enter a visit that is still hidden: it has taken place. So has one by somebody whose
    certificate had expired by then: it is entered with a word on that, which stands in the record.

    :raises NotAllowed: not the office, no such code, a day that cannot be, somebody of the team records it himself;
        CertificateExpired without a word on that.
    """
    today = timezone.localdate()
    check_is_office(by, county_code)
    row = held(_found(county_code, code))
    if row.state == VisitState.OPENED and row.typed_by_id is not None:
        return _go_on(by, row)
    _check_enters(row, on, certificate_shown, today)
    row.certificate_note = _check_certificates(row, on, certificate_note.strip())
    row.typed_by, row.paper_code = by, paper_code(row.pk)
    begin(by, row, on)
    row.save(update_fields=["certificate_note"])
    if row.certificate_note:
        payload = {"certificate": row.certificate_note}
        audit.record(county_code=county_code, by=by, act="visit.take_paper", subject=row, payload=payload)
    _report_from_now(by, row, on, today)
    return row


def _go_on(by, row: Visit) -> Visit:
    """A colleague types on where the other one stopped; from now on the record is his to write."""
    if row.typed_by_id != by.pk:
        row.typed_by = by
        row.save(update_fields=["typed_by"])
        audit.record(county_code=row.county_code, by=by, act="visit.take_over_paper", subject=row)
    return row


def _check_enters(row: Visit, on: date, certificate_shown: bool, today: date) -> None:
    if row.opened_at is not None and row.typed_by_id is None:
        raise NotAllowed("这次到校督学自己在记，不用按纸质表录。")
    if row.closed_record_at is not None:
        day = day_words(timezone.localdate(row.closed_record_at), today)
        raise NotAllowed(f"{row.unit.label}的这张表，{row.typed_by.name}{day}已经录完收好了，不用再录。")
    check_opens(row)
    check_day(row, on, today)
    if not certificate_shown:
        raise NotAllowed("纸上没有写出示了督学证的，先问去的督学；出示过，勾上再录。")
    check_may_begin(row, certificate_shown, on)


def _check_certificates(row: Visit, on: date, note: str) -> str:
    """What is to be said of a certificate that had expired on the day of the visit; "" where none had."""
    team = [member.user for member in row.members.current().select_related("user").order_by("pk")]
    expired = [user.name for user in team if access.certificate_ended(user, row, on)]
    if not expired:
        return ""
    if not check_length(note, "督学证过期的情况", limit=LONGEST_NOTE):
        day = day_words(on, timezone.localdate())
        raise CertificateExpired(
            f"{'、'.join(expired)}的督学证到校那天（{day}）已经过期。换过新证的，先在名册里改有效期；"
            "确实过期的，写明情况再录。"
        )
    return note


def _report_from_now(by, row: Visit, on: date, today: date) -> None:
    """Nobody is late with his report because somebody else typed his paper late."""
    due_on = Rules(row.county_code, today).due("report_days", row.inspection.kind, today)
    if on < today:
        obligations.reschedule(
            by=by, kind=ObligationKind.VISIT, reference=row.pk, due_on=due_on, county_code=row.county_code
        )  # fmt: skip


def _found(county_code: str, code: str) -> Visit:
    """:raises NotAllowed: no paper of this county bears it."""
    typed = typed_code(code)
    row = (
        Visit.objects.filter(county_code=county_code, pk__range=key_range(typed)).order_by("pk").first()
        if typed
        else None
    )
    if row is None:
        raise NotAllowed("没有这个编号的检查表；请对着纸上右上角的 12 位编号再看一遍。")
    return row
