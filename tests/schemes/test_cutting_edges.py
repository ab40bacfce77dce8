"""Cutting and joining at the edges: most parts, codes that are taken, minutes, places, what one of them lacks."""

import pytest

from dudao.schemes.cutting import MOST_PARTS, joined
from dudao.schemes.drafts import entries, find, new_draft
from dudao.schemes.edits import apply_ops
from tests.factories.schemes import point, reading


def drafted(**lists) -> dict:
    return new_draft(reading(**lists))


def split(draft: dict, name: str, entry_id: str, *parts: str) -> dict:
    return apply_ops(draft, [{"op": "split", "list": name, "id": entry_id, "parts": list(parts)}])


def merged(name: str, rows: list[dict]) -> dict:
    """The first entry of a list after all of it were made into one."""
    draft = drafted(**{name: rows})
    ids = [entry["id"] for entry in draft[name]]
    return find(apply_ops(draft, [{"op": "merge", "list": name, "ids": ids}]), name, ids[0])


# ── one into several ─────────────────────────────────────────────────────
@pytest.mark.parametrize("count", [2, MOST_PARTS])
def test_a_point_is_cut_into_two_up_to_twenty(count):
    cut = split(drafted(), "indicators", "c1", *(f"第{n}件事。" for n in range(count)))
    texts = [entry["point"] for entry in entries(cut, "indicators")]
    assert texts[:count] == [f"第{n}件事。" for n in range(count)]
    assert texts[count] == "作业每天在校内公示。"


def test_what_was_cut_stands_before_its_parts_and_is_done_with():
    cut = split(drafted(), "tasks", "t1", "甲。", "乙。")
    assert [entry["id"] for entry in cut["tasks"]] == ["t1", "t3", "t4", "t2"]
    assert [(entry["dropped"], entry["checked"]) for entry in cut["tasks"]][:3] == [
        (True, True), (False, False), (False, False),
    ]  # fmt: skip


def test_parts_of_a_corrected_entry_forget_what_it_was_before():
    draft = apply_ops(drafted(), [{"op": "correct", "list": "tasks", "id": "t1", "fields": {"text": "甲乙。"}}])
    half = find(split(draft, "tasks", "t1", "甲。", "乙。"), "tasks", "t3")
    assert not {"was", "split_into", "merged_into"} & set(half)


def codes(*taken: str) -> list[str]:
    """Codes of the two halves of the first point, beside other points of these codes."""
    rows = [point(taken[0], "甲和乙。"), *(point(code, "别的。") for code in taken[1:])]
    cut = split(drafted(indicators=rows), "indicators", "c1", "甲。", "乙。")
    return [entry["point_code"] for entry in entries(cut, "indicators")][:2]


def test_a_code_that_is_taken_is_numbered_on():
    assert codes("C3") == ["C3", "C3-2"]
    assert codes("C3", "C3-2") == ["C3", "C3-2-2"]
    assert codes("C3", "C3-2", "C3-2-2") == ["C3", "C3-2-3"]
    assert codes("C3", "C3-2", "C3-2-2", "C3-2-3") == ["C3", "C3-2-4"]


def test_codes_keep_to_their_length_and_stay_different():
    long = "C" * 18
    assert codes(long) == [long, f"{long}-2"]
    assert codes("C" * 20, "D1") == ["C" * 20, "C" * 17 + "-2"]
    assert codes("C" * 20, "C" * 17 + "-2") == ["C" * 20, "C" * 17 + "-3"]


def test_halves_of_a_point_without_a_code_have_none():
    assert codes("") == ["", ""]


# ── several into one ─────────────────────────────────────────────────────
def test_the_others_are_dropped_and_done_with_and_the_one_must_be_looked_at():
    draft = drafted(tasks=[{"text": text} for text in ("甲。", "乙。", "丙。", "丁。")])
    whole = apply_ops(draft, [{"op": "merge", "list": "tasks", "ids": ["t3", "t1", "t2"]}])
    told = {entry["id"]: (entry["dropped"], entry["checked"], entry.get("merged_into")) for entry in whole["tasks"]}
    assert told == {
        "t1": (False, False, None), "t2": (True, True, "t1"), "t3": (True, True, "t1"), "t4": (False, False, None),
    }  # fmt: skip
    assert find(whole, "tasks", "t1")["text"] == "甲。乙。丙。"


@pytest.mark.parametrize(
    ("minutes", "sum_of_them"),
    [
        ([1, 2], 3), ([30, 29.5], 59.5), ([30, 30], 60), ([40, 40], 60), ([0.25, 0.1], 0.3), ([0, 0], 0.5),
        ([None, 2], 2),
        ([1, None, 0.5], 1.5),
    ],
)  # fmt: skip
def test_minutes_add_up_to_an_hour_at_most(minutes, sum_of_them):
    assert (
        merged("indicators", [point(f"C{n}", "甲。", minutes=m) for n, m in enumerate(minutes)])["minutes"]
        == sum_of_them
    )


def test_where_nobody_said_how_long_it_takes_nobody_says_it_after():
    assert "minutes" not in merged("indicators", [point("C1", "甲。"), point("C2", "乙。")])


@pytest.mark.parametrize(
    ("stages", "asked"),
    [
        ([["primary"], ["junior"]], ["primary", "junior"]), ([["junior"], ["primary"]], ["primary", "junior"]),
        ([["primary"], []], []), ([[], []], []), ([["primary"], ["primary"]], ["primary"]),
    ],
)  # fmt: skip
def test_a_point_asked_of_every_stage_stays_so(stages, asked):
    assert merged("indicators", [point(f"C{n}", "甲。", stages=one) for n, one in enumerate(stages)])["stages"] == asked


@pytest.mark.parametrize(
    ("places", "first"),
    [
        ([{"block": 5}, {"block": 3}], {"block": 3}),
        ([{"block": 3, "row": 2}, {"block": 3, "row": 1}], {"block": 3, "row": 1}),
        ([{"block": 3, "row": 1}, {"block": 3}], {"block": 3}), ([{"block": 1}, {"row": 9}], {"row": 9}),
        ([None, {"block": 4}], {"block": 4}),
        ([{"block": 0, "row": 1}, {"block": 0, "row": 0}], {"block": 0, "row": 0}),
    ],
)  # fmt: skip
def test_the_first_place_in_the_document_is_that_of_all(places, first):
    assert merged("tasks", [{"text": "甲。", "place": place} for place in places])["place"] == first


def test_without_any_place_there_is_none():
    assert merged("tasks", [{"text": "甲。"}, {"text": "乙。"}])["place"] is None


def test_the_first_word_on_a_thing_stands_and_is_named_if_another_differs():
    rows = [
        {"text": "甲。", "due": None, "cadence": "monthly"}, {"text": "乙。", "due": "2026-11", "cadence": "weekly"},
        {"text": "丙。", "due": "2026-12", "cadence": ""},
    ]  # fmt: skip
    kept = merged("tasks", rows)
    assert (kept["due"], kept["cadence"]) == ("2026-11", "monthly")
    assert kept["reasons"][1:] == [
        "几条的“完成时限”不一样，现在用的是第一条的。", "几条的“多久一次”不一样，现在用的是第一条的。",
    ]  # fmt: skip


def test_offices_of_all_are_named_once_in_their_order():
    rows = [
        {"text": "甲。", "departments": ["丙科", "甲科"]},
        {"text": "乙。"},
        {"text": "丙。", "departments": ["甲科", "乙科"]},
    ]
    assert merged("tasks", rows)["departments"] == ["丙科", "甲科", "乙科"]


def test_an_entry_that_a_person_wrote_was_nothing_else_before():
    draft = new_draft(reading(tasks=[{"text": "甲。"}, {"text": "乙。"}]), origin="added")
    kept = find(apply_ops(draft, [{"op": "merge", "list": "tasks", "ids": ["t1", "t2"]}]), "tasks", "t1")
    assert (kept["text"], kept.get("was")) == ("甲。乙。", None)


@pytest.mark.parametrize("end", "。；！？!?;…”")
def test_a_text_that_ends_itself_needs_no_mark(end):
    assert joined([f"甲{end}", " 乙 "]) == f"甲{end}乙"
