"""Numbers of headings, sections, and the points of one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.blocks import Block
from dudao.officialdocs.readers.outline import build_outline, find_label, split_code, split_heading
from dudao.officialdocs.readers.points import split_points, split_title


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("一、总体要求", "big", 1),
        ("十二、其他", "big", 12),
        ("（三）督导", "bracket", 3),
        ("(二)督导", "bracket", 2),
        ("3.检查", "number", 3),
        ("12．检查", "number", 12),
        ("（4）评价", "number_bracket", 4),
        ("⑤评价", "circle", 5),
        ("第六条 职责", "article", 6),
        ("第二章 职责", "chapter", 2),
    ],
)
def test_labels(text, style, number):
    label = find_label(text)
    assert (label.style, label.number) == (style, number)


@pytest.mark.parametrize("text", ["2022年工作", "1.5小时", "“双减”工作", "一天一校", "3月5日", ""])
def test_no_label(text):
    assert find_label(text) is None


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("C12.是否", ("C12", "是否")),
        ("B1全面", ("B1", "全面")),
        ("1.2.3 检查", ("1.2.3", "检查")),
        ("检查", (None, "检查")),
    ],
)
def test_codes(text, split):
    assert split_code(text) == split


def test_heading_ends_at_the_first_stop_outside_brackets():
    assert split_heading("自查（4月。重要）。各校自查。") == ("自查（4月。重要）", "各校自查。")


def test_sections_nest_by_the_kind_of_number():
    lines = ["一、甲", "（一）乙", "1.丙", "说明", "（二）丁", "二、戊"]
    root = build_outline([Block(at, "paragraph", line) for at, line in enumerate(lines)])
    assert [section.heading for section in root.children] == ["甲", "戊"]
    assert [section.heading for section in root.children[0].children] == ["乙", "丁"]
    assert root.children[0].children[0].children[0].path() == ["甲", "乙", "丙"]


@given(st.lists(st.sampled_from(["一、甲", "（一）乙", "1.丙", "（1）丁", "无号"]), max_size=12))
def test_every_block_stands_in_the_outline_once(lines):
    blocks = [Block(at, "paragraph", line) for at, line in enumerate(lines)]
    assert build_outline(blocks).blocks() == blocks


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("是否公示", [(None, "是否公示")]),
        ("C3.是否公示", [("C3", "是否公示")]),
        ("2. 是否甲 3. 是否乙", [("2", "是否甲"), ("3", "是否乙")]),
        ("1.甲；\n2.乙。", [("1", "甲；"), ("2", "乙。")]),
        ("①甲②乙", [("1", "甲"), ("2", "乙")]),
        ("每天不超过1.5小时", [(None, "每天不超过1.5小时")]),
        ("分两行\n写完", [(None, "分两行写完")]),
        ("C1.甲\nC2.乙", [("C1", "甲"), ("C2", "乙")]),
    ],
)
def test_points_of_a_cell(text, points):
    assert split_points(text) == points


@given(
    st.integers(1, 90),
    st.lists(st.text(alphabet="是否建立公示制度，作业", min_size=1, max_size=8), min_size=2, max_size=8),
)
def test_counted_points_come_back(first, texts):
    cell = " ".join(f"{number}. {text}" for number, text in enumerate(texts, first))
    assert split_points(cell) == [(str(number), text) for number, text in enumerate(texts, first)]


def test_titles_keep_the_score_in_their_name():
    assert split_title("(一) 作业管理（20分）") == ("一", "作业管理（20分）")
    assert split_title("A1.组织") == ("A1", "组织")
