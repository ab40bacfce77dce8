"""What is looked at on the list: saved as it is tapped, confirmed by the group where nothing changed."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from dudao.lib.statetable import NotAllowed

from .. import access, findings, known
from ..checklist import group_of, points_of
from ..findings import Seen
from ..models import SeenPoint, Visit
from .holding import hold, keep

WRITTEN = ["value", "still", "note", "outcome", "days", "section", "severity", "revision", "answered_by", "answered_at"]


class Conflict(NotAllowed):
    """A colleague changed the same points after the page was shown."""


@transaction.atomic
def save_seen(*, by, visit, rows, revision: int | None = None) -> Visit:
    """Save points as they are tapped, complete or not; what is missing is said when the record is closed.

    ``rows``: dicts with ``checkpoint`` (id) and any of value, note, outcome, days, section (a unit or its id),
    severity, still; what a row does not name stays as it was. Saved twice changes nothing. ``revision``: of the page
    that was shown; a point that a colleague changed since is refused. The trail says that the visit began, not every
    tap.

    :raises NotAllowed: a point that is not on the list, a record that is closed, an inspection that was taken back;
        Conflict where somebody else was faster.
    """
    locked, wanted, stored = _asked(by, visit, rows)
    overtaken = _overtaken(by, wanted, stored, revision)
    if overtaken:
        raise Conflict(f"有 {len(overtaken)} 条同组的人刚改过，没有盖掉；请刷新页面，看一眼再填。")
    return _write(by, locked, wanted, stored)


@transaction.atomic
def save_page(*, by, visit, rows, revision: int | None) -> int:
    """As ``save_seen`` for a page that is sent whole, with what its reader never touched: points that a colleague
    changed after it was shown stay as he wrote them, the others are saved. Returns how many stayed.

    :raises NotAllowed: as ``save_seen``.
    """
    locked, wanted, stored = _asked(by, visit, rows)
    overtaken = _overtaken(by, wanted, stored, revision)
    _write(by, locked, {number: seen for number, seen in wanted.items() if number not in overtaken}, stored)
    return len(overtaken)


@transaction.atomic
def confirm_still(*, by, visit, group_code: str) -> int:
    """Confirm a group as still what it was: every point that was fine at the last visit, has no open problem and was
    not looked at yet. Returns how many.

    :raises NotAllowed: as ``save_seen``, and where there is nothing of that kind.
    """
    locked = hold(visit, "record")
    today = timezone.localdate()
    access.check_writes(by, locked, today)
    earlier = known.last_seen(locked, locked.visited_on or today)
    troubled = {row.lineage for row in known.open_problems(locked.unit)}
    stored = known.seen_in(locked)
    wanted = {
        number: Seen(earlier[point.lineage].seen.value, still=True)
        for number, point in points_of(locked).items()
        if group_of(point) == group_code and not known.seen_of(stored.get(number)).value
        and point.lineage not in troubled and point.lineage in earlier
        and findings.may_repeat(earlier[point.lineage].seen)
    }  # fmt: skip
    if not wanted:
        raise NotAllowed("这一组没有能照上次记的，请逐条看。")
    _write(by, locked, {number: findings.tidied(seen) for number, seen in wanted.items()}, stored)
    return len(wanted)


def _asked(by, visit, rows) -> tuple[Visit, dict[int, Seen], dict[int, SeenPoint]]:
    """The visit, held; what shall stand at each point that was given; what stands there now."""
    locked = hold(visit, "record")
    access.check_writes(by, locked, timezone.localdate())
    points = points_of(locked)
    given = {int(row["checkpoint"]): row for row in rows}
    if not given.keys() <= points.keys():
        raise NotAllowed("有一条不在这次的清单里，请刷新页面再填。")
    stored = known.seen_in(locked)
    wanted = {number: _merged(stored.get(number), row, points[number].code) for number, row in given.items()}
    _check_solvers(locked, wanted)
    return locked, wanted, stored


def _merged(stored: SeenPoint | None, row: Mapping, code: str) -> Seen:
    """What stands there after ``row``, tidied and within bounds."""
    before = known.seen_of(stored)
    section = row.get("section", before.section)
    seen = Seen(
        row.get("value", before.value) or "", (row.get("note", before.note) or "").strip(),
        row.get("outcome", before.outcome) or "", row.get("days", before.days), getattr(section, "pk", section),
        bool(row.get("still", False)), row.get("severity", before.severity) or "",
    )  # fmt: skip
    findings.check_seen(seen, code)
    return findings.tidied(seen)


def _check_solvers(locked: Visit, wanted: dict[int, Seen]) -> None:
    """:raises NotAllowed: somebody chosen to settle a thing who is no section of this county."""
    chosen = {seen.section for seen in wanted.values() if seen.section}
    if chosen and chosen - {unit.pk for unit in known.solvers(locked.county_code, timezone.localdate())}:
        raise NotAllowed("请从名单里选一个科室或部门。")


def _changed(wanted: dict[int, Seen], stored: dict[int, SeenPoint]) -> dict[int, Seen]:
    return {number: seen for number, seen in wanted.items() if not seen.same_as(known.seen_of(stored.get(number)))}


def _write(by, locked: Visit, wanted: dict[int, Seen], stored: dict[int, SeenPoint]) -> Visit:
    changed = _changed(wanted, stored)
    if not changed:
        return locked
    keep(locked)
    SeenPoint.objects.bulk_create(
        [_row(by, locked, number, seen) for number, seen in changed.items()], update_conflicts=True,
        unique_fields=["visit", "checkpoint"], update_fields=WRITTEN, batch_size=500,
    )  # fmt: skip
    return locked


def _row(by, locked: Visit, number: int, seen: Seen) -> SeenPoint:
    return SeenPoint(
        visit=locked, checkpoint_id=number, value=seen.value, still=seen.still, note=seen.note, outcome=seen.outcome,
        days=seen.days, section_id=seen.section, severity=seen.severity, revision=locked.revision, answered_by=by,
        answered_at=timezone.now(),
    )  # fmt: skip


def _overtaken(by, wanted: dict[int, Seen], stored: dict[int, SeenPoint], revision: int | None) -> set[int]:
    """Points to be changed that a colleague changed after the page of ``revision`` was shown."""
    if revision is None:
        return set()
    touched = [stored[number] for number in _changed(wanted, stored) if number in stored]
    return {row.checkpoint_id for row in touched if row.revision > revision and row.answered_by_id != by.pk}
