"""Open work that hangs on a person. Upper apps register what they know, so that a leaver's work is passed on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class OpenWork:
    """``count(user, unit)`` says how much is open; ``pass_on(by=, user=, unit=, to=)`` gives it to ``to``.

    ``to`` None gives it back to the unit, where its head sees it.
    """

    label: str
    count: Callable[..., int]
    pass_on: Callable[..., int]


_KINDS: dict[str, OpenWork] = {}


def register(work: OpenWork) -> None:
    _KINDS[work.label] = work


def open_work(user, unit) -> list[tuple[str, int]]:
    """What ``user`` has open in ``unit``: (label, how many), nothing where there is none."""
    found = [(work.label, work.count(user, unit)) for work in _KINDS.values()]
    return [(label, count) for label, count in found if count]


def pass_on(*, by, user, unit, to) -> int:
    """Give everything open to ``to``, in the caller's transaction. Returns how many things."""
    return sum(work.pass_on(by=by, user=user, unit=unit, to=to) for work in _KINDS.values())
