import pytest

from dudao.schemes.drafts import find, new_draft
from dudao.schemes.edits import apply_ops
from dudao.schemes.stepping import clashes, difference, moved_on, taken_back, together
from tests.factories.schemes import reading

TYPED = {"op": "correct", "list": "tasks", "id": "t1", "fields": {"due": "2026-12"}}
OPS = [
    TYPED,
    {"op": "drop", "list": "tasks", "id": "t2"},
    {"op": "add", "list": "tasks", "after": "t1", "fields": {"text": "补一件。"}},
    {"op": "split", "list": "indicators", "id": "c3", "parts": ["甲。", "乙。"]},
    {"op": "merge", "list": "indicators", "ids": ["c1", "c2", "c4"]},
    {"op": "apply_to_group", "group": ["A2", "作业管理"], "fields": {"stages": ["primary"]}},
    {"op": "bind", "id": "b1", "column": "备注", "field": "problem"},
    {"op": "head", "fields": {"title": "新标题", "issuer": ["甲局"]}},
]


@pytest.fixture
def draft():
    return new_draft(reading())


@pytest.mark.parametrize("op", OPS, ids=[op["op"] for op in OPS])
def test_every_act_is_taken_back_wholly(draft, op):
    after = apply_ops(draft, [op])
    assert after != draft
    back = taken_back(after, difference(draft, after))
    assert back | {"next_id": None} == draft | {"next_id": None}  # an id is never given twice


def test_an_act_is_taken_back_from_under_later_ones_of_other_entries(draft):
    mine = apply_ops(draft, [TYPED])
    later = apply_ops(mine, [{"op": "drop", "list": "indicators", "id": "c1"}, OPS[3]])
    back = taken_back(later, difference(draft, mine))
    assert find(back, "tasks", "t1")["due"] == "2026-10"
    assert find(back, "indicators", "c1")["dropped"] is True
    assert find(back, "indicators", "c6")["point"] == "甲。"


def test_what_somebody_changed_since_is_told(draft):
    mine = apply_ops(draft, [TYPED])
    step = difference(draft, mine)
    assert moved_on(mine, step) == []
    assert moved_on(apply_ops(mine, [TYPED | {"fields": {"lead": "财务科"}}]), step) == ["tasks:t1"]


def test_steps_to_and_fro_are_no_change(draft):
    there = apply_ops(draft, [OPS[1]])
    assert together([difference(draft, there), difference(there, draft)]) == {}
    assert [*together([difference(draft, there)])] == ["tasks:t2"]


def test_the_given_draft_stays_as_it_was(draft):
    after = apply_ops(draft, [TYPED])
    step = difference(draft, after)
    taken_back(after, step)["tasks"][0]["due"] = "2099-01"
    assert step["tasks:t1"]["before"]["due"] == "2026-10"
    assert find(after, "tasks", "t1")["due"] == "2026-12"


# ── two people ───────────────────────────────────────────────────────────
def met(draft, theirs: list[dict], mine: list[dict]) -> list[str]:
    """What clashes when ``mine`` was begun on ``draft`` and ``theirs`` came first."""
    now = apply_ops(draft, theirs)
    typed = all(op["op"] == "correct" for op in mine)
    return clashes(difference(now, apply_ops(now, mine)), difference(draft, now), typed=typed)


WHOLE = {"text": "印出时间表和任务书。", "due": "2026-12", "departments": ["基础教育科", "职成教科"]}


@pytest.mark.parametrize(
    ("theirs", "mine", "keys"),
    [
        ([OPS[1]], [TYPED], []),  # different entries
        ([{"op": "confirm", "list": "tasks", "id": "t1"}], [TYPED], []),  # only looked at
        ([TYPED], [TYPED | {"fields": WHOLE}], []),  # both wrote the same
        ([TYPED], [TYPED | {"fields": WHOLE | {"due": "2026-10"}}], ["tasks:t1"]),  # would undo theirs
        ([TYPED], [TYPED | {"fields": WHOLE | {"text": "别的。"}}], ["tasks:t1"]),  # both wrote into one entry
        ([{"op": "drop", "list": "tasks", "id": "t1"}], [TYPED], ["tasks:t1"]),
        ([TYPED], [{"op": "drop", "list": "tasks", "id": "t1"}], ["tasks:t1"]),
        ([TYPED | {"checked": False}], [{"op": "confirm", "list": "tasks", "id": "t1"}], ["tasks:t1"]),  # unseen
        ([{"op": "head", "fields": {"title": "甲"}}], [{"op": "head", "fields": {"title": "乙"}}], ["head:title"]),
        ([{"op": "head", "fields": {"title": "甲"}}], [{"op": "head", "fields": {"issuer": ["乙局"]}}], []),
    ],
)
def test_two_people_meet_only_in_what_both_wrote(draft, theirs, mine, keys):
    assert met(draft, theirs, mine) == keys
