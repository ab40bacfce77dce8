"""Reads of what is owed, used by the workbench, the ledger and the round pages."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from dudao.accounts.access import is_office
from dudao.accounts.enums import ADMIN_KINDS, UNIT_KINDS, PositionKind
from dudao.accounts.models import User
from dudao.schemes.enums import VersionState
from dudao.schemes.models import SchemeVersion, lineage_range

from .enums import ObligationKind, ObligationState
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
    # The scope of a school's people holds besides their unit only what was merged into it.
    debtors = scope.unit_ids if position.kind in UNIT_KINDS else {position.unit_id}
    rows = Obligation.objects.open().filter(debtor__in=debtors).filter(Q(person=None) | Q(person=user))
    if position.kind == PositionKind.INSPECTOR:
        posted = scope.unit_ids - {position.unit_id}
        rows = rows.filter(Q(person=user) | Q(kind=ObligationKind.RECHECK, creditor__in=posted))
    return rows.select_related("debtor", "creditor")


def owed_to(position, today: date, *, soon: int):
    """What others owe to the unit of ``position``, one row a thing: how many units still owe it, the last urging.

    A rectification appears when its day has come, for the office in the whole county: until then it stands in the
    ledger. ``soon`` is how many days ahead other things appear at the latest; those without a day always do.
    """
    if position is None or position.kind in ADMIN_KINDS | UNIT_KINDS:
        return Obligation.objects.none()
    rectify = Q(kind=ObligationKind.RECTIFY)
    mine = Q(creditor_id=position.unit_id) & (~rectify | Q(due_on__lte=today))
    if is_office(position):
        mine |= rectify & Q(due_on__lt=today)
    if position.kind == PositionKind.INSPECTOR:
        mine = Q(pk__in=[])
    return (
        Obligation.objects.open()
        .filter(mine, county_code=position.unit.county_code)
        .exclude(kind=ObligationKind.RECHECK)
        .exclude(kind__in=(ObligationKind.REPORT, ObligationKind.PROGRESS), due_on__gt=today + timedelta(days=soon))
        .values("kind", "reference", "period", "title", "due_on")
        .annotate(units=Count("debtor", distinct=True), one=Max("id"), urged_at=Max("urgings__at"))
        .order_by("due_on", "one")
    )


def names_of(obligation_ids: list[int]) -> dict[int, str]:
    """The debtor's short name by obligation."""
    rows = Obligation.objects.filter(pk__in=obligation_ids).select_related("debtor")
    return {row.pk: row.debtor.label for row in rows}


def visible_obligations(scope):
    """Where every page about something owed begins."""
    return Obligation.objects.visible_to(scope).select_related("debtor", "creditor")


def same_thing(obligation, scope):
    """Everybody in scope who owes the same, whether still open or done, with the last urging."""
    return (
        visible_obligations(scope)
        .filter(kind=obligation.kind, reference=obligation.reference, period=obligation.period)
        .exclude(state=ObligationState.WITHDRAWN)
        .annotate(urged_at=Max("urgings__at"), urged=Count("urgings"))
        .select_related("done_by")
        .order_by("state", "debtor__code")
    )


def document_of(obligation) -> SchemeVersion | None:
    """The official document that is to be signed for, once it is in force."""
    kind, _, pk = obligation.reference.partition(":")
    if obligation.kind != ObligationKind.SIGN_FOR or kind != "version" or not pk.isdigit():
        return None
    return (
        SchemeVersion.objects.filter(pk=pk, county_code=obligation.county_code)
        .exclude(state=VersionState.DRAFT)
        .select_related("source")
        .first()
    )


def schemes_behind(obligation: Obligation, day: date) -> list[SchemeVersion]:
    """The versions in force on ``day`` that ask for it, the elder first: two, where two schemes ask the same thing."""
    between = lineage_range(obligation.reference)
    if between is None:
        return []
    known = SchemeVersion.objects.filter(county_code=obligation.county_code).in_force(day)
    known = known.filter(duties__lineage__range=between).distinct()
    return list(known.defer("draft").order_by("in_force_on", "pk"))


@dataclass(frozen=True)
class HandedIn:
    """How many units have done one thing; ``one`` is an obligation of it, for the address of the list."""

    period: str
    done: int
    total: int
    one: int


def handed_in(scope, references) -> dict[str, HandedIn]:
    """By reference: the repetition that somebody still owes, the earliest first, else the last one."""
    rows = (
        visible_obligations(scope)
        .filter(reference__in=references)
        .exclude(state=ObligationState.WITHDRAWN)
        .order_by()
        .values("reference", "period")
        .annotate(done=Count("pk", filter=Q(state=ObligationState.DONE)), total=Count("pk"), one=Max("pk"))
        .order_by("reference", "period")
    )
    found: dict[str, HandedIn] = {}
    for row in rows:
        held = found.get(row["reference"])
        if held is None or held.done == held.total:
            found[row["reference"]] = HandedIn(row["period"], row["done"], row["total"], row["one"])
    return found
