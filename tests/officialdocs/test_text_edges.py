"""Where sentences, clauses and lists are cut: brackets and quotes hold together, an unmatched one swallows nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.text import clauses, drop_brackets, names_listed, sentences, split_outside, squeeze

MARKED = st.text(alphabet="甲乙丙（）“”。，；、！ \n", max_size=30)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]), ("甲。乙", ["甲。", "乙"]),
        ("（甲。乙）丙。丁", ["（甲。乙）丙。", "丁"]),
        ("“甲。乙。”丙。", ["“甲。乙。”丙。"]), ("甲\n乙。\n\n丙", ["甲", "乙。", "丙"]),
        ("甲；乙，丙。", ["甲；乙，丙。"]),
        ("甲。”乙。丙", ["甲。”", "乙。", "丙"]), ("（甲。乙。", ["（甲。", "乙。"]),
        ("（甲。\n乙）丙。丁。", ["（甲。", "乙）丙。", "丁。"]),
        ("（（甲。）乙。）丙。丁", ["（（甲。）乙。）丙。", "丁"]), ("", []), (" \n ", []),
    ],
)  # fmt: skip
def test_sentences(text, found):
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("甲，乙；丙。", ["甲", "乙", "丙"]), ("甲（乙，丙），丁！？", ["甲（乙，丙）", "丁"]),
        ("甲、乙。", ["甲、乙"]),
        ("甲），（乙，丙），丁", ["甲）", "（乙，丙）", "丁"]), ("，甲，，", ["甲"]),
    ],
)  # fmt: skip
def test_clauses(sentence, found):
    assert clauses(sentence) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲科、乙科，丙科", ["甲科", "乙科", "丙科"]), ("甲科：\n乙科。", ["甲科", "乙科"]),
        ("甲科（一、二股）、乙科", ["甲科（一、二股）", "乙科"]),
        ("甲科 乙科/丙科", ["甲科", "乙科", "丙科"]), ("、。：", []), ("", []),
    ],
)  # fmt: skip
def test_names_of_a_list(text, found):
    assert names_listed(text) == found


@pytest.mark.parametrize(
    ("text", "bare"),
    [("甲（乙）丙", "甲丙"), ("甲(乙)", "甲"), ("甲（乙（丙）丁）", "甲（乙丁）"), ("（甲", "（甲"), ("甲", "甲")],
)
def test_what_stands_in_brackets_is_dropped(text, bare):
    assert drop_brackets(text) == bare


@pytest.mark.parametrize(
    ("one", "other"), [("（１）甲Ａ", "(1)甲a"), ("“甲” 乙", "甲乙"), ("《甲》\u3000乙\n", "甲乙"), ("ﬁ", "fi")]
)
def test_texts_that_differ_in_print_alone_compare_alike(one, other):
    assert squeeze(one) == squeeze(other)
    assert squeeze("甲乙") != squeeze("乙甲")


@given(MARKED, st.sampled_from(["。", "；;", "、，"]))
def test_pieces_with_their_marks_make_the_whole_again(text, marks):
    pieces = split_outside(text, marks, closing=True)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert len(split_outside(text, marks)) <= len(pieces)
