"""What holds for any text: the small parts of the reader never raise, and what they normalise stays as it is."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dudao.lib.numerals import to_chinese, to_number
from dudao.officialdocs.readers.dates import era_of, read_due
from dudao.officialdocs.readers.outline import find_label, split_code, without_label
from dudao.officialdocs.readers.own_doubts import own_doubts
from dudao.officialdocs.readers.polarity import polarity_of
from dudao.officialdocs.readers.quantities import read_quantities
from dudao.officialdocs.readers.text import clauses, sentences, squeeze
from dudao.officialdocs.readers.timing import cadence_of
from dudao.officialdocs.shapes import Place, ReadDocument

LETTERS = (
    "一二三四五六七八九十百两〇零年月日底前每周学期不超过少于至分钟小时元%次"
    "是否有无报送县教育局，。；：（）()《》“”、.0123456789A①〔〕 \n"
)
PAPER = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=60)
ERA = era_of("2026-03-02", 2026)


@given(st.integers(0, 99))
def test_a_chinese_numeral_comes_back(value):
    assert to_number(to_chinese(value)) == value


@given(PAPER)
def test_a_numeral_is_a_number_or_nothing(text):
    value = to_number(text)
    assert value is None or value >= 0


@given(PAPER)
@settings(deadline=None)
def test_a_due_day_is_a_month_or_a_day(text):
    due = read_due(text, ERA)
    assert due is None or re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?", due)


@given(st.integers(1, 12), st.integers(1, 28))
def test_a_written_day_is_read_as_itself(month, day):
    assert read_due(f"2026年{month}月{day}日前", ERA) == f"2026-{month:02d}-{day:02d}"


@given(PAPER)
def test_squeezing_twice_is_squeezing_once(text):
    assert squeeze(squeeze(text)) == squeeze(text)


@given(PAPER)
def test_a_label_is_the_beginning_of_its_text(text):
    label = find_label(text)
    assert label is None or 0 < label.length <= len(text)
    assert without_label(text) in text
    assert split_code(text)[1] in text


@given(PAPER)
def test_pieces_of_a_text_stand_in_it(text):
    assert all(piece in text for piece in sentences(text))
    assert all(piece in text for piece in clauses(text))


@given(PAPER)
@settings(deadline=None)
def test_quantities_and_polarity_are_told_in_known_words(text):
    for entry in read_quantities(text, Place(0, "正文")):
        assert entry.op in ("<=", ">=", "=", "range")
        assert 0 < entry.confidence <= 1
    assert polarity_of(text)[0] in ("duty", "good_yes", "bad_yes")
    assert cadence_of(text) is None or cadence_of(text)


@given(PAPER, PAPER)
@settings(deadline=None)
def test_doubting_twice_is_doubting_once(text, other):
    document = ReadDocument(quantities=read_quantities(text + other, Place(0, "正文")))
    own_doubts(document, [])
    once = [(entry.confidence, list(entry.reasons)) for entry in document.quantities]
    own_doubts(document, [])
    assert [(entry.confidence, entry.reasons) for entry in document.quantities] == once
