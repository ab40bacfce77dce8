"""The people of the leading group, its office and the inspection team: they change while the scheme stays."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .. import access
from ..drafts import entries
from ..enums import Standing
from ..fields import clean_fields
from ..models import SchemeVersion
from .steps import Stale


@transaction.atomic
def change_group(*, by, version: SchemeVersion, revision: int, group_id: str, members: list[dict]) -> SchemeVersion:
    """Write who belongs to a group of a version in force from today on; who belonged to it before stays readable.

    ``members`` are {role, name, post}. The trail holds how many came and went, never their names.

    :raises NotAllowed: not the office, not in force, no such group, or nobody changed.
    :raises Stale: somebody else changed it meanwhile.
    """
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    access.check_can_edit(by, held.county_code)
    if held.standing_on(timezone.localdate()) not in (Standing.IN_FORCE, Standing.COMING):
        raise NotAllowed("只有生效的方案能改人员。")
    if held.revision != revision:
        raise Stale
    group = next((entry for entry in entries(held.draft, "groups") if entry["id"] == group_id), None)
    if group is None:
        raise NotAllowed("这个机构已经不在方案里了，请刷新后再改。")
    rows = clean_fields("groups", {"members": members})["members"]
    counts = _check_changed(_people(group.get("members") or []), _people(rows))
    changed = group | {"members": rows, "earlier": [*(group.get("earlier") or []), _until_today(group)]}
    held.draft["groups"] = [changed if entry["id"] == group_id else entry for entry in held.draft["groups"]]
    held.revision, held.edited_by, held.edited_at = revision + 1, by, timezone.now()
    held.save(update_fields=["draft", "revision", "edited_by", "edited_at"])
    audit.record(
        county_code=held.county_code, by=by, act="scheme.change_group", subject=held,
        payload={"group": group_id, **counts},
    )  # fmt: skip
    return held


def _people(rows: list[dict]) -> list[tuple[str, ...]]:
    return [tuple(str(row.get(key) or "") for key in ("role", "name", "post")) for row in rows]


def _check_changed(before: list[tuple], after: list[tuple]) -> dict:
    if not after:
        raise NotAllowed("至少写一个人，每行写明姓名。")
    if before == after:
        raise NotAllowed("人员没有变动，不用存。")
    return {"came": len(set(after) - set(before)), "went": len(set(before) - set(after))}


def _until_today(group: dict) -> dict:
    return {"until": timezone.localdate().isoformat(), "members": group.get("members") or []}
