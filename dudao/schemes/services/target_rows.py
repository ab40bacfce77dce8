"""The targets of a draft as rows; one that an earlier version set in nearly the same words keeps its lineage."""

from uuid import UUID, uuid4

from ..days import last_day_of
from ..drafts import entries
from ..lineage import likeness
from ..models import SchemeVersion, Target

NEARLY = 0.8


def write_targets(version: SchemeVersion, earlier: SchemeVersion | None) -> None:
    """Write them, in the caller's transaction; nothing is refused, the review has seen every one."""
    before = list(earlier.targets.values_list("what", "lineage")) if earlier else []
    Target.objects.bulk_create(
        [
            Target(
                version=version, lineage=_carried(entry["what"], before), order=order, what=entry["what"][:120],
                operator=entry.get("op") or "", value=str(entry["value"])[:30], unit=(entry.get("unit") or "")[:20],
                of_whom=(entry.get("of_whom") or "")[:120], due_on=last_day_of(entry.get("due")),
                due_words=(entry.get("due_text") or "")[:120], source_sentence=entry.get("source_sentence") or "",
                place=entry.get("place") or {},
            )
            for order, entry in enumerate(entries(version.draft, "targets"), start=1)
        ]
    )  # fmt: skip


def _carried(what: str, before: list[tuple[str, UUID]]) -> UUID:
    """The lineage of the nearest earlier one, taken out of ``before`` so that none is given twice; else a new one."""
    near = max(before, key=lambda row: likeness(what, row[0]), default=None)
    if near is None or likeness(what, near[0]) < NEARLY:
        return uuid4()
    before.remove(near)
    return near[1]
