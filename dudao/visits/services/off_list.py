"""What is found beside the list, by those above whom somebody accompanies, or where there is no list: noted while the
record is open, in the ledger when the unit is told."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.ledger.enums import SourceKind
from dudao.ledger.opening import open_problem
from dudao.ledger.rules import check_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed

from .. import access
from ..findings import LONGEST_DAYS
from ..models import OffListFinding, Visit
from ..notice_days import notice_until
from ..references import of_off_list
from .holding import hold, keep

LONGEST, MOST = room_in(OffListFinding, "words"), 60


@transaction.atomic
def note_off_list(*, by, visit, words: str, days: int) -> OffListFinding:
    """Note one thing that must be put right within ``days``. The same words twice are one.

    :raises NotAllowed: not of the team, the record closed, no words, days that cannot be.
    """
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    text = check_words(words, "问题", limit=LONGEST)
    if not 1 <= days <= LONGEST_DAYS:
        raise NotAllowed(f"整改天数要在 1 到 {LONGEST_DAYS} 之间。")
    known = row.off_list.filter(words=text).first()
    if known is not None:
        return known
    if row.off_list.count() >= MOST:
        raise NotAllowed(f"一次最多记 {MOST} 个，再多请并成几个写。")
    keep(row)
    return OffListFinding.objects.create(visit=row, words=text, days=days, by=by)


@transaction.atomic
def drop_off_list(*, by, visit, finding: int) -> None:
    """Take one out that was noted wrongly, while the record is open."""
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    gone, _ = row.off_list.filter(pk=finding).delete()
    if gone:
        keep(row)


def noted(row: Visit) -> list[OffListFinding]:
    """In the order of noting."""
    return list(row.off_list.order_by("pk"))


def over(row: Visit, found: list[OffListFinding], today: date) -> list[OffListFinding]:
    """Those of ``found`` whose days have ended before the unit hears of them."""
    return [one for one in found if notice_until(row, one.days, today) < today]


def into_the_ledger(by, row: Visit, found: list[OffListFinding], late_until: date | None = None) -> None:
    """Each becomes a problem of the unit; in the caller's transaction. ``late_until``: the day of what is over before
    the unit hears of it."""
    for one in found:
        until = notice_until(row, one.days, row.told_on)
        if until < timezone.localdate():
            until = late_until or timezone.localdate()
        open_problem(
            by=by, unit=row.unit, title=one.words, source=SourceKind.VISIT, reference=of_off_list(one),
            seen_on=row.visited_on, note=one.words, due_on=until,
        )  # fmt: skip
