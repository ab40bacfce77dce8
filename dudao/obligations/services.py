"""Owing, settling, urging. Sources call these; the table knows none of them."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import stands_for
from dudao.audit import services as audit
from dudao.files import services as files
from dudao.lib.statetable import OVERTAKEN, NotAllowed
from dudao.notices.services import notify

from . import access, rules
from .enums import DayUnit, ObligationKind, ObligationState, UrgingChannel
from .models import Obligation, Urging
from .queries import members_of
from .workflow import OBLIGATION

FILE_KIND = "obligation"
WRITTEN_FOR_THEM = "（督导室代记）"


# Without a savepoint, as also below: nothing is refused here, so what fails takes the caller's act with it.
@transaction.atomic(savepoint=False)
def owe(
    *, by, debtor, kind: str, reference, title: str, due_on: date | None = None, due_words: str = "",
    day_unit: str = DayUnit.CALENDAR, minutes: int = 0, creditor=None, person=None, period: str = "",
) -> Obligation:  # fmt: skip
    """Write down that ``debtor`` owes something. The same thing owed twice is one row, returned as it stands."""
    obligation, created = Obligation.objects.get_or_create(
        debtor=debtor, kind=kind, reference=str(reference), period=period,
        defaults={
            "county_code": debtor.county_code, "title": title[:200], "due_on": due_on, "due_words": due_words[:120],
            "day_unit": day_unit, "minutes": minutes, "creditor": creditor, "person": person,
        },
    )  # fmt: skip
    if created:
        _record(by, "obligation.owe", obligation, {"kind": kind, "reference": str(reference), "debtor": debtor.pk})
    return obligation


@transaction.atomic(savepoint=False)
def owe_many(*, by, rows: list[dict], surely_new: bool = False) -> int:
    """The same for many units at once, with one entry in the trail; rows that exist stay, but what was withdrawn is
    owed again. Returns how many are new or owed again.

    A row holds the names that ``owe`` takes; ``debtor``, ``kind``, ``reference`` and ``title`` are required.
    ``surely_new``: the references were made in this very transaction, so nothing can be owed under them yet.
    """
    if not rows:
        return 0
    made = [_from_row(row) for row in rows]
    had = {} if surely_new else _known(made)
    new = [row for row in made if _key(row) not in had]
    again = _owe_again([had[_key(row)] for row in made if _key(row) in had])
    if new or again:
        Obligation.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
        audit.record(
            county_code=made[0].county_code, by=by, act="obligation.owe_many",
            subject=("obligation", f"{made[0].kind}:{made[0].reference}"),
            payload={"new": len(new), "again": again, "units": sorted({row.debtor_id for row in made})},
        )  # fmt: skip
    return len(new) + again


def _from_row(row: dict) -> Obligation:
    fields = dict(row, reference=str(row["reference"]), title=row["title"][:200])
    return Obligation(county_code=row["debtor"].county_code, **fields)


def _key(row: Obligation) -> tuple:
    return row.debtor_id, row.kind, row.reference, row.period


def _known(made: list[Obligation]) -> dict[tuple, Obligation]:
    """What is owed or was owed already under these references, by its key."""
    rows = Obligation.objects.filter(kind__in={row.kind for row in made}, reference__in={row.reference for row in made})
    return {_key(row): row for row in rows.order_by().only("debtor", "kind", "reference", "period", "state")}


def _owe_again(known: list[Obligation]) -> int:
    sources = OBLIGATION.act("owe_again").sources
    withdrawn = [row.pk for row in known if row.state in sources]
    if not withdrawn:
        return 0
    return Obligation.objects.filter(pk__in=withdrawn, state__in=sources).update(state=ObligationState.OPEN)


@transaction.atomic(savepoint=False)
def settle(
    *, by, kind: str, reference, debtor=None, period: str | None = None, result: str = "", county_code: str = ""
) -> int:
    """Its source says that it is done. Without ``debtor`` for all who owed it. Returns how many were open.

    ``county_code``, here and below: of those who owe, where the source knows it; else it is looked up.
    """
    done = _open(kind, reference, debtor, period).update(
        state=ObligationState.DONE, done_at=timezone.now(), done_by=by, result=result
    )
    return _close(by, "obligation.settle", kind, reference, debtor, done, county_code)


@transaction.atomic
def withdraw(*, by, kind: str, reference, debtor=None, county_code: str = "") -> int:
    """Its source takes it back: it was sent wrongly. Returns how many were open."""
    taken = _open(kind, reference, debtor, None).update(state=ObligationState.WITHDRAWN)
    return _close(by, "obligation.withdraw", kind, reference, debtor, taken, county_code)


@transaction.atomic(savepoint=False)
def withdraw_many(*, by, kind: str, references, about: str, county_code: str) -> int:
    """The same for many references at once, with one entry in the trail about their source. Returns how many were
    open."""
    told = [str(reference) for reference in references]
    taken = sum(
        Obligation.objects.open().filter(kind=kind, reference__in=told[start : start + 500]).update(
            state=ObligationState.WITHDRAWN
        )
        for start in range(0, len(told), 500)
    )  # fmt: skip
    return _close(by, "obligation.withdraw", kind, about, None, taken, county_code)


@transaction.atomic(savepoint=False)
def pass_to(*, by, kind: str, reference, debtor, person) -> int:
    """Its source gave it to somebody else, perhaps of another unit. Returns how many open rows he has now."""
    passed = _open(kind, reference, None, None).update(debtor=debtor, person=person)
    return _close(by, "obligation.pass_to", kind, reference, debtor, passed, debtor.county_code)


@transaction.atomic
def reschedule(*, by, kind: str, reference, due_on: date | None, county_code: str = "") -> int:
    """Its source moved the day. Returns how many open rows carry the new one."""
    moved = _open(kind, reference, None, None).update(due_on=due_on)
    return _close(by, "obligation.reschedule", kind, reference, None, moved, county_code)


def _open(kind, reference, debtor, period):
    rows = Obligation.objects.open().filter(kind=kind, reference=str(reference))
    if debtor is not None:
        rows = rows.filter(debtor=debtor)
    return rows if period is None else rows.filter(period=period)


def _close(by, act: str, kind: str, reference, debtor, count: int, county_code: str) -> int:
    if not count:
        return 0
    if not county_code:
        rows = Obligation.objects.filter(kind=kind, reference=str(reference)).order_by("id")
        county_code = debtor.county_code if debtor else rows.values_list("county_code", flat=True)[0]
    payload = {"rows": count, "debtor": debtor.pk if debtor is not None else None}
    audit.record(
        county_code=county_code, by=by, act=act, subject=("obligation", f"{kind}:{reference}"), payload=payload
    )
    return count


@transaction.atomic
def finish(*, by, position, obligation: Obligation, result: str = "", attachments=()) -> Obligation:
    """A key task, a report or a sign-for is done, in one step; files are optional.

    ``attachments`` are (name, bytes, media type). Tells those to whom it was owed.

    :raises NotAllowed: a position that is not theirs, somebody else's thing, already done, or done on another page.
    """
    row = _locked(obligation)
    access.check_is_own(by, position, timezone.localdate())
    access.check_can_finish(position, row)
    OBLIGATION.check("finish", row.state)
    words = rules.check_finish(row.kind, result)
    if not stands_for(position, row.debtor):
        words += WRITTEN_FOR_THEM
    done = Obligation.objects.filter(pk=row.pk, state=ObligationState.OPEN).update(
        state=ObligationState.DONE, done_at=timezone.now(), done_by=by, result=words
    )
    if not done:
        raise NotAllowed(OVERTAKEN)
    for name, content, media_type in attachments:
        files.keep_file(
            by=by, county_code=row.county_code, unit=row.debtor, kind=FILE_KIND, reference=str(row.pk), name=name,
            content=content, media_type=media_type,
        )  # fmt: skip
    row.refresh_from_db()
    if row.creditor_id and row.kind != ObligationKind.SIGN_FOR:
        _tell(row, [row.creditor_id], f"{row.debtor.label}办完了：{row.title}", words)
    _record(by, "obligation.finish", row, {"kind": row.kind, "result": words})
    return row


@transaction.atomic
def urge(*, by, obligation: Obligation, channel: str, note: str = "", position=None) -> Urging:
    """Note in one tap that the debtor was reminded, and remind them in the app as well.

    Without ``position`` any that ``by`` holds today may carry the right.
    """
    row = _locked(obligation)
    access.check_any_can_urge(by, position, row, timezone.localdate())
    OBLIGATION.check("urge", row.state)
    if channel not in UrgingChannel.values:
        raise NotAllowed("请选电话、群里、当面或站内消息。")
    urging = Urging.objects.create(obligation=row, by=by, channel=channel, note=note.strip()[:200])
    _tell(row, [row.debtor_id], f"催办：{row.title}", note.strip())
    _record(by, "obligation.urge", row, {"channel": channel})
    return urging


@transaction.atomic
def receive_paper(*, by, obligation: Obligation, on: date, position=None) -> Obligation:
    """The paper copy came in on day ``on``."""
    row = _locked(obligation)
    access.check_any_can_urge(by, position, row, timezone.localdate())
    OBLIGATION.check("receive_paper", row.state)
    rules.check_received_on(on, timezone.localdate())
    row.paper_received_on = on
    row.save(update_fields=["paper_received_on"])
    _record(by, "obligation.receive_paper", row, {"on": on.isoformat()})
    return row


def _locked(obligation: Obligation) -> Obligation:
    return Obligation.objects.select_for_update(of=("self",)).select_related("debtor").get(pk=obligation.pk)


def _tell(row: Obligation, unit_ids: list[int], subject: str, body: str) -> None:
    people = members_of(unit_ids, timezone.localdate())
    notify(users=people, county_code=row.county_code, kind="obligation", subject=subject, body=body)


def _record(by, act: str, row: Obligation, payload: dict) -> None:
    audit.record(county_code=row.county_code, by=by, act=act, subject=row, payload=payload)
