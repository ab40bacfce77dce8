"""The unit's receipt: its head signs for the feedback, here or on paper."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access
from ..law import Rules
from ..models import Visit
from ..notice_days import feedback_day
from ..workflow import VISIT
from .audience import office_of, tell_office, tell_team, tell_unit
from .holding import held, keep

LONGEST_RECEIPT = room_in(Visit, "receipt_words")
SIGNED = ("receipt_at", "receipt_by", "receipt_words", "receipt_paper_on")


@transaction.atomic
def receive(*, by, position, visit, words: str = "") -> Visit:
    """The head has read it; his words are welcome and never asked for. Signed twice changes nothing.

    :raises NotAllowed: not the head, nothing was told yet, or too many words.
    """
    row = held(visit)
    access.check_receives(by, position, row, timezone.localdate())
    VISIT.check("receive", row.state)
    text = words.strip()
    if len(text) > LONGEST_RECEIPT:
        raise NotAllowed(f"最多写 {LONGEST_RECEIPT} 个字，现在有 {len(text)} 个；还有话请直接告诉督导室。")
    if row.receipt_at is not None:
        return row
    row.receipt_at, row.receipt_by, row.receipt_words = timezone.now(), by, text
    keep(row, *SIGNED)
    _settle(by, row, text or "已签收")
    _record(by, "visit.receive", row, {})
    return row


@transaction.atomic
def receive_on_paper(*, by, visit, on: date) -> Visit:
    """The head signed on paper on the day ``on``: typed in by the office or by the team, which counts as the receipt.
    The head is told and may object. Typed in twice, or signed already, changes nothing.

    :raises NotAllowed: neither the office nor one of the team, nothing told yet, a day that cannot be, or the head said
        that nobody signed.
    """
    row, today = held(visit), timezone.localdate()
    access.check_holds_paper(by, row, today)
    VISIT.check("receive_on_paper", row.state)
    if row.receipt_at is not None:
        return row
    if row.receipt_objection:
        who = row.unit.get_kind_display()
        raise NotAllowed(f"{who}说没有在纸上签过（{row.receipt_objection}）。请{who}负责人登录后自己签收。")
    _check_signed_on(row, on, today)
    row.receipt_at, row.receipt_by, row.receipt_paper_on = timezone.now(), by, on
    keep(row, *SIGNED)
    day = day_words(on, today)
    _settle(by, row, f"{day}在纸上签收")
    _record(by, "visit.receive_on_paper", row, {"on": on.isoformat()})
    words = f"{by.name}按纸上的签名，记了{day}签收。没有签过，请点开说明。"
    tell_unit(row, today, f"记了纸质签收：{row.inspection.title}", words)
    return row


@transaction.atomic
def object_to_receipt(*, by, position, visit, words: str) -> Visit:
    """The head says that nobody signed on paper: the receipt is void and owed again, the office and the team read why.
    Said twice changes nothing.

    :raises NotAllowed: not the head, no words, no receipt that was typed in from paper.
    """
    row, today = held(visit), timezone.localdate()
    access.check_receives(by, position, row, today)
    text = check_words(words, "哪里不对", limit=room_in(Visit, "receipt_objection"))
    if row.receipt_paper_on is None:
        if row.receipt_objection == text:
            return row
        raise NotAllowed("这次没有记纸质签收，不用说明；看过了请点“签收”。")
    row.receipt_objection = text
    row.receipt_at = row.receipt_by = row.receipt_paper_on = None
    keep(row, "receipt_objection", *SIGNED)
    owe_receipt(by, row, today, period=today.isoformat())
    _record(by, "visit.object_to_receipt", row, {"words": text})
    subject = f"{row.unit.label}说没有在纸上签收过"
    tell_office(by, row, today, subject, text)
    tell_team(by, row, subject, text)
    return row


def owe_receipt(by, row: Visit, today: date, *, period: str = "") -> None:
    """Signed for whenever it was read, unless the county set days for it."""
    rules, kind = Rules(row.county_code, today), row.inspection.kind
    due_on = rules.due("receipt_days", kind, today)
    obligations.owe(
        by=by, debtor=row.unit, kind=ObligationKind.RECEIPT, reference=row.pk, period=period, due_on=due_on,
        due_words="" if due_on else "看过就签", minutes=rules.number("receipt_minutes", kind),
        title=f"签收督导反馈：{row.inspection.title}", creditor=office_of(row.county_code, today),
    )  # fmt: skip


def _check_signed_on(row: Visit, on: date, today: date) -> None:
    first = feedback_day(row, today)
    if not first <= on <= today:
        told, now = day_words(first, today), day_words(today, today)
        if first >= today:
            raise NotAllowed(f"签收的日子只能是今天（{now}）。")
        raise NotAllowed(f"签收的日子要在反馈那天（{told}）和今天（{now}）之间，请看纸上写的日子。")


def _settle(by, row: Visit, result: str) -> None:
    obligations.settle(by=by, kind=ObligationKind.RECEIPT, reference=row.pk, debtor=row.unit, result=result)


def _record(by, act: str, row: Visit, payload: dict) -> None:
    audit.record(county_code=row.county_code, by=by, act=act, subject=row, payload=payload)
