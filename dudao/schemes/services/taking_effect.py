"""What a version sets off when its day comes, and once more when the register has grown."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.one_by_one import one_by_one
from dudao.lib.statetable import NotAllowed

from .. import access, effects
from ..enums import Standing
from ..models import SchemeVersion
from ..planning import Plan, plan_of


def let_take_effect(*, by, version: SchemeVersion) -> None:
    """Let the effects follow and remember when they first did, in the caller's transaction. An effect sees by
    ``took_effect_at`` whether it is the first time. The trail is written when all of them have locked their rows."""
    with audit.at_the_end():
        effects.apply(by=by, version=version)
    version.took_effect_at = version.took_effect_at or timezone.now()
    version.save(update_fields=["took_effect_at"])


def take_effect_due(*, today: date) -> int:
    """Versions whose day has come take effect. Safe to run twice. Returns how many did."""
    waiting = SchemeVersion.objects.in_force(today).filter(took_effect_at=None)
    keys = waiting.order_by("in_force_on", "pk").values_list("pk", flat=True)
    return sum(one_by_one(keys, lambda pk: _take_effect(pk, today)))


@transaction.atomic
def _take_effect(pk: int, today: date) -> bool:
    """The units are those of the day on which it begins, not those of the day on which it was decided."""
    held = SchemeVersion.objects.select_for_update().get(pk=pk)
    if held.took_effect_at is not None or held.standing_on(today) != Standing.IN_FORCE:
        return False
    _match(held, today)
    let_take_effect(by=None, version=held)
    audit.record(
        county_code=held.county_code, by=None, act="scheme.take_effect", subject=held,
        payload={"from_on": held.in_force_on.isoformat(), "number": held.number},
    )  # fmt: skip
    return True


@transaction.atomic
def dispatch_again(*, by, version: SchemeVersion) -> int:
    """Match the words of a version in force to the register once more and let the effects follow; what is owed already
    stays as it is. Returns the names that the register still lacks."""
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    access.check_can_edit(by, held.county_code)
    today = timezone.localdate()
    if held.standing_on(today) != Standing.IN_FORCE:
        raise NotAllowed("只有生效的版本能补派。")
    plan = _match(held, today)
    let_take_effect(by=by, version=held)
    audit.record(
        county_code=held.county_code, by=by, act="scheme.dispatch_again", subject=held,
        payload={"missing": len(plan.unmatched)},
    )  # fmt: skip
    return len(plan.unmatched)


def _match(version: SchemeVersion, on: date) -> Plan:
    """Give every duty the units that its words name in the register of ``on``."""
    plan = plan_of(version, on)
    planned = {(duty.kind, duty.order): duty.units for duty in plan.duties}
    for duty in version.duties.all():
        duty.units.set(planned.get((duty.kind, duty.order), []))
    return plan
