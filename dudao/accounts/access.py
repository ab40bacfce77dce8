"""From positions to what may be seen; every door asks here."""

from datetime import date

from dudao.areas.enums import Relation
from dudao.areas.models import UnitLink
from dudao.areas.scope import NOTHING, Scope

from .enums import ADMIN_KINDS, COUNTY_READERS, OFFICE_KINDS, PositionKind
from .models import Position, Tie

_REACH = {
    PositionKind.AREA_LEAD: Relation.RESPONSIBILITY_AREA,
    PositionKind.DISTRICT: Relation.SCHOOL_DISTRICT,
    PositionKind.SECTION: Relation.MANAGED_BY,
}


def positions_of(user, day: date) -> list[Position]:
    """The positions that ``user`` holds on ``day``, oldest first."""
    return list(user.positions.on(day).select_related("unit"))


def scope_of(position: Position | None, day: date) -> Scope:
    """The units that a position reaches by the links of ``day``. The three administrators see no business data."""
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
    return Scope(county, frozenset(ids))


def is_office(position: Position | None) -> bool:
    return position is not None and position.kind in OFFICE_KINDS


def works_in(user, unit, day: date) -> bool:
    """Whether ``user`` holds any position in ``unit`` on ``day``: such a person may not recheck or close there."""
    return user.positions.on(day).filter(unit=unit).exists()


def is_tied(user, unit, day: date) -> bool:
    """Whether a tie to ``unit`` demands that ``user`` stays away."""
    return any(tie.until_on is None or tie.until_on > day for tie in Tie.objects.filter(user=user, unit=unit))
