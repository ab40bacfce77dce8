"""Who may finish, urge and receive."""

from dudao.accounts.access import check_is_own, is_office, positions_of, stands_for
from dudao.accounts.enums import ADMIN_KINDS, UNIT_KINDS
from dudao.lib.statetable import NotAllowed

from .enums import ObligationKind


def check_can_finish(position, obligation) -> None:
    """Only somebody who holds a position in the unit that owes it, or in the one into which it was merged.

    How a department's duties stand the office may write down as well: not every department signs in.
    """
    if obligation.kind == ObligationKind.PROGRESS and _is_office_of(position, obligation):
        return
    if position is None or position.kind in ADMIN_KINDS or not stands_for(position, obligation.debtor):
        raise NotAllowed(f"这件事由{obligation.debtor.label}办，你现在的岗位不在那里。")


def check_can_urge(position, obligation) -> None:
    """The office, and the body to which it is owed; a school does not urge the office."""
    if _is_office_of(position, obligation):
        return
    if position is None or position.kind in ADMIN_KINDS | UNIT_KINDS or position.unit_id != obligation.creditor_id:
        raise NotAllowed("催办由督导室或收件的一方来做。")


def _is_office_of(position, obligation) -> bool:
    return is_office(position) and position.unit.county_code == obligation.county_code


def check_any_can_urge(by, position, obligation, day) -> None:
    """The same for one position, or for all that ``by`` holds on ``day`` when none is given."""
    if position is not None:
        check_is_own(by, position, day)
    held = [position] if position is not None else positions_of(by, day)
    if not any(can(check_can_urge, one, obligation) for one in held):
        check_can_urge(position, obligation)


def can(check, position, obligation) -> bool:
    """Whether ``check`` lets ``position`` pass."""
    try:
        check(position, obligation)
    except NotAllowed:
        return False
    return True
