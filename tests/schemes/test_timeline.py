from datetime import date

import pytest

from dudao.schemes.timeline import span_words


@pytest.mark.req("A10")
@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 21), date(2026, 4, 20), "2026年3月下旬至4月中旬"),
        (date(2026, 9, 1), date(2026, 9, 30), "2026年9月"),
        (date(2025, 9, 1), date(2026, 6, 30), "2025年9月至2026年6月"),
        (date(2026, 9, 1), None, "2026年9月起，没有写到什么时候"),
        (None, date(2026, 9, 30), "到2026年9月，没有写从什么时候"),
        (None, None, "没有写日期"),
    ],
)
def test_a_window_is_said_as_exactly_as_it_is_known(first, last, words):
    assert span_words(first, last) == words
