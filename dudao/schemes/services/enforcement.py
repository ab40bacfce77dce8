"""Putting a scheme in force: the draft becomes rows that hold from a day, the earlier version until that day."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.files import services as files
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.readers import UnreadableDocument, read_document

from .. import access, rules
from ..comparing import Comparison
from ..drafts import LISTS, entries
from ..enums import VersionState
from ..models import SchemeVersion
from ..planning import plan_of
from ..predecessors import comparison_of, ended_scheme, follow_refusal, predecessor_of
from ..twins import lineages_of
from .columns import check_is_draft
from .comparison import confirm_pairs
from .drafting import FILE_KIND, media_type_of, open_draft, save_edit
from .rows import write_rows
from .spans import end, lock_schemes
from .steps import Stale, forget_steps
from .taking_effect import let_take_effect
from .target_rows import write_targets


@transaction.atomic
def put_in_force(*, by, version: SchemeVersion, revision: int, from_on: date) -> SchemeVersion:
    """Turn the draft into rows that hold from ``from_on``; the version before holds until then. What that sets off
    (tasks and reports are owed, addressees sign for it) happens on its day: now, where the day is here or gone.

    :raises NotAllowed: not the office, not a draft, a day that cannot be, or something still blocks it: the first
        sentence of rules.blocks, or a difference from the version before that nobody has confirmed.
    :raises Stale: somebody else changed it meanwhile.
    """
    lock_schemes({version.scheme_id, _followed_scheme(version)} - {None})
    held = SchemeVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    access.check_can_edit(by, held.county_code)
    check_is_draft(held)
    if held.revision != revision:
        raise Stale
    ended, before, comparison = _ended_by(held), predecessor_of(held), comparison_of(held)
    _check(held, from_on, ended, comparison)
    today = timezone.localdate()
    plan = plan_of(held, max(from_on, today))
    write_rows(held, plan, lineages_of(held, comparison), from_on if before else None)
    write_targets(held, before)
    held.follows, held.ends_followed = before, ended_scheme(held) is not None
    end(ended, from_on)
    held.state, held.in_force_on, held.put_in_force_by = VersionState.PUT_IN_FORCE, from_on, by
    held.save(update_fields=["state", "in_force_on", "put_in_force_by", "follows", "ends_followed"])
    forget_steps(held)
    if from_on <= today:
        let_take_effect(by=by, version=held)
    audit.record(
        county_code=held.county_code, by=by, act="scheme.put_in_force", subject=held,
        payload={"from_on": from_on.isoformat(), "points": held.checkpoints.count(), "number": held.number},
    )  # fmt: skip
    return held


def _check(held: SchemeVersion, from_on: date, ended: list[SchemeVersion], comparison: Comparison) -> None:
    """:raises NotAllowed: a day that cannot be, or something that is still open."""
    begun = [(other.number, other.in_force_on) for other in ended if not other.was_replaced_early]
    rules.check_from(from_on, timezone.localdate(), begun)
    blocking = rules.blocks(held.draft)
    refusal = blocking[0].sentence if blocking else follow_refusal(held) or comparison.refusal()
    if refusal:
        raise NotAllowed(f"还不能生效：{refusal}")


def _ended_by(held: SchemeVersion) -> list[SchemeVersion]:
    """What ends where this version begins: the others of its scheme, and those of the one that it takes over from."""
    schemes = {held.scheme_id, ended_scheme(held)} - {None}
    return list(SchemeVersion.objects.filter(scheme__in=schemes).put_in_force().order_by("-number"))


def _followed_scheme(version: SchemeVersion) -> int | None:
    """The scheme that this one carries on: nobody calls its version off in the same moment."""
    before = predecessor_of(version)
    return before.scheme_id if before else None


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
        version = confirm_pairs(by=by, version=version, revision=version.revision)
        return put_in_force(by=by, version=version, revision=version.revision, from_on=from_on)


def _confirm_all(draft: dict) -> list[dict]:
    return [{"op": "confirm", "list": name, "id": entry["id"]} for name in LISTS for entry in entries(draft, name)]
