"""Which acts a page offers, and why the others are refused."""

from dataclasses import dataclass

from dudao.lib.statetable import NotAllowed

from .access import Standing, check_can_act
from .workflow import PROBLEM


@dataclass(frozen=True)
class Offer:
    """One act as a button: ``refusal`` is empty, or the rule's sentence."""

    act: str
    label: str
    refusal: str


def offers(state: str, standing: Standing) -> list[Offer]:
    """Every act of the table in its order, the refused ones with their reason."""
    return [Offer(row.act, row.label, refusal(row.act, state, standing)) for row in PROBLEM.transitions]


def refusal(act: str, state: str, standing: Standing) -> str:
    """Why ``act`` may not be done by this person in this state; empty when it may."""
    try:
        check_can_act(act, standing)
        PROBLEM.check(act, state)
    except NotAllowed as reason:
        return str(reason)
    return ""
