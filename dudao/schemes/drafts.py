"""The draft of a scheme: one JSON in the shape that the reader gives, where every entry also has an id of its own.

Pure: dicts in, dicts out. An entry carries ``id``, ``dropped``, ``checked`` (a person has looked at it), ``origin``
("read", "added" or "pack") and, once corrected, ``was``: the values as they were read.
"""

from collections.abc import Iterator

LISTS = (
    "indicators", "tasks", "quantities", "phases", "reporting", "groups", "duties", "references", "contacts", "forms",
    "aims", "targets",
)  # fmt: skip
OFFERED = "task_candidates"  # tasks hidden in paragraphs: taken over or left, never a thing that must be looked at
PREFIX = dict(zip((*LISTS, OFFERED), ("c", "t", "q", "p", "r", "g", "d", "f", "k", "b", "a", "z", "m"), strict=True))
TITLES = {
    "indicators": "要点", "tasks": "任务", "quantities": "限额", "phases": "阶段", "reporting": "报送",
    "groups": "组织", "duties": "职责", "references": "依据", "contacts": "联系", "forms": "表样",
    "aims": "目标或原则", "targets": "量得出的目标",
}  # fmt: skip
HEAD = ("title", "doc_number", "issuer", "issued_on", "addressees")
SURE = 0.8  # below it an entry stands among the doubtful; the reader's own scale is 0 to 1


def new_draft(read: dict, *, origin: str = "read") -> dict:
    """What the reader gave, with ids and the state of the review. Nothing that was read is left out."""
    draft = {key: read.get(key) for key in HEAD}
    draft["issuer"], draft["addressees"] = list(read.get("issuer") or []), list(read.get("addressees") or [])
    for name in (*LISTS, OFFERED):
        read_entries = enumerate(read.get(name) or [], start=1)
        draft[name] = [new_entry(f"{PREFIX[name]}{n}", entry, origin) for n, entry in read_entries]
    draft["bodies"] = dict(read.get("bodies") or {})
    draft["warnings"] = list(read.get("warnings") or [])
    draft["candidates"] = list(read.get("candidates") or [])
    draft["blocks"] = list(read.get("blocks") or [])
    draft["next_id"] = {name: len(draft[name]) + 1 for name in LISTS}
    return draft


def new_entry(entry_id: str, values: dict, origin: str) -> dict:
    state = {"id": entry_id, "dropped": False, "checked": False, "origin": origin}
    return {"place": None, "confidence": 1.0, "reasons": []} | values | state


def next_number(draft: dict, name: str) -> str:
    """The id of the next entry of a list; none is ever given twice."""
    number = draft["next_id"].get(name, 1)
    draft["next_id"] = draft["next_id"] | {name: number + 1}
    return f"{PREFIX[name]}{number}"


def entries(draft: dict, name: str) -> list[dict]:
    """The entries of one list that were not dropped, in the document's order."""
    return [entry for entry in draft.get(name) or [] if not entry["dropped"]]


def all_entries(draft: dict) -> Iterator[tuple[str, dict]]:
    for name in LISTS:
        for entry in draft.get(name) or []:
            yield name, entry


def find(draft: dict, name: str, entry_id: str) -> dict | None:
    return next((entry for entry in draft.get(name) or [] if entry["id"] == entry_id), None)


def offers(draft: dict) -> list[dict]:
    """What paragraphs offer as tasks and nobody has taken over; a draft of earlier days offers nothing."""
    taken = {entry.get("taken_from") for entry in draft.get("tasks") or []}
    return [entry for entry in draft.get(OFFERED) or [] if entry["id"] not in taken]


def is_doubtful(entry: dict) -> bool:
    """Whether a person still has to look: not yet looked at, and the reader was unsure or gave a reason."""
    return not entry["checked"] and not entry["dropped"] and (entry["confidence"] < SURE or bool(entry["reasons"]))


def code_of(entry: dict, number: int) -> str:
    """The document's code of a point, else its number in the list."""
    return str(entry.get("point_code") or number)
