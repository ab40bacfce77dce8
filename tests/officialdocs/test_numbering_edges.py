"""Numbers that Word draws by itself: how each style is drawn, and how lists count, restart and inherit."""

import pytest
from lxml import etree

from dudao.officialdocs.readers.container import WORD
from dudao.officialdocs.readers.numbering import Numbering, draw, number_in, read_numbering

SPACE = WORD.strip("{}")


def xml(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:root xmlns:w="{SPACE}">{inner}</w:root>')


def level(depth: int, style: str, pattern: str, start: str = '<w:start w:val="1"/>') -> str:
    return (
        f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )  # fmt: skip


def a_list(*levels: str, key: int = 5, overrides: str = "") -> str:
    """A list of the number ``key``, drawn by an abstract list of the number ``key * 10``."""
    return (
        f'<w:abstractNum w:abstractNumId="{key}0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}0"/>{overrides}</w:num>'
    )


def paragraph(depth: int | str | None = 0, key: int | None = 5, style: str = "") -> etree._Element:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    at = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    own = "" if key is None else f'<w:numPr>{at}<w:numId w:val="{key}"/></w:numPr>'
    return xml(f"<w:pPr>{named}{own}</w:pPr>")


def drawn(numbering: Numbering, *depths: int) -> list[str]:
    return [numbering.label(paragraph(depth)) for depth in depths]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("chineseCounting", {1: "一", 10: "十", 99: "九十九", 100: "100"}),
        ("decimal", {1: "1", 12: "12", 0: "0"}),
        ("decimalZero", {1: "01", 9: "09", 10: "10"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "27", 0: "0"}), ("lowerLetter", {1: "a", 26: "z", 27: "27"}),
        ("upperRoman", {1: "I", 4: "IV", 12: "XII", 13: "13", 0: "0"}),
        ("lowerRoman", {1: "i", 9: "ix", 12: "xii", 13: "13"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11", 0: "0"}),
        ("chineseLegalSimplified", {1: "壹", 2: "贰", 10: "拾", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21", 0: "0"}), ("decimalEnclosedCircleChinese", {2: "②"}),
        ("decimalEnclosedParen", {1: "(1)", 20: "(20)", 21: "21"}),
        ("bullet", {1: ""}), ("none", {7: ""}), ("anythingElse", {7: "7"}),
    ],
)  # fmt: skip
def test_a_counter_is_drawn_as_word_draws_it(style, numbers):
    assert {number: draw(number, style) for number in numbers} == numbers


def test_every_letter_and_roman_number_is_its_own():
    for style, last in (
        ("upperLetter", 26),
        ("lowerRoman", 12),
        ("decimalEnclosedCircle", 20),
        ("ideographTraditional", 10),
    ):
        assert len({draw(number, style) for number in range(1, last + 1)}) == last


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("", 7), (None, 7), ("x", 7), ("0", 0), ("9" * 40, 7)])
def test_a_number_that_cannot_be_meant_is_the_usual_one(text, number):
    assert number_in(text, 7) == number


def test_levels_count_for_themselves_and_begin_anew_below_the_next_above():
    numbering = read_numbering(
        xml(
            a_list(
                level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
            )
        )
    )
    assert drawn(numbering, 0, 1, 2, 2, 1, 2, 0, 1) == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]


def test_a_number_made_of_all_levels_names_those_above():
    numbering = read_numbering(
        xml(a_list(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%1.%2 %3")))
    )
    assert drawn(numbering, 0, 1, 1, 2, 0, 1) == ["1", "1.1", "1.2", "1.2 a", "2", "2.1"]


def test_a_level_that_was_left_out_stands_at_its_start():
    start = '<w:start w:val="4"/>'
    numbering = read_numbering(xml(a_list(level(0, "decimal", "%1", start), level(1, "decimal", "%1.%2"))))
    assert drawn(numbering, 1, 0, 0, 1) == ["4.1", "4", "5", "5.1"]


def test_a_list_without_start_begins_at_one_and_another_at_its_own():
    numbering = read_numbering(
        xml(a_list(level(0, "decimal", "%1", "")) + a_list(level(0, "decimal", "%1", '<w:start w:val="7"/>'), key=6))
    )
    assert drawn(numbering, 0, 0) == ["1", "2"]
    assert [numbering.label(paragraph(0, 6)) for _ in range(2)] == ["7", "8"]


def test_a_second_use_of_a_list_goes_on_counting_or_restarts_where_it_says_so():
    again = '<w:num w:numId="6"><w:abstractNumId w:val="50"/></w:num>'
    anew = (
        '<w:num w:numId="7"><w:abstractNumId w:val="50"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="50"/><w:lvlOverride w:ilvl="0"/></w:num>'
    )
    numbering = read_numbering(xml(a_list(level(0, "decimal", "%1"), level(1, "decimal", "%2")) + again + anew))
    use = [(0, 5), (0, 5), (0, 6), (0, 7), (0, 7), (1, 7), (0, 8)]
    assert [numbering.label(paragraph(*place)) for place in use] == ["1", "2", "3", "3", "4", "1", "5"]


def test_a_restart_without_level_or_number_is_of_the_first_to_one():
    bare = '<w:lvlOverride><w:startOverride w:val="x"/></w:lvlOverride>'
    numbering = read_numbering(
        xml(a_list(level(0, "decimal", "%1", '<w:start w:val="5"/>'), overrides=bare))
    )  # fmt: skip
    assert drawn(numbering, 0, 0) == ["1", "2"]


def test_bullets_and_what_is_in_no_list_draw_nothing():
    numbering = read_numbering(xml(a_list(level(0, "bullet", "%1•"), level(1, "none", "x"), level(2, "decimal", "%3"))))
    assert drawn(numbering, 0, 1) == ["", ""]
    assert numbering.label(paragraph(key=None)) == ""
    assert numbering.label(paragraph(0, 9)) == ""  # no such list
    assert numbering.label(paragraph(8)) == ""  # no such level
    assert numbering.label(xml("")) == ""


def test_without_numbering_nothing_is_numbered():
    assert read_numbering(None).label(paragraph()) == ""


def test_a_level_without_format_is_drawn_in_figures():
    numbering = read_numbering(xml(a_list('<w:lvl w:ilvl="0"><w:lvlText w:val="%1)"/></w:lvl>')))
    assert drawn(numbering, 0, 0) == ["1)", "2)"]


# ── styles that carry a number ───────────────────────────────────────────
STYLES = xml(
    '<w:style w:styleId="Title1"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Plain"/>'
    '<w:style w:styleId="First"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Level"><w:basedOn w:val="Plain"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Child"><w:basedOn w:val="Title1"/></w:style>'
    '<w:style w:styleId="One"><w:basedOn w:val="Two"/></w:style>'
    '<w:style w:styleId="Two"><w:basedOn w:val="One"/></w:style>'
)


@pytest.fixture
def styled() -> Numbering:
    return read_numbering(xml(a_list(level(0, "decimal", "%1."), level(1, "decimal", "(%2)"))), STYLES)


@pytest.mark.parametrize(
    ("style", "label"),
    [("Title1", "(1)"), ("Child", "(1)"), ("First", "1."), ("Plain", ""), ("Level", ""), ("One", ""), ("Unknown", "")],
)
def test_a_style_lends_its_number_to_paragraphs_and_to_styles_based_on_it(styled, style, label):
    assert styled.label(paragraph(key=None, style=style)) == label


def test_what_a_paragraph_says_itself_goes_before_its_style(styled):
    assert styled.label(paragraph(0, 5, "Title1")) == "1."
    assert styled.label(paragraph(None, 5, "Title1")) == "(1)"  # the level of the style
    assert styled.label(paragraph(None, 0, "Title1")) == ""  # list 0 takes the number away
    assert styled.label(paragraph("x", 5, "Title1")) == "2."
    assert styled.label(xml('<w:pPr><w:pStyle w:val="Title1"/><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>')) == "3."


def test_a_long_line_of_styles_is_followed():
    chain = "".join(
        f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(8)
    ) + '<w:style w:styleId="S8"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'  # fmt: skip
    numbering = read_numbering(xml(a_list(level(0, "decimal", "%1"))), xml(chain))
    assert numbering.label(paragraph(key=None, style="S0")) == "1"
