import pytest

from dudao.lib.posted import posted_number, posted_numbers


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(text, number):
    assert posted_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1.0", "²", "１２", "一", "9" * 19, "9" * 5000, "1 ", "0x1"])
def test_anything_else_is_none(text):
    assert posted_number(text) is None


def test_only_the_numbers_are_kept():
    assert posted_numbers(["3", "²", "abc", "1"]) == [3, 1]
