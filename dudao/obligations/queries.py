"""Reads of what is owed, used by the workbench, the ledger and the round pages."""

from datetime import date

from django.db.models import Count, Max, Q

from dudao.accounts.access import is_office
from dudao.accounts.enums import ADMIN_KINDS, PositionKind
from dudao.accounts.models import User

from .enums import ObligationKind
from .models import Obligation


def members_of(unit_ids, day: date, kinds=None):
    """The people who hold a position (of ``kinds``) in any of these units on ``day``."""
    held = Q(positions__unit__in=unit_ids, positions__from_on__lte=day) & (
        Q(positions__until_on=None) | Q(positions__until_on__gt=day)
    )
    if kinds is not None:
        held &= Q(positions__kind__in=kinds)
    return User.objects.filter(held, is_active=True).distinct()


def own_of(position, user, scope):
    """What ``position`` itself must do now, most urgent first.

    An inspector sees of the area's rechecks only those of the schools that he looks after.
    """
    if position is None or position.kind in ADMIN_KINDS:
        return Obligation.objects.none()
    rows = Obligation.objects.open().filter(debtor_id=position.unit_id).filter(Q(person=None) | Q(person=user))
    if position.kind == PositionKind.INSPECTOR:
        posted = scope.unit_ids - {position.unit_id}
        rows = rows.filter(Q(person=user) | Q(kind=ObligationKind.RECHECK, creditor__in=posted))
    return rows.select_related("debtor", "creditor")


def owed_to(position):
    """What others owe to the unit of ``position``, one row a thing: how many units still owe it, the last urging."""
    if position is None or position.kind in ADMIN_KINDS:
        return Obligation.objects.none()
    rows = Obligation.objects.open().filter(county_code=position.unit.county_code, creditor_id=position.unit_id)
    if is_office(position):
        rows = rows.exclude(kind=ObligationKind.RECHECK)
    return (
        rows.values("kind", "reference", "period", "title", "due_on")
        .annotate(units=Count("id"), one=Max("id"), urged_at=Max("urgings__at"))
        .order_by("due_on", "one")
    )
