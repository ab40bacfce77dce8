"""What a reviewer may say about a draft and the version before it, and what it is worth when the draft changes."""

from uuid import uuid4

import pytest

from dudao.lib.statetable import NotAllowed
from dudao.schemes.comparing import Comparison, Kind, Pair, Status, pairs_of, state_of
from dudao.schemes.drafts import new_draft
from dudao.schemes.edits import apply_ops
from dudao.schemes.lineage import Item

A, B = str(uuid4()), str(uuid4())
SHOWN, FIRE = "作业每天在校内公示，质量有人查。", "消防设施是否齐全有效。"


def draft() -> dict:
    return new_draft(
        {"title": "方案", "indicators": [{"point": SHOWN}, {"point": FIRE}], "tasks": [{"text": "摸底。"}]}
    )


def said(*ops: dict) -> dict:
    return state_of(apply_ops(draft(), list(ops)))


def carry(entry: str, lineage: str, **more) -> dict:
    return {"op": "carry", "list": "indicators", "id": entry, "lineage": lineage, "seen": "x"} | more


def test_what_was_confirmed_stands_in_the_draft():
    state = said(carry("c1", A), {"op": "let_go", "lineage": B})
    assert (state["carried"], state["gone"]) == ({"c1": {"to": A, "seen": "x"}}, [B])
    assert said({"op": "let_go", "lineage": B}, {"op": "let_go", "lineage": B})["gone"] == [B]


def test_an_earlier_entry_is_carried_on_once():
    """Whoever is said to carry it on last does; it is not gone then."""
    state = said({"op": "let_go", "lineage": A}, carry("c1", A), carry("c2", A))
    assert ({key: row["to"] for key, row in state["carried"].items()}, state["gone"]) == ({"c2": A}, [])
    state = said(carry("c1", ""), carry("c2", ""))
    assert set(state["carried"]) == {"c1", "c2"}


def test_another_version_before_forgets_what_was_said_of_the_former():
    state = said(carry("c1", A), {"op": "follow", "version": 7, "retires": True})
    assert (state["with"], state["retires"], state["carried"]) == (7, True, {})
    state = said({"op": "follow", "version": 7}, carry("c1", A), {"op": "follow", "version": 7, "retires": True})
    assert (state["retires"], set(state["carried"])) == (True, {"c1"})
    assert said({"op": "follow", "version": None, "retires": True})["retires"] is False


def test_what_was_said_is_taken_back():
    twin = {"op": "same_thing", "list": "tasks", "id": "t1", "lineage": A}
    state = said(carry("c1", A), {"op": "reconsider", "id": "c1"}, twin, {"op": "reconsider", "id": "t1"})
    assert (state["carried"], state["twins"]) == ({}, {})
    assert said({"op": "let_go", "lineage": A}, {"op": "reconsider", "id": A})["gone"] == []


@pytest.mark.parametrize(
    "op",
    [
        carry("c9", A),
        carry("c1", A, list="groups"),
        carry("c1", "nonsense"),
        {"op": "let_go", "lineage": "nonsense"},
        {"op": "follow", "version": "7"},
        {"op": "same_thing", "list": "tasks", "id": "t9", "lineage": A},
    ],
)
def test_what_is_not_there_is_refused(op):
    with pytest.raises(NotAllowed):
        said(op)


def test_a_dropped_entry_is_not_compared():
    with pytest.raises(NotAllowed):
        said({"op": "drop", "list": "indicators", "id": "c1"}, carry("c1", A))


def pairs(new: list[Item], old: list[Item], *confirmed: Pair, **more) -> list[Pair]:
    state = {"carried": {}, "gone": []}
    for pair in confirmed:
        op = pair.op()
        if op["op"] == "carry":
            state["carried"][op["id"]] = {"to": op["lineage"], "seen": op["seen"]}
        else:
            state["gone"].append(op["lineage"])
    return pairs_of(Kind.POINT, new, old, state, **more)


def kinds(found: list[Pair]) -> list[tuple]:
    return [(pair.key, str(pair.status), pair.confirmed) for pair in found]


NEW = [Item("c1", "C1", SHOWN), Item("c2", "C2", "新的一条，家长可以投诉。")]
OLD = [Item(A, "C1", SHOWN), Item(B, "C2", FIRE)]


def test_the_draft_comes_first_then_what_is_gone():
    assert kinds(pairs(NEW, OLD)) == [("c1", "same", False), ("c2", "new", False), (B, "gone", False)]


def test_confirming_what_is_proposed_confirms_everything():
    found = pairs(NEW, OLD)
    assert all(pair.confirmed for pair in pairs(NEW, OLD, *found))
    assert Comparison(found).refusal() == "和上一版比，1 条去掉的还没有确认，请到“对照上一版”看一遍。"
    assert Comparison(pairs(NEW, OLD, *found)).refusal() == ""


def test_a_confirmation_lapses_with_the_words():
    """The pair stays as the person said; but who confirmed other words has not confirmed these."""
    confirmed = pairs(NEW, OLD)
    edited = [NEW[0]._replace(text="作业每周在校内公示，质量有人查。"), NEW[1]]
    found = pairs(edited, OLD, *confirmed)
    assert kinds(found)[0] == ("c1", "changed", False)
    assert found[0].must_be_confirmed


def test_another_fact_is_a_change_too():
    asked = NEW[0]._replace(facts=(("问谁", "学校"), ("学段", "")))
    before = OLD[0]._replace(facts=(("问谁", "培训机构"), ("学段", "")))
    (pair,) = pairs([asked], [before])
    assert (pair.status, pair.changed_facts()) == (Status.CHANGED, [("问谁", "培训机构", "学校")])


def test_another_code_alone_is_no_change():
    (pair,) = pairs([NEW[0]._replace(code="C7")], [OLD[0]])
    assert (pair.status, pair.renumbered) == (Status.SAME, True)


def test_an_answer_about_what_is_no_longer_there_counts_for_nothing():
    stale = Pair(Kind.POINT, NEW[0], Item(str(uuid4()), "C1", SHOWN))
    assert kinds(pairs(NEW[:1], OLD[:1], stale)) == [("c1", "same", False)]


def test_new_ones_keep_nobody_waiting():
    assert Comparison(pairs(NEW, [OLD[0]])).refusal() == ""
