"""Chinese and Arabic numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.lib.numerals import to_chinese, to_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("两", 2),
        ("一百零五", 105),
        ("三千", 3000),
        ("一万二千", 12000),
        ("十万", 100000),
        ("三十五万零六", 350006),
        ("百", 100),
        ("1.", None),
        (" 两百 ", 200),
        ("95％", None),
        ("二〇二三", 2023),
        ("1.5", 1.5),
        ("１２", 12),
        ("", None),
        ("abc", None),
        ("第一", None),
    ],
)
def test_known_numerals(text, value):
    assert to_number(text) == value


@given(st.integers(0, 99))
def test_chinese_numeral_comes_back(value):
    assert to_number(to_chinese(value)) == value


@given(st.integers(0, 10**9))
def test_arabic_numeral_comes_back(value):
    assert to_number(str(value)) == value


@pytest.mark.parametrize("value", [-1, 100])
def test_chinese_only_up_to_ninety_nine(value):
    with pytest.raises(ValueError):
        to_chinese(value)
