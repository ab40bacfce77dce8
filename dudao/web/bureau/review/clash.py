"""Two people wrote into the same entry: both values side by side, and which one holds. Pure.

What only one of the two changed goes together by itself; a choice is asked for where both wrote something different.
"""

from dataclasses import dataclass

from dudao.schemes.stepping import alike

PICK = "pick-"
STANDS_EMPTY = "空着"


@dataclass(frozen=True)
class Side:
    """One field that both changed (``asks``), or that only the other one did."""

    field: str
    label: str
    theirs: str
    mine: str
    asks: bool


@dataclass(frozen=True)
class Clash:
    """``names`` of the others, the fields in question, and the values that the form goes on with."""

    names: str
    sides: list[Side]
    values: dict


def clash_of(names: list[str], before: dict, now: dict, form, facts: dict) -> Clash:
    """:param before: the entry as the page showed it; ``now`` as the others left it; ``facts`` what was typed."""
    sides, values = [], {}
    for field, mine in facts.items():
        theirs, base = now.get(field), before.get(field)
        if alike(mine, theirs) or alike(base, theirs):
            values[field] = mine
            continue
        asks = not alike(mine, base)
        values[field] = mine if asks else theirs
        label = str(form.fields[field].label)
        sides.append(Side(field, label, shown(form, field, theirs), shown(form, field, mine), asks))
    return Clash("、".join(names) or "他人", sides, values)


def picked(facts: dict, posted) -> dict:
    """What was typed without the fields where the other one's value was chosen."""
    return {field: value for field, value in facts.items() if posted.get(f"{PICK}{field}") != "theirs"}


def shown(form, field: str, value: object) -> str:
    """A value as the form would say it."""
    if value in (None, "", []):
        return STANDS_EMPTY
    choices = {str(key): str(label) for key, label in getattr(form.fields[field], "choices", [])}
    if isinstance(value, list):
        return "、".join(choices.get(str(one), _one(one)) for one in value)
    return choices.get(str(value), str(value))


def _one(value: object) -> str:
    return " ".join(filter(None, map(str, value.values()))) if isinstance(value, dict) else str(value)
