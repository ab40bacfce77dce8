"""Putting a scheme in force: the draft becomes rows that hold from a day, the earlier version until that day."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.files import services as files
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.readers import UnreadableDocument, read_document

from .. import access, rules
from ..days import first_day_of, last_day_of
from ..drafts import LISTS, code_of, entries
from ..enums import VersionState
from ..lineage import Earlier, lineages
from ..models import Checkpoint, Duty, Phase, Scheme, SchemeVersion, Threshold
from ..planning import Plan, plan_of
from .columns import check_is_draft
from .drafting import FILE_KIND, media_type_of, open_draft, save_edit
from .steps import Stale, forget_steps
from .taking_effect import let_take_effect
from .target_rows import write_targets


@transaction.atomic
def put_in_force(*, by, version: SchemeVersion, revision: int, from_on: date) -> SchemeVersion:
    """Turn the draft into rows that hold from ``from_on``; the version before holds until then. What that sets off
    (tasks and reports are owed, addressees sign for it) happens on its day: now, where the day is here or gone.

    :raises NotAllowed: not the office, not a draft, a day that cannot be, or something still blocks it (first sentence
        of rules.blocks).
    :raises Stale: somebody else changed it meanwhile.
    """
    Scheme.objects.select_for_update().get(pk=version.scheme_id)
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    access.check_can_edit(by, held.county_code)
    check_is_draft(held)
    if held.revision != revision:
        raise Stale
    today = timezone.localdate()
    others = list(held.scheme.versions.put_in_force().order_by("-number"))
    begun = [(other.number, other.in_force_on) for other in others if not other.was_replaced_early]
    rules.check_from(from_on, today, begun)
    blocking = rules.blocks(held.draft)
    if blocking:
        raise NotAllowed(f"还不能生效：{blocking[0].sentence}")
    _write_rows(held, others[0] if others else None, from_on)
    _retire(others, from_on)
    held.state, held.in_force_on, held.put_in_force_by = VersionState.PUT_IN_FORCE, from_on, by
    held.save(update_fields=["state", "in_force_on", "put_in_force_by"])
    forget_steps(held)
    if from_on <= today:
        let_take_effect(by=by, version=held)
    audit.record(
        county_code=held.county_code, by=by, act="scheme.put_in_force", subject=held,
        payload={"from_on": from_on.isoformat(), "points": held.checkpoints.count(), "number": held.number},
    )  # fmt: skip
    return held


def _retire(others: Iterable[SchemeVersion], from_on: date) -> None:
    """Let every version end where the new one begins; one that would have begun later never begins."""
    for other in others:
        if other.retired_on is None or other.retired_on > from_on:
            other.retired_on = max(from_on, other.in_force_on)
            other.save(update_fields=["retired_on"])


def _write_rows(version: SchemeVersion, earlier: SchemeVersion | None, from_on: date) -> None:
    draft = version.draft
    _write_points(version, entries(draft, "indicators"), earlier)
    Threshold.objects.bulk_create([_threshold(version, entry) for entry in entries(draft, "quantities")])
    Phase.objects.bulk_create(
        [_phase(version, order, entry) for order, entry in enumerate(entries(draft, "phases"), start=1)]
    )
    _write_duties(version, plan_of(version, max(from_on, timezone.localdate())))
    write_targets(version, earlier)


def _write_points(version: SchemeVersion, points: list[dict], earlier: SchemeVersion | None) -> None:
    rows = earlier.checkpoints.values_list("code", "text", "lineage") if earlier else []
    codes = [code_of(entry, order) for order, entry in enumerate(points, start=1)]
    texts = [entry["point"] for entry in points]
    carried = lineages(list(zip(codes, texts, strict=True)), [Earlier(*row) for row in rows])
    Checkpoint.objects.bulk_create(
        [
            Checkpoint(
                version=version, lineage=carried[n], order=n + 1, code=codes[n][:20], text=entry["point"],
                group_code=(entry.get("group_code") or "")[:20], group=(entry.get("group") or "")[:120],
                item_code=(entry.get("item_code") or "")[:20], item=(entry.get("item") or "")[:120],
                polarity=entry["polarity"], unit_kinds=entry["unit_kinds"], stages=entry.get("stages") or [],
                minutes=entry.get("minutes") or 0.5, place=entry.get("place") or {},
            )
            for n, entry in enumerate(points)
        ]
    )  # fmt: skip


def _threshold(version: SchemeVersion, entry: dict) -> Threshold:
    return Threshold(
        version=version, what=entry["what"][:120], operator=entry["op"], value=str(entry["value"])[:30],
        unit=(entry.get("unit") or "")[:20], applies_to=(entry.get("applies_to") or "")[:120],
        source_sentence=entry.get("source_sentence") or "", from_on=date.fromisoformat(entry["from_on"]),
        until_on=first_day_of(entry.get("until_on")), place=entry.get("place") or {},
    )  # fmt: skip


def _phase(version: SchemeVersion, order: int, entry: dict) -> Phase:
    return Phase(
        version=version, order=order, name=(entry.get("name") or "")[:120], starts_on=first_day_of(entry.get("start")),
        ends_on=last_day_of(entry.get("end")), words=(entry.get("when") or "")[:120],
        actor=(entry.get("actor") or "")[:200], text=entry.get("text") or "",
    )  # fmt: skip


def _write_duties(version: SchemeVersion, plan: Plan) -> None:
    rows = [
        Duty(
            version=version, kind=duty.kind, order=duty.order, no=duty.no[:20], text=duty.text, who=duty.who,
            to_whom=duty.to_whom, due_on=duty.due_on, due_words=duty.due_words, cadence=duty.cadence,
            from_on=duty.from_on, until_on=duty.until_on, form_index=duty.form_index, place=duty.place,
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


def put_document_in_force(
    *, by, county_code: str, unit, content: bytes, name: str, from_on: date, edits=None
) -> SchemeVersion:
    """The whole road without pages: read, keep, apply ``edits(draft) -> ops``, confirm the rest, put in force.

    :param edits: a function from the draft to a list of operations, or None.
    """
    try:
        read = read_document(content, filename=name)
    except UnreadableDocument as refusal:
        raise NotAllowed(refusal.sentence) from refusal
    with transaction.atomic():
        use = files.keep_file(
            by=by, county_code=county_code, unit=unit, kind=FILE_KIND, reference="", name=name, content=content,
            media_type=media_type_of(name),
        )  # fmt: skip
        version = open_draft(by=by, county_code=county_code, read=read, source=use)
        ops = edits(version.draft) if edits else []
        version = save_edit(by=by, version=version, revision=version.revision, ops=ops + _confirm_all(version.draft))
        return put_in_force(by=by, version=version, revision=version.revision, from_on=from_on)


def _confirm_all(draft: dict) -> list[dict]:
    return [{"op": "confirm", "list": name, "id": entry["id"]} for name in LISTS for entry in entries(draft, name)]
