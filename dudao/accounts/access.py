"""From positions to what may be seen; every door asks here."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from dudao.areas.enums import Relation
from dudao.areas.models import Unit, UnitLink
from dudao.areas.scope import NOTHING, Scope
from dudao.lib.statetable import NotAllowed

from .enums import ADMIN_KINDS, COUNTY_READERS, GRANTED_BY_OFFICE, OFFICE_KINDS, UNIT_KINDS, PositionKind
from .models import Position, Tie

_REACH = {
    PositionKind.AREA_LEAD: Relation.RESPONSIBILITY_AREA,
    PositionKind.DISTRICT: Relation.SCHOOL_DISTRICT,
    PositionKind.SECTION: Relation.MANAGED_BY,
}

NAMES_REFUSED = "带姓名的清单只由教育督导室和本单位导出，请导出不带姓名的。"
NAME_TAKERS = OFFICE_KINDS | UNIT_KINDS | {PositionKind.AUDIT_ADMIN}


def positions_of(user, day: date) -> list[Position]:
    """The positions that ``user`` holds on ``day``, oldest first."""
    return list(user.positions.on(day).select_related("unit"))


def is_own(by, position: Position | None, day: date) -> bool:
    """Whether ``position`` is one that ``by`` holds on ``day``; whatever a page passes on is asked once more."""
    if position is None or position.user_id != by.pk or position.from_on > day:
        return False
    return position.until_on is None or position.until_on > day


def check_is_own(by, position: Position | None, day: date) -> None:
    """:raises NotAllowed: the position is not that person's, or not held on that day."""
    if not is_own(by, position, day):
        raise NotAllowed("你现在没有这个岗位，请刷新后再试。")


def scope_of(position: Position | None, day: date) -> Scope:
    """The units that a position reaches by the links of ``day``, with what was merged into them, whose links ended. The
    three administrators see no business data."""
    if position is None or position.kind in ADMIN_KINDS:
        return NOTHING
    county = position.unit.county_code
    if position.kind in COUNTY_READERS:
        return Scope(county, whole_county=True)
    ids = {position.unit_id}
    if position.kind in _REACH:
        ids |= set(
            UnitLink.objects.on(day)
            .filter(upper_id=position.unit_id, relation=_REACH[position.kind])
            .values_list("lower_id", flat=True)
        )
    elif position.kind == PositionKind.INSPECTOR:
        ids |= set(position.postings.on(day).values_list("unit_id", flat=True))
    return Scope(county, frozenset(ids | merged_into(ids)))


def merged_into(unit_ids: set[int]) -> set[int]:
    """Ids of the units that were merged into one of these, also by way of others."""
    found, level = set(), set(unit_ids)
    while level:
        level = set(Unit.objects.filter(successor__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found


def holds(by, kinds, county_code: str, day: date | None = None) -> bool:
    """Whether ``by`` holds a position of one of ``kinds`` in the county on ``day`` (today). The system itself (None)
    holds all."""
    return by is None or positions_held(by, kinds, county_code, day or timezone.localdate()).exists()


def positions_held(user, kinds, county_code: str, day: date):
    """The positions of one of ``kinds`` that ``user`` holds in the county on ``day``."""
    return Position.objects.on(day).filter(user=user, kind__in=kinds, unit__county_code=county_code)


def check_is_office(by, county_code: str) -> None:
    """:raises NotAllowed: for anybody but the supervision office of the county."""
    if not holds(by, OFFICE_KINDS, county_code):
        raise NotAllowed("这件事由教育督导室来办。")


def granter_kinds(kind: str) -> frozenset[str]:
    """The kinds of position that may grant and end ``kind``."""
    return OFFICE_KINDS if kind in GRANTED_BY_OFFICE else frozenset({PositionKind.SECURITY_ADMIN})


def check_can_grant(by, kind: str, county_code: str) -> None:
    """:raises NotAllowed: with whose business it is."""
    if holds(by, granter_kinds(kind), county_code):
        return
    whose = "教育督导室" if kind in GRANTED_BY_OFFICE else "安全管理员"
    raise NotAllowed(f"“{PositionKind(kind).label}”由{whose}来派。")


def keeper_kinds(user) -> frozenset[str]:
    """Who looks after an account (resets its password, mends its name).

    The security administrator keeps the accounts of the bureau; the office those of schools, areas and inspectors.
    """
    held = set(user.positions.on(timezone.localdate()).values_list("kind", flat=True))
    if held - GRANTED_BY_OFFICE:
        return frozenset({PositionKind.SECURITY_ADMIN})
    return OFFICE_KINDS if held else OFFICE_KINDS | {PositionKind.SECURITY_ADMIN}


def check_can_keep(by, user) -> None:
    """:raises NotAllowed: with whose business this account is."""
    if by is not None and by.pk == user.pk:
        raise NotAllowed("自己的账号请另一位同事来改；密码在“改密码”里自己改。")
    if not holds(by, keeper_kinds(user), user.county_code):
        whose = "安全管理员" if PositionKind.SECURITY_ADMIN in keeper_kinds(user) else "教育督导室"
        raise NotAllowed(f"“{user.name}”的账号由{whose}管。")


def may_take_names(position: Position | None) -> bool:
    """Whose work needs whole names in a list that leaves as a file (docs/adr/0015-names-in-exports.md)."""
    return position is not None and position.kind in NAME_TAKERS


def is_office(position: Position | None) -> bool:
    return position is not None and position.kind in OFFICE_KINDS


def stands_for(position: Position, unit) -> bool:
    """Whether a position in a school also answers for ``unit``: its own one, or one that was merged into it."""
    while unit.pk != position.unit_id and unit.successor_id:
        unit = unit.successor
    return unit.pk == position.unit_id


def is_tied(user, unit, day: date) -> bool:
    """Whether a tie to ``unit`` demands that ``user`` stays away."""
    return ties_of(user, unit, day).exists()


def ties_of(user, unit, day: date):
    """The ties of ``user`` to ``unit`` that hold on ``day``."""
    return Tie.objects.filter(Q(until_on=None) | Q(until_on__gt=day), user=user, unit=unit)
