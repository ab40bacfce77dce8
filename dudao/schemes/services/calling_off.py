"""A version whose day has not come is called off; what was in force before goes on."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .. import access
from ..enums import Standing, VersionState
from ..models import SchemeVersion
from .spans import go_on_without, lock_schemes

LONGEST = 300


@transaction.atomic
def call_off(*, by, version: SchemeVersion, reason: str) -> SchemeVersion:
    """Undo the decision to put a version in force, before its day. Nothing was owed by it yet, nobody was told.

    :raises NotAllowed: not the office, its day has come, it was replaced already, or no reason.
    """
    lock_schemes({version.scheme_id, *([version.follows.scheme_id] if version.follows else [])})
    held = SchemeVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    access.check_can_edit(by, held.county_code)
    today, why = timezone.localdate(), reason.strip()
    if held.standing_on(today) != Standing.COMING:
        raise NotAllowed("只有还没到生效日的版本能取消。")
    if not why:
        raise NotAllowed("写一句为什么取消，以后的人才看得懂。")
    if len(why) > LONGEST:
        raise NotAllowed(f"原因最多写 {LONGEST} 个字，现在有 {len(why)} 个，请写短些。")
    held.state, held.called_off_at, held.called_off_by = VersionState.CALLED_OFF, timezone.now(), by
    held.call_off_reason = why
    held.save(update_fields=["state", "called_off_at", "called_off_by", "call_off_reason"])
    go_on_without(held, today)
    audit.record(
        county_code=held.county_code, by=by, act="scheme.call_off", subject=held,
        payload={"from_on": held.in_force_on.isoformat(), "number": held.number, "reason": why},
    )  # fmt: skip
    return held
