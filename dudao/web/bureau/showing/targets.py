"""Targets as lines of a page: the amount in words, the day, and how the day stands."""

from dataclasses import dataclass
from datetime import date

from dudao.schemes.drafts import entries
from dudao.schemes.enums import AimKind
from dudao.schemes.models import SchemeVersion, Target
from dudao.schemes.timeline import span_words
from dudao.web.ui.wording import Status


@dataclass(frozen=True)
class TargetLine:
    target: Target
    amount: str
    when: str
    status: Status
    earlier: Target | None


@dataclass(frozen=True)
class Heap:
    """The targets of one scheme, and its goals in words where it has no target."""

    version: SchemeVersion
    lines: list[TargetLine]
    goals: list[str]


def shown_targets(versions: list[SchemeVersion], today: date) -> list[Heap]:
    heaps = []
    for version in versions:
        rows = list(version.targets.all())
        before = _earlier(version, rows)
        goals = [str(entry["text"]) for entry in entries(version.draft, "aims") if entry.get("kind") == AimKind.GOAL]
        heaps.append(Heap(version, [_line(row, before.get(row.lineage), today) for row in rows], goals))
    return [heap for heap in heaps if heap.lines or heap.goals]


def _earlier(version: SchemeVersion, rows: list[Target]) -> dict:
    """What the version before set for the same, by lineage, where it set something else."""
    older = Target.objects.filter(
        version__scheme=version.scheme_id, version__number__lt=version.number, lineage__in=[row.lineage for row in rows]
    ).select_related("version").order_by("version__number")  # fmt: skip
    now = {row.lineage: (row.operator, row.value, row.unit, row.due_on) for row in rows}
    return {row.lineage: row for row in older if now[row.lineage] != (row.operator, row.value, row.unit, row.due_on)}


def amount_of(target: Target) -> str:
    """等于 100 %; the document's own words where it gives no number."""
    how = target.get_operator_display() if target.operator else ""
    return " ".join(filter(None, (how, target.value, target.unit)))


def _line(target: Target, earlier: Target | None, today: date) -> TargetLine:
    when = target.due_words or (span_words(target.due_on.replace(day=1), target.due_on) if target.due_on else "")
    return TargetLine(target, amount_of(target), when, _status(target, today), earlier)


def _status(target: Target, today: date) -> Status:
    if target.due_on is None:
        return Status("none", "没有写到哪天")
    return Status("none", "日子过了") if target.due_on < today else Status("run", "还没到日子")
