from datetime import date

import pytest

from dudao.schemes.days import due_in, first_day_of, last_day_of, months


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("每月底", date(2026, 9, 30)),
        ("每月25日前", date(2026, 9, 25)),
        ("次月5日前", date(2026, 10, 5)),
        ("每月31日", date(2026, 9, 30)),
        ("每季度", date(2026, 9, 30)),
        ("", date(2026, 9, 30)),
    ],
)
def test_due_in_reads_the_day_that_the_words_name(words, due):
    assert due_in(words, 2026, 9) == due


def test_due_in_the_month_after_december_is_january():
    assert due_in("次月5日前", 2026, 12) == date(2027, 1, 5)


def test_a_month_ends_on_its_last_day_and_a_day_is_itself():
    assert last_day_of("2024-02") == date(2024, 2, 29)
    assert first_day_of("2024-02") == date(2024, 2, 1)
    assert last_day_of("2026-09-30") == first_day_of("2026-09-30") == date(2026, 9, 30)
    assert last_day_of(None) is None


def test_months_run_over_the_year():
    assert list(months(date(2026, 11, 20), date(2027, 1, 3))) == [(2026, 11), (2026, 12), (2027, 1)]
