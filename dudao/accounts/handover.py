"""Open work that hangs on a person. Upper apps register what they know, so that a leaver's work is passed on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from dudao.areas.registers.journal import Journal


@dataclass(frozen=True)
class OpenWork:
    """``rows(user, unit)`` is a queryset of what is open; ``holder`` the field that names the person, as a key.

    Where nobody may stand in that field, work that goes back to the unit is a row less. ``guards``: fields that must be
    as they were when the work is given back, e.g. the state.
    """

    label: str
    rows: Callable
    holder: str
    guards: tuple[str, ...] = ()


_KINDS: dict[str, OpenWork] = {}


def register(work: OpenWork) -> None:
    _KINDS[work.label] = work


def open_work(user, unit) -> list[tuple[str, int]]:
    """What ``user`` has open in ``unit``: (label, how many), nothing where there is none."""
    found = [(work.label, work.rows(user, unit).count()) for work in _KINDS.values()]
    return [(label, count) for label, count in found if count]


def has_open_work() -> Q:
    """The same as a condition on positions, for a query over many of them."""
    found = [Exists(work.rows(OuterRef("user"), OuterRef("unit"))) for work in _KINDS.values()]
    return reduce(or_, found, Q(pk__in=[]))


def pass_on(journal: Journal, *, user, unit, to) -> int:
    """Give everything open to ``to``, or back to the unit (None), in the caller's transaction. Returns how many.

    It stands in the journal, so that taking back a change of the school year gives it back.
    """
    return sum(_pass_on(journal, work, list(work.rows(user, unit)), to) for work in _KINDS.values())


def _pass_on(journal: Journal, work: OpenWork, rows: list, to) -> int:
    for row in rows:
        if to is None and not row._meta.get_field(work.holder).null:
            journal.drop(row)
        else:
            journal.change(row, work.guards, **{work.holder: to.pk if to else None})
    return len(rows)


def effects() -> dict[tuple[str, str], tuple[str, str]]:
    """How the rows that passing on leaves in a journal are told: (act, model) → (words, measure)."""
    found = {}
    for work in _KINDS.values():
        model = work.rows(None, None).model._meta.label_lower
        found[("set", model)] = (f"交接{work.label}", "件")
        found[("drop", model)] = (f"退回{work.label}", "件")
    return found
