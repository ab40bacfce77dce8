"""What one save changed in a draft, taking it back, and whether two people changed the same. Pure.

A *touched* table is JSON: key → {"before": value or None, "after": value or None, "at": place in the list}. Keys are
``indicators:c7`` for an entry and ``head:title`` for a value of the draft itself.
"""

import copy
from collections.abc import Iterable

from .drafts import LISTS, OFFERED, find

UNTRACKED = {"blocks", "warnings", "candidates", "next_id", OFFERED, *LISTS}
# What is no value of an entry but the state of its review.
STATE = {"checked", "was", "reasons", "confidence"}
# Acts that leave the entry as it is and say which earlier one, or which one of another scheme, it is.
SPEAKING = {"carry", "same_thing"}


def key_of(name: str, entry_id: str) -> str:
    return f"{name}:{entry_id}"


def parts_of(key: str) -> tuple[str, str]:
    name, _, entry_id = key.partition(":")
    return name, entry_id


def difference(old: dict, new: dict) -> dict[str, dict]:
    """The touched table between two states of a draft."""
    touched = {}
    for name in LISTS:
        before = {entry["id"]: entry for entry in old.get(name) or []}
        after = {entry["id"]: (at, entry) for at, entry in enumerate(new.get(name) or [])}
        for entry_id in [*after, *(gone for gone in before if gone not in after)]:
            at, entry = after.get(entry_id, (_place_in(old, name, entry_id), None))
            if before.get(entry_id) != entry:
                touched[key_of(name, entry_id)] = {"before": before.get(entry_id), "after": entry, "at": at}
    for name in sorted({*old, *new} - UNTRACKED):
        if old.get(name) != new.get(name):
            touched[key_of("head", name)] = {"before": old.get(name), "after": new.get(name), "at": 0}
    return copy.deepcopy(touched)


def _place_in(draft: dict, name: str, entry_id: str) -> int:
    return next((n for n, entry in enumerate(draft.get(name) or []) if entry["id"] == entry_id), 0)


def value_at(draft: dict, key: str) -> object:
    """The entry or the value that a key names; None where there is none."""
    name, entry_id = parts_of(key)
    return draft.get(entry_id) if name == "head" else find(draft, name, entry_id)


def taken_back(draft: dict, touched: dict[str, dict]) -> dict:
    """A new draft in which everything touched is again as it was before. Call ``moved_on`` first."""
    changed = draft | {name: list(draft.get(name) or []) for name in LISTS}
    for key, step in touched.items():
        name, entry_id = parts_of(key)
        if name == "head":
            changed[entry_id] = copy.deepcopy(step["before"])
            continue
        at = next((n for n, entry in enumerate(changed[name]) if entry["id"] == entry_id), None)
        kept = [] if step["before"] is None else [copy.deepcopy(step["before"])]
        if at is None:
            changed[name][step["at"] : step["at"]] = kept
        else:
            changed[name][at : at + 1] = kept
    return changed


def moved_on(draft: dict, touched: dict[str, dict]) -> list[str]:
    """Keys that are no longer as the step left them: it cannot be taken back without taking back something else."""
    return [key for key, step in touched.items() if value_at(draft, key) != step["after"]]


def together(steps: Iterable[dict[str, dict]]) -> dict[str, dict]:
    """One touched table of several steps in their order: from before the first to after the last."""
    whole: dict[str, dict] = {}
    for touched in steps:
        for key, step in touched.items():
            whole[key] = {"before": whole[key]["before"] if key in whole else step["before"],
                          "after": step["after"], "at": step["at"]}  # fmt: skip
    return {key: step for key, step in whole.items() if step["before"] != step["after"]}


def clashes(mine: dict[str, dict], theirs: dict[str, dict], *, typed: bool) -> list[str]:
    """Keys where a save would undo, or settle unseen, what somebody else wrote since the page was opened.

    :param mine: what the save would change of the draft as it is now.
    :param theirs: what changed since the page was opened.
    :param typed: the save writes values field by field, so that those which agree do not clash.
    """
    return [key for key, step in mine.items() if key in theirs and _clash(step, theirs[key], typed)]


def _clash(mine: dict, theirs: dict, typed: bool) -> bool:
    if not isinstance(theirs["before"], dict) or not isinstance(theirs["after"], dict):
        return True
    written = changed_fields(theirs["before"], theirs["after"])
    if not written:
        return False  # it was only looked at
    if not typed or not isinstance(mine["before"], dict) or not isinstance(mine["after"], dict):
        return True
    return "dropped" in written or bool(changed_fields(mine["before"], mine["after"]))


def spoken_of_unseen(ops: list[dict], theirs: dict[str, dict]) -> list[str]:
    """Keys of entries about which a save says what they are beside other versions, although their words are not those
    of the page any more. ``theirs`` as in ``clashes``."""
    rewritten = [key for key, step in theirs.items() if _clash(step, step, typed=False)]
    if any(op.get("op") == "let_go" for op in ops):  # what has gone is what no entry carries on
        return [key for key in rewritten if parts_of(key)[0] != "head"]
    spoken_of = {key_of(op["list"], op["id"]) for op in ops if op.get("op") in SPEAKING}
    return [key for key in rewritten if key in spoken_of]


def changed_fields(before: dict, after: dict) -> set[str]:
    """Fields of an entry that differ, its state of review left out."""
    keys = {*before, *after} - STATE
    return {key for key in keys if not alike(before.get(key), after.get(key))}


def alike(one: object, other: object) -> bool:
    """Whether two values say the same: nothing and empty do, and so do 1, 1.0 and "1"."""
    return _plain(one) == _plain(other)


def _plain(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return value or None


def came_since(touched: dict[str, dict], key: str) -> tuple[dict, dict] | None:
    """(the entry as it was, the entry as it is) for an entry that was touched; None for another or a new one."""
    step = touched.get(key)
    if step is None or not isinstance(step["before"], dict) or not isinstance(step["after"], dict):
        return None
    return step["before"], step["after"]
