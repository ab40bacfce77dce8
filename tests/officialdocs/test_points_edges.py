"""Cells of a checklist: which numbers part them, which do not, and what is left when nothing is numbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.points import numbering_of, split_points, split_title


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("（1）甲（2）乙（3）丙", [("1", "甲"), ("2", "乙"), ("3", "丙")]), ("①甲②乙", [("1", "甲"), ("2", "乙")]),
        ("3.甲 4.乙", [("3", "甲"), ("4", "乙")]), ("1.甲 3.乙", [("1", "甲 3.乙")]),
        ("1.甲（2）乙", [("1", "甲（2）乙")]),
        ("1.甲 2.乙 2.丙", [("1", "甲"), ("2", "乙 2.丙")]), ("检查：1.甲 2.乙", [("1", "甲"), ("2", "乙")]),
        ("检查下列各项 1.甲 2.乙", [(None, "检查下列各项"), ("1", "甲"), ("2", "乙")]),
        ("见第 5.甲", [(None, "见第 5.甲")]),
        ("检查：\n3.甲\n4.乙", [("3", "甲"), ("4", "乙")]), ("不超过1.5小时", [(None, "不超过1.5小时")]),
        ("1.甲", [("1", "甲")]),
        ("B1 甲\nB2 乙", [("B1", "甲"), ("B2", "乙")]), ("B1 甲\n乙", [("B1", "甲乙")]), ("19.甲 20.乙", [("19", "甲"),
        ("20", "乙")]),
        ("⑲甲⑳乙", [("19", "甲"), ("20", "乙")]), ("", [(None, "")]), ("检查 1.甲", [(None, "检查 1.甲")]),
    ],
)  # fmt: skip
def test_numbers_that_count_up_part_a_cell(text, points):
    assert split_points(text) == points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("作业每天公示。\n课后服务有人。", ["作业每天公示。", "课后服务有人。"]),
        ("作业每天公示。\n有人。", ["作业每天公示。有人。"]),
        ("作业每天公示\n课后服务有人。", ["作业每天公示课后服务有人。"]),
        ("作业公示。\n天天有人。", ["作业公示。天天有人。"]),
        ("一二三四五。\n六七八九十。", ["一二三四五。", "六七八九十。"]),
        ("是否公示；是否检查；", ["是否公示", "是否检查"]), ("是否公示；要检查", ["是否公示；要检查"]),
        ("是否公示（天天；按时）", ["是否公示（天天；按时）"]),
        ("齐不齐；有没有；好吗？", ["齐不齐", "有没有", "好吗？"]),
    ],
)  # fmt: skip
def test_without_numbers_a_cell_is_one_point_unless_its_lines_or_questions_are_whole(text, points):
    assert split_points(text) == [(None, point) for point in points]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("甲\n作业管理", ("甲", "作业管理")), ("(一) 作业", ("一", "作业")), ("A1.组织", ("A1", "组织")),
        ("【作业管理】", (None, "作业管理")),
        ("作业管理：", (None, "作业管理")), ("作业\n管理", (None, "作业管理")), ("12\n作业", ("12", "作业")),
        ("二、作业", ("二", "作业")),
        ("模块一：作业", ("一", "作业")),
    ],
)  # fmt: skip
def test_titles_have_a_number_and_a_name(text, split):
    assert split_title(text) == split


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、甲", "big"), ("（一）甲", "bracket"), ("1.甲", "number"), ("A1 甲", "A"), ("b2 甲", "B"),
        ("1.1.1.1 甲", "long_decimal"),
        ("甲", "plain"), ("", "plain"), ("1-2 甲", "dots1"), ("1-2-3 甲", "dots2"),
    ],
)  # fmt: skip
def test_the_kind_of_number_in_front(text, kind):
    assert numbering_of(text) == kind


@given(st.integers(1, 90), st.integers(2, 9), st.sampled_from(["{}.", "（{}）", "{}、"]))
def test_whatever_counts_up_comes_back_in_order(first, count, label):
    cell = "\n".join(f"{label.format(number)}第某事" for number in range(first, first + count))
    assert split_points(cell) == [(str(number), "第某事") for number in range(first, first + count)]
