import pytest

from dudao.lib.statetable import NotAllowed
from dudao.schemes.cutting import joined
from dudao.schemes.drafts import entries, find, is_doubtful, new_draft
from dudao.schemes.edits import apply_ops
from tests.factories.schemes import point, reading


@pytest.fixture
def draft():
    return new_draft(reading())


def split(draft, name, entry_id, *parts):
    return apply_ops(draft, [{"op": "split", "list": name, "id": entry_id, "parts": list(parts)}])


def merge(draft, name, *ids):
    return apply_ops(draft, [{"op": "merge", "list": name, "ids": list(ids)}])


# ── one into several ─────────────────────────────────────────────────────
def test_both_halves_keep_place_audience_and_polarity_under_new_ids(draft):
    changed = split(draft, "indicators", "c3", "是否给一年级布置。", "是否给二年级布置。")
    assert [entry["id"] for entry in entries(changed, "indicators")] == ["c1", "c2", "c6", "c7", "c4", "c5"]
    source = find(draft, "indicators", "c3")
    for half in (find(changed, "indicators", "c6"), find(changed, "indicators", "c7")):
        assert [half[key] for key in ("place", "polarity", "stages", "unit_kinds", "group")] == [
            source[key] for key in ("place", "polarity", "stages", "unit_kinds", "group")
        ]
        assert is_doubtful(half)


def test_halves_of_a_point_have_codes_of_their_own(draft):
    changed = split(draft, "indicators", "c3", "甲。", "乙。", "丙。")
    assert [find(changed, "indicators", key)["point_code"] for key in ("c6", "c7", "c8")] == ["C3", "C3-2", "C3-3"]
    again = split(changed, "indicators", "c6", "甲一。", "甲二。")
    assert find(again, "indicators", "c10")["point_code"] == "C3-2-2"


def test_a_task_keeps_its_due_day_and_its_offices(draft):
    changed = split(draft, "tasks", "t1", "印出时间表。", "印出任务书。")
    assert [(entry["text"], entry["due"], entry["departments"]) for entry in entries(changed, "tasks")][:2] == [
        ("印出时间表。", "2026-10", ["基础教育科", "职成教科"]),
        ("印出任务书。", "2026-10", ["基础教育科", "职成教科"]),
    ]


def test_what_was_split_says_what_became_of_it(draft):
    was = find(split(draft, "tasks", "t1", "甲。", "乙。"), "tasks", "t1")
    assert (was["dropped"], was["split_into"], was["text"]) == (True, ["t3", "t4"], "印出时间表和任务书。")


def test_a_restored_entry_forgets_that_it_was_split(draft):
    changed = split(draft, "tasks", "t1", "甲。", "乙。")
    back = apply_ops(changed, [{"op": "restore", "list": "tasks", "id": "t1"}])
    assert find(back, "tasks", "t1") == find(draft, "tasks", "t1") | {"checked": True}


@pytest.mark.parametrize(
    ("name", "entry_id", "parts", "sentence"),
    [
        ("tasks", "t1", ["只有一行"], "一行一条，至少写成两行，最多 20 行。"),
        ("tasks", "t1", ["甲", " "], "一行一条，至少写成两行，最多 20 行。"),
        ("tasks", "t1", ["行"] * 21, "一行一条，至少写成两行，最多 20 行。"),
        ("tasks", "t1", ["甲", "乙" * 1001], "最多写 1000 个字，现在有 1001 个，请删短一些。"),
        ("tasks", "t9", ["甲", "乙"], "这一条已经不在了，请刷新后再改。"),
        ("forms", "b1", ["甲", "乙"], "这一类不能拆，请直接改内容。"),
        ("blocks", "b1", ["甲", "乙"], "这一类不能拆，请直接改内容。"),
    ],
)
def test_what_cannot_be_split_is_refused(draft, name, entry_id, parts, sentence):
    with pytest.raises(NotAllowed) as refusal:
        split(draft, name, entry_id, *parts)
    assert str(refusal.value) == sentence


# ── several into one ─────────────────────────────────────────────────────
def test_merged_words_stand_in_the_order_of_the_document(draft):
    changed = merge(draft, "tasks", "t2", "t1")
    (left,) = entries(changed, "tasks")
    assert (left["id"], left["text"]) == ("t1", "印出时间表和任务书。摸清培训机构底数。")
    assert left["departments"] == ["基础教育科", "职成教科"]
    assert find(changed, "tasks", "t2")["merged_into"] == "t1"
    assert left["was"] == {"text": "印出时间表和任务书。"}


def test_merged_points_ask_everybody_that_one_of_them_asked(draft):
    kept = find(merge(draft, "indicators", "c3", "c4"), "indicators", "c3")
    assert (kept["unit_kinds"], kept["stages"]) == (["school", "institution"], [])  # c4 is asked of every stage


def test_what_differs_is_said_and_must_be_looked_at(draft):
    kept = find(merge(draft, "indicators", "c1", "c3"), "indicators", "c1")
    assert kept["polarity"] == "duty"
    assert kept["reasons"] == [
        "由 2 条并成的：把合起来的话读一遍，再确认。", "几条的“怎么判”不一样，现在用的是第一条的。",
    ]  # fmt: skip
    assert is_doubtful(kept)


def test_minutes_add_up_and_the_earliest_place_stays():
    points = [
        point("C1", "甲", place={"block": 5, "row": 2}, minutes=1),
        point("C2", "乙", place={"block": 3, "row": 9}),
    ]
    kept = find(merge(new_draft(reading(indicators=points)), "indicators", "c1", "c2"), "indicators", "c1")
    assert (kept["place"], kept["minutes"]) == ({"block": 3, "row": 9}, 1.0)


def test_a_due_day_of_a_later_entry_is_not_lost():
    tasks = [{"text": "甲。", "due": None}, {"text": "乙。", "due": "2026-11"}]
    kept = find(merge(new_draft(reading(tasks=tasks)), "tasks", "t1", "t2"), "tasks", "t1")
    assert (kept["due"], len(kept["reasons"])) == ("2026-11", 1)


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["甲。", "乙。"], "甲。乙。"), (["甲", "乙"], "甲；乙"), (["甲；", "乙"], "甲；乙"), (["", "乙"], "乙"),
        (["甲", "", "丙"], "甲；丙"),
    ],
)  # fmt: skip
def test_words_are_joined_with_a_mark_between(texts, whole):
    assert joined(texts) == whole


@pytest.mark.parametrize(
    ("name", "ids", "sentence"),
    [
        ("tasks", ["t1"], "至少勾两条才能并成一条。"),
        ("tasks", ["t1", "t9"], "这一条已经不在了，请刷新后再改。"),
        ("groups", ["g1", "g2"], "这一类不能合并，请直接改内容。"),
    ],
)
def test_what_cannot_be_merged_is_refused(draft, name, ids, sentence):
    with pytest.raises(NotAllowed) as refusal:
        merge(draft, name, *ids)
    assert str(refusal.value) == sentence


def test_a_merged_text_that_grows_too_long_is_refused_and_nothing_changes():
    long = new_draft(reading(tasks=[{"text": "甲" * 600}, {"text": "乙" * 600}]))
    with pytest.raises(NotAllowed, match="最多写 1000 个字，现在有 1201 个"):
        merge(long, "tasks", "t1", "t2")
    assert [entry["dropped"] for entry in long["tasks"]] == [False, False]
