"""Who may do what about a round; whether now is the time stands in the services' rules."""

from datetime import date

from dudao.accounts.access import check_is_own, holds, is_office, is_own
from dudao.accounts.enums import HEAD_KINDS, OFFICE_KINDS, UNIT_KINDS, PositionKind
from dudao.areas.models import Unit
from dudao.lib.statetable import NotAllowed

HEADS = HEAD_KINDS
IN_UNIT = UNIT_KINDS
REPORTERS = HEADS | {PositionKind.DISTRICT}


def seat_in(user, unit: Unit, day: date):
    """The position that ``user`` holds in the unit, a head's before a deputy's; None for a stranger."""
    held = [seat for seat in user.positions.on(day).filter(unit=unit) if seat.kind in IN_UNIT]
    return min(held, key=lambda seat: seat.kind not in HEADS, default=None)


def check_is_office(user, county_code: str, day: date) -> None:
    """:raises NotAllowed: for anybody but the supervision office of that county."""
    if not holds(user, OFFICE_KINDS, county_code, day):
        raise NotAllowed("只有督导室能办这件事。")


def check_is_receiver(user, receiver) -> None:
    """Whether ``user`` is the one who was found to be of the office before the first of many forms was taken.

    :raises NotAllowed: for anybody else.
    """
    if user.pk != receiver.pk:
        raise NotAllowed("只有督导室能办这件事。")


def check_can_answer(seat, groups: set[str], handed: dict[str, int]) -> None:
    """Whether the holder of ``seat`` may answer points of ``groups``. ``handed`` maps a group to whom it was given.

    :raises NotAllowed: a stranger, a deputy outside what was handed over, a head inside what somebody else has.
    """
    if seat is None:
        raise NotAllowed("这张自查表不是您所在单位的。")
    if seat.kind in HEADS:
        if any(handed.get(group, seat.user_id) != seat.user_id for group in groups):
            raise NotAllowed("这一组已经交给别人填；要自己填，请先收回。")
    elif any(handed.get(group) != seat.user_id for group in groups):
        raise NotAllowed("这一组没有交给您填；要填请找负责人分给您。")


def check_is_head(seat) -> None:
    """:raises NotAllowed: for anybody but the head of the unit."""
    if seat is None or seat.kind not in HEADS:
        raise NotAllowed("要由本单位负责人来办。")


def can_confirm(position, unit: Unit) -> bool:
    return position is not None and position.kind in HEADS and position.unit_id == unit.pk


def check_can_confirm(user, position, unit: Unit, day: date) -> None:
    """:raises NotAllowed: unless ``position`` is the user's own, today, as head of the unit."""
    if not can_confirm(position, unit) or not is_own(user, position, day):
        raise NotAllowed("自查要由本单位负责人确认提交。")


def check_can_govern(user, position, county_code: str, day: date) -> None:
    """:raises NotAllowed: unless ``position`` is the user's own, today, in the supervision office of that county."""
    check_is_own(user, position, day)
    if not is_office(position) or position.unit.county_code != county_code:
        raise NotAllowed("只有督导室能办这件事。")


def check_can_report(user, position, day: date) -> None:
    """:raises NotAllowed: unless ``position`` is the user's own, today, and speaks for a district or a school."""
    if not is_own(user, position, day) or position.kind not in REPORTERS:
        raise NotAllowed("汇总要由本学区或本校的人上报。")
