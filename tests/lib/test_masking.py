import pytest

from dudao.lib.masking import mask_names, mask_numbers

NAMES = [
    ("周砚", "周＊"),
    ("周砚、李小满", "周＊、李＊＊"),
    ("欧阳小满文", "欧＊＊"),
    ("", ""),
    ("赵（教导处）", "赵（教＊＊）"),
]
NUMBERS = [
    ("13812345678", "138****5678"), ("电话13812345678。", "电话138****5678。"), ("213812345678", "213812345678"),
    ("138 1234 5678", "138****5678"), ("138-1234-5678找他", "138****5678找他"), ("100 1234 5678", "100 1234 5678"),
    ("138.1234.5678", "138****5678"), ("１３８１２３４５６７８", "１３８****５６７８"),
    ("138—1234—5678", "138****5678"),
    ("11010119900307001x", "110101********001x"), ("2026年11月", "2026年11月"), ("", ""), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "short"), NAMES)
def test_names_keep_the_surname(text, short):
    assert mask_names(text) == short


@pytest.mark.parametrize(("text", "masked"), NUMBERS)
def test_numbers_of_people_are_masked_and_no_others(text, masked):
    assert mask_numbers(text) == masked
