"""How alike two wordings are, and where the likest of several is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.schemes.lineage import Item, carried, covered, likeness, nearest

WORDS = st.text(alphabet="作业公示每天学校质量督导，。", max_size=30)
LONG = "学校每天公示作业，" * 40


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_words_are_wholly_alike(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert 0 <= covered(one, other) <= 1
    assert likeness(one, one) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("甲", "甲", 1), ("甲", "乙", 0), ("甲乙", "甲乙", 1), ("", "甲乙", 0), ("甲，乙。", "甲乙", 1),
        ("甲乙丙丁", "甲乙丁丙", 0.75), ("甲乙丙丁戊", "甲乙己庚辛", 0.4), ("甲乙丙丁", "丁丙乙甲", 0),
        ("甲乙丙丁戊己庚辛", "甲乙丙壬癸子丑寅", 0.375),
    ],
)  # fmt: skip
def test_likeness_is_what_stands_in_both_in_the_same_order(one, other, alike):
    assert likeness(one, other) == likeness(other, one) == pytest.approx(alike)


def test_one_word_changed_in_a_long_text_is_hardly_a_change():
    """Characters that stand in it a hundred times count like any other."""
    assert likeness(f"{LONG}县{LONG}", f"{LONG}市{LONG}") > 0.99
    assert covered(f"{LONG}县{LONG}", f"{LONG}市{LONG}") > 0.99


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ("甲乙", "丙甲乙丁", 1), ("甲乙丙", "甲乙丁丙", 2 / 3), ("甲丙乙", "甲丁乙", 0), ("甲", "甲乙", 0),
        ("", "甲乙", 0),
        ("甲乙丙丁", "甲乙戊丙丁", 1), ("甲乙，丙丁。", "甲乙丙丁", 1), ("甲乙丙丁", "甲乙", 0.5),
    ],
)  # fmt: skip
def test_covered_is_how_much_of_the_one_stands_in_the_other_in_runs(part, whole, share):
    assert covered(part, whole) == pytest.approx(share)


# ── who is taken ─────────────────────────────────────────────────────────
def test_under_the_same_code_less_likeness_is_enough():
    """Two thirds of the words are left: the point of the same code is carried on, another one is not."""
    was, now = "每学期召开家长会两次以上。", "每学期召开家长会并公布结果。"
    assert 0.6 <= likeness(was, now) < 0.72
    assert carried([Item("c1", "C1", now)], [Item("A", "C1", was)], {}) == {"c1": "A"}
    assert carried([Item("c1", "C2", now)], [Item("A", "C1", was)], {}) == {}
    assert carried([Item("c1", "", now)], [Item("A", "", was)], {}) == {}


def test_three_fifths_are_just_enough():
    assert likeness("甲乙丙丁戊", "甲乙丙己庚") == pytest.approx(0.6)
    assert carried([Item("c1", "C1", "甲乙丙丁戊")], [Item("A", "C1", "甲乙丙己庚")], {}) == {"c1": "A"}


def test_the_same_words_twice_are_carried_on_in_their_order():
    words = "作业每天在校内公示。"
    new, old = [Item("c1", "", words), Item("c2", "", words)], [Item("A", "", words), Item("B", "", words)]
    assert carried(new, old, {}) == {"c1": "A", "c2": "B"}


def test_of_two_that_are_alike_the_one_of_the_same_code_is_carried_on():
    now = "每学期召开家长会三次以上。"
    old = [Item("A", "C7", "每学期召开家长会两次以上。"), Item("B", "C1", "每学期召开家长会两次及以上。")]
    assert likeness(now, old[0].text) > likeness(now, old[1].text)
    assert carried([Item("c1", "C1", now)], old, {}) == {"c1": "B"}
    assert carried([Item("c1", "C9", now)], old, {}) == {"c1": "A"}


def test_the_likest_goes_first_and_the_others_take_what_is_left():
    old = [Item("A", "", "作业每天在校内公示。"), Item("B", "", "作业每周在校内公示，有记录。")]
    new = [Item("c1", "", "作业每天在校内公示，有记录。"), Item("c2", "", "作业每天在校内公示！")]
    assert carried(new, old, {}) == {"c2": "A", "c1": "B"}


def test_what_went_out_earlier_is_taken_only_if_nothing_of_the_last_version_fits():
    words = "作业每天在校内公示。"
    older, old = [Item("X", "C1", words)], [Item("A", "C9", words)]
    assert carried([Item("c1", "C1", words)], old, {}, older=older) == {"c1": "A"}
    two = [Item("c1", "C1", words), Item("c2", "C2", words)]
    assert carried(two, old, {}, older=older) == {"c1": "A", "c2": "X"}
    assert carried(two, [], {"c1": "X"}, older=older) == {"c1": "X"}


def test_the_nearest_is_the_likest_and_of_two_alike_the_first():
    item = Item("c1", "C1", "建立作业公示制度，每天公示。")
    close, same = Item("A", "", "建立作业公示制度，每周公示。"), Item("B", "", "建立作业公示制度，每天公示。")
    far = Item("C", "", "食堂每天留样，有专人负责登记。")
    assert nearest(item, [far, close, same]) == same
    assert nearest(item, [close._replace(key="D"), close]).key == "D"
    assert nearest(item, [far]) is None
    assert nearest(item, []) is None


def test_a_point_is_near_to_what_holds_most_of_it_though_that_is_longer():
    whole = Item("A", "", "建立作业公示制度，作业每天公示；建立作业总量审核制度，由教导处每周审核。")
    part = Item("c1", "", "作业每天公示，制度建立。")
    assert likeness(part.text, whole.text) < 0.6
    assert nearest(part._replace(text="建立作业公示制度，作业每天公示。"), [whole]) == whole
