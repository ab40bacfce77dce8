from datetime import date

import pytest

from dudao.lib.day_words import day_words, full_day_words

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 18), "11月18日"),
        (date(2026, 1, 5), "1月5日"),
        (date(2025, 12, 31), "2025年12月31日"),
        (date(2027, 1, 1), "2027年1月1日"),
    ],
)
def test_year_is_said_only_where_it_is_another(day, words):
    assert day_words(day, TODAY) == words


def test_paper_names_the_year_always():
    assert full_day_words(TODAY) == "2026年11月18日"
