"""Labels of every kind with what is left after them; headings and brackets; the tree where numbers jump."""

import pytest

from dudao.officialdocs.readers.blocks import Block
from dudao.officialdocs.readers.outline import (
    build_outline,
    find_label,
    split_code,
    split_heading,
    split_stem,
    without_label,
)


@pytest.mark.parametrize(
    ("text", "style", "number", "label", "rest"),
    [
        ("第二编 总则", "chapter", 2, "第二编", "总则"), ("第3章甲", "chapter", 3, "第3章", "甲"),
        ("第十二条\u3000甲", "article", 12, "第十二条", "甲"), ("一、甲", "big", 1, "一、", "甲"),
        ("一 总则", "big", 1, "一", "总则"),
        ("  （一）甲", "bracket", 1, "（一）", "甲"), ("（十一）、甲", "bracket", 11, "（十一）、", "甲"),
        ("3、甲", "number", 3, "3、", "甲"),
        ("12 甲乙", "number", 12, "12", "甲乙"), ("1.2月前报送", "number", 1, "1.", "2月前报送"),
        ("(3)甲", "number_bracket", 3, "(3)", "甲"),
        ("3）甲", "half_bracket", 3, "3）", "甲"), ("①甲", "circle", 1, "①", "甲"), ("⑳ 甲", "circle", 20, "⑳", "甲"),
        ("1.1甲方", "decimal", 11, "1.1", "甲方"), ("1.2.3甲", "long_decimal", 123, "1.2.3", "甲"),
        ("◆甲", "bullet", None, "◆", "甲"),
        ("壹、甲", "big", None, "壹、", "甲"), ("【甲乙】丙", "lenticular", None, "【", "甲乙】丙"),
    ],
)  # fmt: skip
def test_a_label_has_a_style_a_number_and_ends_where_the_words_begin(text, style, number, label, rest):
    found = find_label(text)
    assert (found.style, found.number, found.text) == (style, number, label)
    assert without_label(text) == text[found.length :].strip() == rest


def test_labels_from_the_outermost_to_the_innermost():
    drawn = [
        "第一章 甲",
        "第一条甲",
        "一、甲",
        "（一）甲",
        "1.甲",
        "1.1甲方",
        "1.2.3甲",
        "（1）甲",
        "1）甲",
        "①甲",
        "•甲",
    ]
    depths = [find_label(text).depth for text in drawn]
    assert depths == sorted(set(depths))
    assert find_label("【甲乙】丙").depth == find_label("一、甲").depth


@pytest.mark.parametrize(
    ("text", "split"),
    [
        (" B12 . 坚持", ("B12", "坚持")), ("b-2：坚持", ("b-2", "坚持")), ("C1", (None, "C1")), ("C1.", (None, "C1.")),
        ("3.10月份", (None, "3.10月份")), ("", (None, "")), (" 甲 ", (None, "甲")), ("A1.2.3甲", ("A1.2.3", "甲")),
    ],
)  # fmt: skip
def test_a_code_stands_before_words(text, split):
    assert split_code(text) == split


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("甲　作业", ("甲", "作业")), ("模块一：作业", ("一", "作业")), ("（乙）作业", ("乙", "作业")),
        ("第二类、作业", ("二", "作业")),
        ("A、作业", ("A", "作业")), ("Ⅲ. 作业", ("Ⅲ", "作业")), (" 作业 ", (None, "作业")),
        ("甲方作业", (None, "甲方作业")),
        ("", (None, "")),
    ],
)  # fmt: skip
def test_titles_of_tables_carry_numbers_of_their_own(text, split):
    assert split_stem(text) == split


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("自查（4月。重要）。各校自查。", ("自查（4月。重要）", "各校自查。")), ("“甲。乙”：丙", ("“甲。乙”", "丙")),
        ("甲：乙：丙", ("甲", "乙：丙")), ("甲）乙。丙", ("甲）乙", "丙")),
        ("甲）））（乙。）丙。丁", ("甲）））（乙。）丙", "丁")),
        ("（（甲。）乙。）丙。丁", ("（（甲。）乙。）丙", "丁")), ("甲！？", ("甲", "")), ("甲；", ("甲", "")),
        ("（甲。乙", ("（甲。乙", "")),
        ("甲】乙", ("甲", "乙")), ("（甲）乙。 丙", ("（甲）乙", "丙")), ("", ("", "")),
    ],
)  # fmt: skip
def test_a_heading_ends_at_a_stop_that_no_bracket_holds(text, split):
    assert split_heading(text) == split


def outline(*lines: str):
    return build_outline([Block(at, "paragraph", line) for at, line in enumerate(lines)])


def tree(section) -> list:
    return [[child.heading, *tree(child)] if child.children else child.heading for child in section.children]


def test_a_number_goes_below_the_nearest_of_an_outer_kind():
    assert tree(outline("1.甲", "一、乙", "（1）丙", "（一）丁", "二、戊")) == ["甲", ["乙", "丙", "丁"], "戊"]


def test_what_stands_before_the_first_heading_belongs_to_the_paper():
    root = outline("前言", "一、甲。乙", "说明")
    assert [block.text for block in root.paragraphs] == ["前言"]
    (section,) = root.children
    assert (section.heading, section.rest, [block.text for block in section.paragraphs]) == ("甲", "乙", ["说明"])
    assert (root.path(), section.path(), root.depth) == ([], ["甲"], -1)


def test_a_table_is_no_heading_whatever_its_text_is():
    root = build_outline([Block(0, "paragraph", "一、甲"), Block(1, "table", "二、乙")])
    assert tree(root) == ["甲"]
    assert [block.index for block in root.blocks()] == [0, 1]


def test_walking_goes_down_before_it_goes_on():
    assert [section.heading for section in outline("一、甲", "（一）乙", "1.丙", "二、丁").walk()] == [
        "",
        "甲",
        "乙",
        "丙",
        "丁",
    ]
