"""What the reviewer says about a draft and the version before it."""

from django.db import transaction

from dudao.lib.statetable import NotAllowed

from ..comparing import KIND_WORDS, Pair, state_of
from ..models import SchemeVersion
from ..predecessors import choices_for, comparison_of
from ..twins import joinable, twins_of
from .drafting import save_edit

UNKNOWN = "上一版里没有这一条，请刷新后再选。"


@transaction.atomic
def confirm_pairs(*, by, version: SchemeVersion, revision: int, only: set[str] | None = None) -> SchemeVersion:
    """Confirm what is proposed as it stands: the pairs of the keys ``only``, or all that are not confirmed yet.

    :raises NotAllowed: as save_edit; a pair that is no longer there.
    """
    pairs = comparison_of(version).pairs
    chosen = [pair for pair in pairs if (not (pair.confirmed or pair.stays) if only is None else pair.key in only)]
    if only is not None and len(chosen) < len(only):
        raise NotAllowed("有一条已经不在了，请刷新后再确认。")
    return _save(by, version, revision, [pair.op() for pair in chosen])


@transaction.atomic
def correct_pair(*, by, version: SchemeVersion, revision: int, key: str, lineage: str) -> SchemeVersion:
    """Say which earlier entry the entry ``key`` carries on; "" for none of them. Whoever carried it before is new then.

    :raises NotAllowed: as save_edit; an entry or a lineage that is not there.
    """
    pairs = comparison_of(version).pairs
    pair = next((one for one in pairs if one.new and one.key == key), None)
    old = {one.old.key: one.old for one in pairs if one.old}
    if pair is None or (lineage and (lineage not in old or not _same_kind(pairs, pair, lineage))):
        raise NotAllowed(UNKNOWN)
    corrected = Pair(pair.kind, pair.new, old.get(lineage))
    return _save(by, version, revision, [corrected.op()])


def _same_kind(pairs: list[Pair], pair: Pair, lineage: str) -> bool:
    return any(one.kind == pair.kind and one.old and one.old.key == lineage for one in pairs)


@transaction.atomic
def follow_version(
    *, by, version: SchemeVersion, revision: int, chosen: int | None, retires: bool = False
) -> SchemeVersion:
    """Say which version of another scheme the draft carries on (None: the one before it of its own), and whether that
    one ends where this one begins.

    :raises NotAllowed: as save_edit; a version that is not of the county or was never put in force.
    """
    if chosen is not None and not choices_for(version).filter(pk=chosen).exists():
        raise NotAllowed("请从列出的方案里选接续哪一份。")
    return _save(by, version, revision, [{"op": "follow", "version": chosen, "retires": retires}])


@transaction.atomic
def say_same_thing(*, by, version: SchemeVersion, revision: int, key: str, same: bool, today) -> SchemeVersion:
    """Say whether the entry ``key`` and what another scheme in force asks are the same thing.

    :raises NotAllowed: as save_edit; a pair that is no longer proposed.
    """
    twin = next((one for one in twins_of(version, today) if one.new.key == key), None)
    if twin is None:
        raise NotAllowed("这一对已经不在了，请刷新后再看。")
    said = {"op": "same_thing", "list": str(twin.kind), "id": key, "lineage": twin.other.key if same else ""}
    return _save(by, version, revision, [said])


@transaction.atomic
def join_by_hand(*, by, version: SchemeVersion, revision: int, key: str, lineage: str, today) -> SchemeVersion:
    """Say that the entry ``key`` is what another scheme in force asks under ``lineage``, though nobody proposed it.

    :raises NotAllowed: as save_edit; one of the two is not there, or they are not of one kind.
    """
    known = joinable(version, today)
    kind = next((kind for kind, items in known.new.items() if any(item.key == key for item in items)), None)
    other = next((kind for kind, rows in known.others.items() if any(item.key == lineage for _, item in rows)), None)
    if kind is None or other is None:
        raise NotAllowed("请两边各选一条：这一稿里接不上前一版的，和别的方案里在办的。")
    if kind != other:
        raise NotAllowed(f"这一稿的{KIND_WORDS[kind]}只能和别的方案的{KIND_WORDS[kind]}接，请重选。")
    return _save(by, version, revision, [{"op": "same_thing", "list": str(kind), "id": key, "lineage": lineage}])


@transaction.atomic
def reconsider_pair(*, by, version: SchemeVersion, revision: int, key: str) -> SchemeVersion:
    """Take back what was said about one entry, or about one that is gone: it is proposed again."""
    state = state_of(version.draft)
    if key not in state["carried"] and key not in state["gone"] and key not in state["twins"]:
        return version
    return _save(by, version, revision, [{"op": "reconsider", "id": key}])


def _save(by, version: SchemeVersion, revision: int, ops: list[dict]) -> SchemeVersion:
    return save_edit(by=by, version=version, revision=revision, ops=ops) if ops else version
