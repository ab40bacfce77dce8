"""The rows that a draft becomes. What carries on an earlier entry bears its lineage; all else begins one."""

from datetime import date
from uuid import UUID, uuid4

from ..days import first_day_of, last_day_of
from ..drafts import code_of, entries
from ..models import Checkpoint, Duty, Phase, SchemeVersion, Threshold
from ..planning import Plan


def write_rows(version: SchemeVersion, plan: Plan, lineages: dict[str, UUID], begins: date | None) -> None:
    """In the caller's transaction. ``lineages``: entry id → what it carries on; ``begins``: the first day, where an
    earlier version held its limits until then, else None and the limits hold from the days of the document."""
    draft = version.draft
    points = enumerate(entries(draft, "indicators"), start=1)
    Checkpoint.objects.bulk_create([_point(version, order, entry, lineages) for order, entry in points])
    Threshold.objects.bulk_create([
        _threshold(version, entry, lineages, begins) for entry in entries(draft, "quantities")
    ])  # fmt: skip
    phases = enumerate(entries(draft, "phases"), start=1)
    Phase.objects.bulk_create([_phase(version, order, entry) for order, entry in phases])
    _write_duties(version, plan, lineages)


def _point(version: SchemeVersion, order: int, entry: dict, lineages: dict[str, UUID]) -> Checkpoint:
    return Checkpoint(
        version=version, lineage=lineages.get(entry["id"]) or uuid4(), order=order, code=code_of(entry, order)[:20],
        text=entry["point"], group_code=(entry.get("group_code") or "")[:20], group=(entry.get("group") or "")[:120],
        item_code=(entry.get("item_code") or "")[:20], item=(entry.get("item") or "")[:120],
        polarity=entry["polarity"], unit_kinds=entry["unit_kinds"], stages=entry.get("stages") or [],
        minutes=entry.get("minutes") or 0.5, place=entry.get("place") or {},
    )  # fmt: skip


def _threshold(version: SchemeVersion, entry: dict, lineages: dict[str, UUID], begins: date | None) -> Threshold:
    from_on, until_on = date.fromisoformat(entry["from_on"]), first_day_of(entry.get("until_on"))
    if begins and (until_on is None or until_on >= begins):
        from_on = max(from_on, begins)
    return Threshold(
        version=version, lineage=lineages.get(entry["id"]) or uuid4(), what=entry["what"][:120], operator=entry["op"],
        value=str(entry["value"])[:30], unit=(entry.get("unit") or "")[:20],
        applies_to=(entry.get("applies_to") or "")[:120], source_sentence=entry.get("source_sentence") or "",
        from_on=from_on, until_on=until_on, place=entry.get("place") or {}, entry_id=entry["id"],
    )  # fmt: skip


def _phase(version: SchemeVersion, order: int, entry: dict) -> Phase:
    return Phase(
        version=version, order=order, name=(entry.get("name") or "")[:120], starts_on=first_day_of(entry.get("start")),
        ends_on=last_day_of(entry.get("end")), words=(entry.get("when") or "")[:120],
        actor=(entry.get("actor") or "")[:200], text=entry.get("text") or "",
    )  # fmt: skip


def _write_duties(version: SchemeVersion, plan: Plan, lineages: dict[str, UUID]) -> None:
    rows = [
        Duty(
            version=version, lineage=lineages.get(duty.entry_id) or uuid4(), kind=duty.kind, order=duty.order,
            no=duty.no[:20], text=duty.text, who=duty.who, to_whom=duty.to_whom, due_on=duty.due_on,
            due_words=duty.due_words, cadence=duty.cadence, from_on=duty.from_on, until_on=duty.until_on,
            place=duty.place,
        )
        for duty in plan.duties
    ]  # fmt: skip
    Duty.objects.bulk_create(rows)
    links = Duty.units.through
    links.objects.bulk_create(
        links(duty_id=row.pk, unit_id=unit.pk)
        for row, duty in zip(rows, plan.duties, strict=True)
        for unit in duty.units
    )
