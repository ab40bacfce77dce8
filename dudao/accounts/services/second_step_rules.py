"""What the security administrator does about the second step: demand it, and reset it for a lost telephone."""

from datetime import date

from django.db import transaction

from dudao.accounts.access import holds
from dudao.accounts.enums import PositionKind
from dudao.accounts.models import SecondStep, SecondStepDemand, User
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .second_step import forget

KEEPER_ONLY = "动态口令的要求和重置由安全管理员来办。"


@transaction.atomic
def demand_second_step(*, by, county_code: str, days: dict[str, date | None]) -> list[str]:
    """From which day each kind of position must sign in with it; None demands nothing. Returns the kinds that changed.

    :raises NotAllowed: not the security administrator.
    """
    if not holds(by, {PositionKind.SECURITY_ADMIN}, county_code):
        raise NotAllowed(KEEPER_ONLY)
    rows = SecondStepDemand.objects.select_for_update().filter(county_code=county_code).order_by("pk")
    now = {row.kind: row.from_on for row in rows}
    changed = [kind for kind, day in days.items() if now.get(kind) != day]
    for kind in changed:
        _demand(county_code, kind, days[kind])
    if changed:
        told = {kind: str(days[kind] or "") for kind in changed}
        audit.record(
            county_code=county_code, by=by, act="account.demand_second_step", subject=by, payload={"from": told}
        )
    return changed


def _demand(county_code: str, kind: str, day: date | None) -> None:
    if day is None:
        SecondStepDemand.objects.filter(county_code=county_code, kind=kind).delete()
    else:
        SecondStepDemand.objects.update_or_create(county_code=county_code, kind=kind, defaults={"from_on": day})


@transaction.atomic
def reset_second_step(*, by, user: User) -> User:
    """For whoever lost the telephone and the recovery codes: sign in with the password alone, then set it up anew.

    :raises NotAllowed: not the security administrator, one's own, or not switched on.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if not holds(by, {PositionKind.SECURITY_ADMIN}, user.county_code):
        raise NotAllowed(KEEPER_ONLY)
    if by is not None and by.pk == user.pk:
        raise NotAllowed("自己的动态口令请另一位安全管理员来重置；没有别人的，在服务器上用 dudao account 重置。")
    if not SecondStep.objects.filter(user=user).exists():
        raise NotAllowed(f"{user.name}没有开动态口令，不用重置。")
    forget(user)
    audit.record(county_code=user.county_code, by=by, act="account.reset_second_step", subject=user)
    return user
