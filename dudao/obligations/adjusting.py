"""Doing what a new version changes of what is owed: each row once more looked at under its lock, the trail, a word to
the units concerned."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.day_words import full_day_words
from dudao.notices.services import notify

from .asked_rows import Row
from .enums import ObligationState
from .following import Changes
from .models import Obligation
from .queries import members_of

Moved = tuple[Obligation, Row]
NAMED = 12


def adjust(*, by, changes: Changes, title: str) -> None:
    """Withdraw, move and reword what is open, in the caller's transaction; never what is done. ``title``: of the
    scheme, for the messages."""
    touched = [*changes.withdrawn, *(row for row, _ in changes.moved), *(row for row, _ in changes.reworded)]
    still_open = _locked(touched)
    withdrawn = [row for row in changes.withdrawn if row.pk in still_open]
    moved = [(row, to) for row, to in changes.moved if row.pk in still_open]
    _withdraw(by, withdrawn)
    _move(by, moved)
    for row, to in [*moved, *((row, to) for row, to in changes.reworded if row.pk in still_open)]:
        Obligation.objects.filter(pk=row.pk).update(title=to.title[:200], due_words=to.due_words[:120])
    _tell(withdrawn, f"这些事不用办了：《{title[:90]}》有了新的一版", lambda row: row.title)
    days = {row.pk: to.due_on for row, to in moved}
    subject = f"期限改了：《{title[:90]}》有了新的一版"
    _tell([row for row, _ in moved], subject, lambda row: _moved_words(row, days[row.pk]))


def refresh(rows: Iterable[Row]) -> None:
    """What was withdrawn once and is owed again takes the day and the words of now."""
    for row in rows:
        held = Obligation.objects.open().filter(
            debtor=row.debtor, kind=row.kind, reference=row.reference, period=row.period
        )  # fmt: skip
        held.exclude(due_on=row.due_on, title=row.title[:200]).update(
            due_on=row.due_on, due_words=row.due_words[:120], title=row.title[:200]
        )


def _locked(rows: Iterable[Obligation]) -> set[int]:
    """Those that are still open, locked by key until the transaction ends."""
    keys = [row.pk for row in rows]
    held = Obligation.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return {pk for pk, state in held.values_list("pk", "state") if state == ObligationState.OPEN}


def _withdraw(by, rows: list[Obligation]) -> None:
    for key, held in _by_reference(rows).items():
        Obligation.objects.filter(pk__in=[row.pk for row in held]).update(state=ObligationState.WITHDRAWN)
        _record(by, "obligation.withdraw", key, held, {})


def _move(by, moved: list[Moved]) -> None:
    to = {row.pk: asked for row, asked in moved}
    for key, held in _by_reference([row for row, _ in moved]).items():
        for row in held:
            Obligation.objects.filter(pk=row.pk).update(due_on=to[row.pk].due_on)
        days = sorted({(str(row.due_on or ""), str(to[row.pk].due_on or "")) for row in held})
        _record(by, "obligation.reschedule", key, held, {"days": days})


def _by_reference(rows: Iterable[Obligation]) -> dict[tuple[str, str], list[Obligation]]:
    found = defaultdict(list)
    for row in rows:
        found[row.kind, row.reference].append(row)
    return found


def _record(by, act: str, key: tuple[str, str], rows: list[Obligation], more: dict) -> None:
    audit.record(
        county_code=rows[0].county_code, by=by, act=act, subject=("obligation", ":".join(key)),
        payload={"rows": len(rows), "debtor": None, "debtors": sorted({row.debtor_id for row in rows})} | more,
    )  # fmt: skip


def _moved_words(row: Obligation, to) -> str:
    before, after = (full_day_words(day) if day else "没有期限" for day in (row.due_on, to))
    return f"{row.title}：{before} → {after}"


def _tell(rows: list[Obligation], subject: str, line: Callable[[Obligation], str]) -> None:
    """One message to everybody in a unit, however many things of it changed. Units of which the same is said, as all
    schools mostly are, are told together."""
    by_unit = defaultdict(list)
    for row in rows:
        by_unit[row.debtor_id].append(line(row))
    by_words = defaultdict(list)
    for unit, lines in by_unit.items():
        more = [f"等 {len(lines)} 件"] if len(lines) > NAMED else []
        by_words["\n".join(lines[:NAMED] + more)].append(unit)
    for words, units in by_words.items():
        notify(
            users=members_of(units, timezone.localdate()), county_code=rows[0].county_code, kind="obligation",
            subject=subject[:120], body=words,
        )  # fmt: skip
