"""Many like lines fold into one: a round of visits is owed visit by visit, by hundreds."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from dudao.obligations.enums import ObligationKind

MANY = 4
_FOLDED = (ObligationKind.VISIT, ObligationKind.RECEIPT)


@dataclass(frozen=True)
class Family:
    """What lines must share to become one."""

    kind: str
    title: str
    due_on: date | None


def family_of(row: dict) -> Family | None:
    """The family of something owed; none for what always stands alone. A visit's title begins with its school."""
    if row["kind"] not in _FOLDED or row["units"] > 1:
        return None
    whole = row["title"]
    title = whole.partition("：")[2] or whole if row["kind"] == ObligationKind.VISIT else whole
    return Family(ObligationKind(row["kind"]).label, title, row["due_on"])


def fold(tasks: list) -> list:
    """``tasks`` in their order; MANY or more of one family stand as one line where the first of them stood."""
    sizes = Counter(task.family for task in tasks if task.family)
    heads: dict[Family, list] = {}
    lines = []
    for task in tasks:
        if task.family is None or sizes[task.family] < MANY:
            lines.append(task)
            continue
        if task.family not in heads:
            heads[task.family] = []
            lines.append(_head(task, heads[task.family], sizes[task.family]))
        heads[task.family].append(task)
    return lines


def _head(task, inside: list, size: int):
    meta = f"{task.family.kind}，还差 {size} 件"
    return replace(task, what=task.family.title, meta=meta, url="", link=None, post=None, did="", folded=inside)
