"""What a reviewer said, kept word for word; what is counted, shown and asked of the pairs."""

from uuid import UUID

import pytest

from dudao.lib.statetable import NotAllowed
from dudao.schemes.comparing import (
    STATE,
    Comparison,
    Kind,
    Pair,
    Status,
    digest_of,
    pairs_of,
    state_of,
    without_comparison,
)
from dudao.schemes.drafts import new_draft
from dudao.schemes.edits import apply_ops
from dudao.schemes.lineage import Item

A, B, C = (str(UUID(int=number)) for number in (1, 2, 3))  # the same in every process: names of tests
SHOWN, FIRE, FOOD = "作业每天在校内公示，质量有人查。", "消防设施是否齐全有效。", "食堂留样每天登记，满四十八小时。"
NEW, OLD = [Item("c1", "C1", SHOWN), Item("c2", "C2", FIRE)], [Item(A, "C1", SHOWN), Item(B, "C2", FIRE)]
NOTHING = {"carried": {}, "gone": []}


def draft(*ops: dict) -> dict:
    made = new_draft(
        {"indicators": [{"point": SHOWN}, {"point": FIRE}], "tasks": [{"text": "摸底。"}, {"text": "自查。"}]}
    )
    return apply_ops(made, list(ops))


def carry(entry: str, lineage: str, seen: object = "x") -> dict:
    return {"op": "carry", "list": "indicators", "id": entry, "lineage": lineage, "seen": seen}


def twin(entry: str, lineage: str) -> dict:
    return {"op": "same_thing", "list": "tasks", "id": entry, "lineage": lineage}


def pair(new: Item | None, old: Item | None, **more) -> Pair:
    return Pair(Kind.POINT, new, old, **more)


# ── what was said ────────────────────────────────────────────────────────
def test_a_draft_of_which_nothing_was_said_has_every_part():
    assert state_of({}) == state_of({STATE: None}) == {"with": None, "retires": False, **NOTHING, "twins": {}}
    assert state_of({STATE: {"gone": [A]}}) == {"with": None, "retires": False, "carried": {}, "gone": [A], "twins": {}}


def test_the_next_edition_begins_without_what_was_said_and_with_all_else():
    said = draft(carry("c1", A))
    assert STATE not in without_comparison(said)
    assert without_comparison(said) | {STATE: said[STATE]} == said


@pytest.mark.parametrize("none", ["", None])
def test_a_new_entry_may_carry_on_nothing(none):
    assert state_of(draft(carry("c1", none, None)))["carried"] == {"c1": {"to": "", "seen": ""}}


def test_a_lineage_is_kept_in_one_form_and_what_was_seen_cut_to_its_length():
    assert state_of(draft(carry("c1", A.upper(), "0123456789abcdefZZ")))["carried"] == {
        "c1": {"to": A, "seen": "0123456789abcdef"}
    }


def test_what_is_gone_stays_gone_when_another_is_carried_on():
    state = state_of(draft({"op": "let_go", "lineage": A}, {"op": "let_go", "lineage": B}, carry("c1", A)))
    assert state["gone"] == [B]
    assert state_of(draft({"op": "let_go", "lineage": ""}))["gone"] == []


def test_one_thing_of_another_scheme_has_one_twin():
    assert state_of(draft(twin("t1", A), twin("t2", A)))["twins"] == {"t2": A}
    assert state_of(draft(twin("t1", A), twin("t2", B)))["twins"] == {"t1": A, "t2": B}
    assert state_of(draft(twin("t1", ""), twin("t2", "")))["twins"] == {"t1": "", "t2": ""}


def test_reconsidering_one_leaves_the_others_as_they_were_said():
    said = [carry("c1", A), carry("c2", B), {"op": "let_go", "lineage": C}, twin("t1", A), twin("t2", B)]
    state = state_of(draft(*said, {"op": "reconsider", "id": "c1"}, {"op": "reconsider", "id": "t2"}))
    assert (set(state["carried"]), state["gone"], state["twins"]) == ({"c2"}, [C], {"t1": A})


def test_the_same_version_before_keeps_what_was_said_and_another_does_not():
    with_seven = [{"op": "follow", "version": 7, "retires": True}, carry("c1", A)]
    again = state_of(draft(*with_seven, {"op": "follow", "version": 7}))
    assert (again["with"], again["retires"], set(again["carried"])) == (7, False, {"c1"})
    usual = state_of(draft(*with_seven, {"op": "follow", "version": None, "retires": True}))
    assert (usual["with"], usual["retires"], usual["carried"]) == (None, False, {})


def test_a_version_is_named_by_its_number():
    with pytest.raises(NotAllowed, match="接续哪一份"):
        draft({"op": "follow", "version": "七"})


# ── what a confirmation is worth ─────────────────────────────────────────
def test_the_mark_of_a_pair_is_short_and_of_both_sides():
    one = digest_of(NEW[0], OLD[0])
    assert len(one) == 16
    facts = NEW[0]._replace(facts=(("问谁", "学校"),))
    others = [digest_of(NEW[0], None), digest_of(NEW[0], OLD[1]), digest_of(NEW[1], OLD[0]), digest_of(facts, OLD[0])]
    assert len({one, *others}) == 5
    assert digest_of(NEW[0]._replace(code="C9"), OLD[0]) == one  # another number is no other wording


def test_a_confirmed_new_entry_is_confirmed_while_nothing_is_carried_on():
    said = {"carried": {"c1": {"to": "", "seen": digest_of(NEW[0], None)}}, "gone": []}
    (found,) = pairs_of(Kind.POINT, NEW[:1], [], said)
    assert (found.status, found.confirmed) == (Status.NEW, True)
    said["carried"]["c1"]["to"] = A
    (found,) = pairs_of(Kind.POINT, NEW[:1], OLD[:1], said)
    assert (found.status, found.confirmed) == (Status.SAME, False)


def test_what_was_said_of_another_entry_moves_nothing():
    said = {"carried": {"c9": {"to": A, "seen": ""}}, "gone": []}
    assert [found.old for found in pairs_of(Kind.POINT, NEW, OLD, said)] == OLD


def test_new_and_gone_name_what_they_may_have_come_from_or_gone_into():
    split = Item("c3", "C3", "作业每天在校内公示，质量有人查，家长可以看。")
    pairs = pairs_of(Kind.POINT, [NEW[0], split], OLD[:1], NOTHING)
    assert [(found.new, found.old, found.near) for found in pairs] == [(NEW[0], OLD[0], None), (split, None, OLD[0])]
    fewer = pairs_of(Kind.POINT, NEW[:1], [OLD[0], Item(B, "C2", split.text)], NOTHING)
    assert [(found.new, found.near) for found in fewer] == [(NEW[0], None), (None, NEW[0])]


def test_what_went_out_earlier_comes_back_as_what_it_was():
    (found,) = pairs_of(Kind.POINT, NEW[:1], [], NOTHING, older=OLD[:1])
    assert (found.status, found.old) == (Status.SAME, OLD[0])


# ── what is told of a pair ───────────────────────────────────────────────
CHANGED = pair(NEW[0]._replace(text=FOOD), OLD[0])
GONE, ADDED, SAME = pair(None, OLD[1]), pair(NEW[1], None), pair(NEW[0], OLD[0])


@pytest.mark.parametrize(
    ("shown", "status", "key", "must", "renumbered"),
    [
        (CHANGED, Status.CHANGED, "c1", True, False), (GONE, Status.GONE, B, True, False),
        (ADDED, Status.NEW, "c2", False, False), (SAME, Status.SAME, "c1", False, False),
        (pair(NEW[0]._replace(code="C8"), OLD[0]), Status.SAME, "c1", False, True),
        (pair(None, OLD[1], confirmed=True), Status.GONE, B, False, False),
        (pair(None, OLD[1], stays=True), Status.GONE, B, False, False),
        (pair(NEW[0]._replace(facts=(("问谁", "学校"),)), OLD[0]), Status.CHANGED, "c1", True, False),
    ],
)  # fmt: skip
def test_what_a_pair_is_called_and_whether_somebody_must_look(shown, status, key, must, renumbered):
    assert (shown.status, shown.key, shown.must_be_confirmed, shown.renumbered) == (status, key, must, renumbered)


def test_the_words_of_one_side_alone_have_all_come_or_gone():
    assert [(run.kind, run.text) for run in GONE.words()] == [("del", FIRE)]
    assert [(run.kind, run.text) for run in ADDED.words()] == [("ins", FIRE)]
    assert [(run.kind, run.text) for run in SAME.words()] == [("same", SHOWN)]


def test_facts_are_told_only_where_they_differ_in_the_order_of_before():
    before = OLD[0]._replace(facts=(("问谁", "机构"), ("学段", "小学"), ("多久", "每月")))
    after = NEW[0]._replace(facts=(("学段", "小学"), ("问谁", "学校"), ("期限", "月底")))
    assert pair(after, before).changed_facts() == [("问谁", "机构", "学校"), ("多久", "每月", ""), ("期限", "", "月底")]


def test_confirming_a_pair_says_what_it_carries_on():
    assert GONE.op() == {"op": "let_go", "lineage": B}
    assert ADDED.op() == {
        "op": "carry",
        "list": "indicators",
        "id": "c2",
        "lineage": "",
        "seen": digest_of(NEW[1], None),
    }
    assert SAME.op()["lineage"] == A
    assert (SAME.seen, GONE.seen) == (digest_of(NEW[0], OLD[0]), "")


# ── all of them ──────────────────────────────────────────────────────────
KEPT = pair(None, Item(C, "C3", FOOD), stays=True)
TASK = Pair(Kind.TASK, Item("t1", "", "摸底。"), Item(str(UUID(int=4)), "", "自查。"))
ALL = Comparison([CHANGED, GONE, ADDED, SAME, KEPT, TASK, pair(None, OLD[0], confirmed=True)])


def test_what_the_other_scheme_goes_on_asking_is_not_shown():
    assert KEPT not in ALL.shown
    assert len(ALL.shown) == 6
    assert ALL.of(Status.GONE) == [GONE, ALL.pairs[-1]]


def test_pairs_are_picked_by_what_became_of_them_and_by_their_kind():
    assert ALL.of(Status.CHANGED) == [CHANGED, TASK]
    assert ALL.of(Status.CHANGED, kind=Kind.TASK) == [TASK]
    assert ALL.of(Status.NEW, Status.SAME) == [ADDED, SAME]
    assert ALL.of() == []


def test_what_waits_for_a_look_and_what_nobody_confirmed():
    assert ALL.open == [CHANGED, GONE, TASK]
    assert ALL.unconfirmed == [CHANGED, GONE, ADDED, SAME, TASK]
    assert ALL.refusal() == "和上一版比，2 条改了的、1 条去掉的还没有确认，请到“对照上一版”看一遍。"
    assert Comparison([CHANGED]).refusal() == "和上一版比，1 条改了的还没有确认，请到“对照上一版”看一遍。"
    assert Comparison().refusal() == ""


def test_whatever_has_two_sides_carries_its_lineage_on():
    assert Comparison([SAME, GONE, ADDED, KEPT]).carried() == {"c1": UUID(A)}
