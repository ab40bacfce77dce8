"""What a person said about a draft and the version before it: which entry carries on which, and what has gone.

It stands in the draft, so that it is saved, guarded and undone like every other edit:

draft["comparing"] = {
    "with": 12 or None,                                # the version chosen as the earlier one; None: the usual one
    "retires": False,                                  # that one, of another scheme, ends where this one begins
    "carried": {"c3": {"to": "<lineage>" or "", "seen": "<digest>"}},      # "" for none; seen: what was confirmed
    "gone": ["<lineage>"],                             # confirmed: it is asked no more
    "twins": {"c9": "<lineage>" or ""},                # the same thing in another scheme in force; "" for not the same
}

{"op": "carry", "list": "indicators", "id": "c3", "lineage": "…", "seen": "…"}      {"op": "let_go", "lineage": "…"}
{"op": "reconsider", "id": "c3"}      {"op": "follow", "version": 12, "retires": true}
{"op": "same_thing", "list": "tasks", "id": "t2", "lineage": "…"}
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from dudao.lib.statetable import NotAllowed
from dudao.lib.word_diff import Run, runs

from .drafts import find
from .lineage import Item, carried, nearest

STATE = "comparing"
EMPTY = {"with": None, "retires": False, "carried": {}, "gone": [], "twins": {}}


class Kind(StrEnum):
    """What is compared, and the list of the draft in which it stands."""

    POINT = "indicators"
    TASK = "tasks"
    REPORT = "reporting"
    DUTY = "duties"
    LIMIT = "quantities"


KIND_WORDS = {
    Kind.POINT: "要点", Kind.TASK: "任务", Kind.REPORT: "报送", Kind.DUTY: "部门职责", Kind.LIMIT: "限额",
}  # fmt: skip


class Status(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


STATUS_WORDS = {Status.SAME: "没变", Status.CHANGED: "改了", Status.NEW: "新增", Status.GONE: "去掉"}
MUST = (Status.CHANGED, Status.GONE)  # what keeps a version from being put in force while nobody has looked


# ── what was said ────────────────────────────────────────────────────────
def state_of(draft: dict) -> dict:
    """What was said so far, every part of it there."""
    return EMPTY | (draft.get(STATE) or {})


def without_comparison(draft: dict) -> dict:
    """The draft as the beginning of the next edition, about which nobody has said anything yet."""
    return {key: value for key, value in draft.items() if key != STATE}


def _lineage(text: object) -> str:
    if not text:
        return ""
    try:
        return str(UUID(str(text)))
    except ValueError as fault:
        raise NotAllowed("上一版里没有这一条，请刷新后再选。") from fault


def _entry(draft: dict, op: dict) -> str:
    name = op.get("list")
    entry = find(draft, name, str(op.get("id"))) if name in set(Kind) else None
    if entry is None or entry["dropped"]:
        raise NotAllowed("这一条已经不在了，请刷新后再改。")
    return entry["id"]


def _carry(draft: dict, op: dict) -> None:
    """Whoever carried the same entry on before does so no longer."""
    state, key, lineage = state_of(draft), _entry(draft, op), _lineage(op.get("lineage"))
    kept = {other: said for other, said in state["carried"].items() if not lineage or said["to"] != lineage}
    kept[key] = {"to": lineage, "seen": str(op.get("seen") or "")[:16]}
    gone = [one for one in state["gone"] if one != lineage]
    draft[STATE] = state | {"carried": kept, "gone": gone}


def _let_go(draft: dict, op: dict) -> None:
    state, lineage = state_of(draft), _lineage(op.get("lineage"))
    if lineage and lineage not in state["gone"]:
        draft[STATE] = state | {"gone": [*state["gone"], lineage]}


def _reconsider(draft: dict, op: dict) -> None:
    """Back to what is proposed; ``id`` of an entry, or the lineage of one that is gone."""
    state, key = state_of(draft), str(op.get("id"))
    kept = {other: said for other, said in state["carried"].items() if other != key}
    twins = {other: said for other, said in state["twins"].items() if other != key}
    draft[STATE] = state | {"carried": kept, "twins": twins, "gone": [one for one in state["gone"] if one != key]}


def _follow(draft: dict, op: dict) -> None:
    """Another version is the earlier one: all that was said of the former is gone with it."""
    state, version = state_of(draft), op.get("version")
    if version is not None and not isinstance(version, int):
        raise NotAllowed("请选接续哪一份方案。")
    retires = bool(op.get("retires")) and version is not None
    if version == state["with"]:
        draft[STATE] = state | {"retires": retires}
    else:
        draft[STATE] = EMPTY | {"with": version, "retires": retires}


def _same_thing(draft: dict, op: dict) -> None:
    state, key, lineage = state_of(draft), _entry(draft, op), _lineage(op.get("lineage"))
    kept = {other: said for other, said in state["twins"].items() if not lineage or said != lineage}
    draft[STATE] = state | {"twins": kept | {key: lineage}}


ACTS = {
    "carry": _carry, "let_go": _let_go, "reconsider": _reconsider, "follow": _follow, "same_thing": _same_thing
}  # fmt: skip


# ── the two sides ────────────────────────────────────────────────────────
def digest_of(new: Item, old: Item | None) -> str:
    """A short mark of both sides as they read: what was confirmed is confirmed only as long as it says the same."""
    words = "|".join([new.text, *(f"{name}={said}" for name, said in new.facts), old.key if old else ""])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Pair:
    """An entry of the new version beside the one that it carries on; one of the two may lack. ``near`` is what a new
    entry may have come from, or a gone one may have gone into. ``stays``: this version does not have it, but the other
    scheme, which goes on, still asks for it."""

    kind: Kind
    new: Item | None
    old: Item | None
    confirmed: bool = False
    near: Item | None = None
    stays: bool = False

    @property
    def status(self) -> Status:
        if self.old is None:
            return Status.NEW
        if self.new is None:
            return Status.GONE
        return Status.CHANGED if self.new.text != self.old.text or self.changed_facts() else Status.SAME

    @property
    def key(self) -> str:
        """The name of the pair on a page: the new entry's id, or the lineage of what is gone."""
        return self.new.key if self.new else self.old.key

    @property
    def seen(self) -> str:
        return digest_of(self.new, self.old) if self.new else ""

    @property
    def must_be_confirmed(self) -> bool:
        return not self.confirmed and not self.stays and self.status in MUST

    @property
    def renumbered(self) -> bool:
        return bool(self.new and self.old) and self.new.code != self.old.code

    def words(self) -> list[Run]:
        """The wording with what went and what came."""
        return runs(self.old.text if self.old else "", self.new.text if self.new else "")

    def changed_facts(self) -> list[tuple[str, str, str]]:
        """(label, before, after) of what else is not the same."""
        before, after = dict(self.old.facts), dict(self.new.facts)
        labels = list(dict.fromkeys([*before, *after]))
        rows = [(label, before.get(label, ""), after.get(label, "")) for label in labels]
        return [row for row in rows if row[1] != row[2]]

    def op(self) -> dict:
        """The act by which a person confirms it as it stands."""
        if self.new is None:
            return {"op": "let_go", "lineage": self.old.key}
        said = {"list": str(self.kind), "id": self.new.key, "seen": self.seen}
        return {"op": "carry", "lineage": self.old.key if self.old else ""} | said


def pairs_of(kind: Kind, new: list[Item], old: list[Item], state: dict, *, older: Iterable[Item] = ()) -> list[Pair]:
    """The new entries in their order, each with what it carries on, then what has gone. ``state``: what was said.

    An answer that names an entry which neither side holds any more counts for nothing.
    """
    known = {item.key: item for item in [*old, *older]}
    here = {item.key for item in new}
    said = {key: row for key, row in state["carried"].items() if key in here and (not row["to"] or row["to"] in known)}
    found = carried(new, old, {key: row["to"] for key, row in said.items()}, older=older)
    pairs = []
    for item in new:
        before = known.get(found.get(item.key, ""))
        confirmed = item.key in said and said[item.key]["seen"] == digest_of(item, before)
        pairs.append(Pair(kind, item, before, confirmed, None if before else nearest(item, old)))
    left = [item for item in old if item.key not in set(found.values())]
    return pairs + [Pair(kind, None, item, item.key in state["gone"], nearest(item, new)) for item in left]


@dataclass
class Comparison:
    """All pairs of a draft and the version before it; no pairs where there is none before it."""

    pairs: list[Pair] = field(default_factory=list)

    def of(self, *statuses: Status, kind: Kind | None = None) -> list[Pair]:
        return [pair for pair in self.shown if pair.status in statuses and kind in (None, pair.kind)]

    @property
    def shown(self) -> list[Pair]:
        """Without what is asked by the other scheme as before."""
        return [pair for pair in self.pairs if not pair.stays]

    @property
    def open(self) -> list[Pair]:
        """What keeps the version from being put in force."""
        return [pair for pair in self.pairs if pair.must_be_confirmed]

    @property
    def unconfirmed(self) -> list[Pair]:
        return [pair for pair in self.shown if not pair.confirmed]

    def carried(self) -> dict[str, UUID]:
        """Entry id → the lineage that it carries on."""
        return {pair.new.key: UUID(pair.old.key) for pair in self.pairs if pair.new and pair.old}

    def refusal(self) -> str:
        """Why it may not be put in force yet, in one sentence; empty when nothing is open."""
        changed, gone = (sum(pair.status == status for pair in self.open) for status in MUST)
        parts = [f"{count} 条{word}的" for count, word in ((changed, "改了"), (gone, "去掉")) if count]
        return f"和上一版比，{'、'.join(parts)}还没有确认，请到“对照上一版”看一遍。" if parts else ""
