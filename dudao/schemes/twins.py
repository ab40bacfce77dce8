"""The same thing asked by two schemes in force at once: proposed by likeness, confirmed by a person, asked once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from . import sides
from .comparing import Comparison, Kind, state_of
from .lineage import Item, carried
from .models import SchemeVersion
from .predecessors import comparison_of, versions_beside

SHARED_KINDS = (Kind.POINT, Kind.TASK, Kind.REPORT)


@dataclass(frozen=True)
class Twin:
    """An entry of the draft and what another scheme asks in nearly the same words. ``same``: what a person said."""

    kind: Kind
    new: Item
    other: Item
    version: SchemeVersion
    same: bool | None = None


def twins_of(version: SchemeVersion, day: date) -> list[Twin]:
    """What the draft asks anew although another scheme in force on ``day`` asks it. An entry that carries on one of the
    own scheme keeps that lineage and is not offered."""
    beside = versions_beside(version, day)
    if not beside:
        return []
    taken = comparison_of(version).carried()
    new, said = sides.of_draft(version), state_of(version.draft)["twins"]
    found = []
    for other in beside:
        held = sides.of_version(other)
        for kind in SHARED_KINDS:
            fresh = [_plain(item) for item in new[kind] if item.key not in taken and item.key not in _keys(found)]
            found += _twins(kind, fresh, held[kind], other, said, set(map(str, taken.values())))
    return sorted(found, key=lambda twin: (SHARED_KINDS.index(twin.kind), twin.new.key))


@dataclass(frozen=True)
class Joinable:
    """What a person may join by hand: entries of the draft that carry on nothing, and what other schemes in force ask.
    Both by kind; an item of the other side comes with its version."""

    new: dict[Kind, list[Item]]
    others: dict[Kind, list[tuple[SchemeVersion, Item]]]


def joinable(version: SchemeVersion, day: date) -> Joinable:
    """Likeness proposes only what reads alike; two papers may ask the same in quite other words."""
    taken, new = comparison_of(version).carried(), sides.of_draft(version)
    lineages = set(map(str, taken.values()))
    held = [(other, sides.of_version(other)) for other in versions_beside(version, day)]
    return Joinable(
        {kind: [item for item in new[kind] if item.key not in taken] for kind in SHARED_KINDS},
        {kind: [(other, item) for other, side in held for item in side[kind] if item.key not in lineages]
         for kind in SHARED_KINDS},
    )  # fmt: skip


def _twins(kind: Kind, new: list[Item], held: list[Item], other: SchemeVersion, said: dict, taken: set) -> list[Twin]:
    known = {item.key: item for item in held if item.key not in taken}
    yes = {item.key: said[item.key] for item in new if said.get(item.key) in known}
    proposed = carried(new, [_plain(item) for item in known.values()], yes)
    answer = {"": False}
    return [
        Twin(kind, item, known[proposed[item.key]], other, answer.get(said.get(item.key, "?"), item.key in yes or None))
        for item in new
        if item.key in proposed
    ]


def _plain(item: Item) -> Item:
    """Codes of two documents have nothing to do with one another."""
    return item._replace(code="")


def _keys(found: Iterable[Twin]) -> set[str]:
    return {twin.new.key for twin in found}


def shared(version: SchemeVersion, carried_on: dict[str, UUID]) -> dict[str, str]:
    """Entry id → the lineage of another scheme that a person said is the same thing."""
    taken = {str(lineage) for lineage in carried_on.values()}
    said = {key: to for key, to in state_of(version.draft)["twins"].items() if to}
    if not said:
        return {}
    here = {item.key for kind in SHARED_KINDS for item in sides.of_draft(version)[kind]}
    return {key: to for key, to in said.items() if key in here and key not in carried_on and to not in taken}


def lineages_of(version: SchemeVersion, comparison: Comparison | None = None) -> dict[str, UUID]:
    """Entry id → the lineage that it will have as far as it is known: carried on, or shared with another scheme."""
    known = (comparison or comparison_of(version)).carried()
    return known | {key: UUID(lineage) for key, lineage in shared(version, known).items()}
