"""Judgement on values: tables of cases, no database."""

from datetime import date

import pytest

from dudao.ledger import rules
from dudao.ledger.enums import Severity
from dudao.lib.statetable import NotAllowed

TODAY = date(2026, 11, 18)
LATER = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("words", "reason"),
    [("", "理由还没写。"), (" \n", "理由还没写。"), ("长" * 2001, "最多写 2000 个字，现在有 2001 个。")],
)
def test_words_missing_or_too_many(words, reason):
    with pytest.raises(NotAllowed, match=reason):
        rules.check_words(words, "理由")


def test_words_are_trimmed():
    assert rules.check_words("  好  ", "理由") == "好"


@pytest.mark.parametrize(
    ("due_on", "reason"), [(None, "期限还没填"), (date(2026, 11, 17), "期限要在今天（11月18日）或以后。")]
)
def test_due_day_missing_or_passed(due_on, reason):
    with pytest.raises(NotAllowed, match=reason):
        rules.check_due(due_on, today=TODAY)


def test_mistyped_years_are_refused():
    with pytest.raises(NotAllowed, match="期限写成了 9999 年，太远了，请核对年份。"):
        rules.check_due(date(9999, 12, 31), today=TODAY)
    with pytest.raises(NotAllowed, match="发现的日子写成了 1 年，太早了，请核对年份。"):
        rules.check_seen_on(date(1, 1, 1), today=TODAY)


def test_due_day_may_be_today():
    assert rules.check_due(TODAY, today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("given", "before", "kept"),
    [(LATER, None, LATER), (None, LATER, LATER), (LATER, LATER, LATER), (None, date(2026, 1, 1), date(2026, 1, 1))],
)
def test_unit_sets_the_day_only_once(given, before, kept):
    assert rules.check_planned_due(given, set_before=before, today=TODAY) == kept


def test_unit_does_not_move_the_day():
    with pytest.raises(NotAllowed, match="期限已定为 12月4日，要改请督导室来改。"):
        rules.check_planned_due(date(2026, 12, 20), set_before=LATER, today=TODAY)


def test_office_moves_the_day_to_another_one():
    assert rules.check_new_due(LATER, old=TODAY, today=TODAY) == LATER
    with pytest.raises(NotAllowed, match="期限本来就是 12月4日，没有改动。"):
        rules.check_new_due(LATER, old=LATER, today=TODAY)


def test_sighting_is_not_in_the_future():
    assert rules.check_seen_on(TODAY, today=TODAY) == TODAY
    with pytest.raises(NotAllowed, match="发现的日子不能在今天（11月18日）之后。"):
        rules.check_seen_on(LATER, today=TODAY)


def test_choice_is_one_of_the_list():
    assert rules.check_choice("urgent", Severity, "轻重") == "urgent"
    with pytest.raises(NotAllowed, match="请选一般、较重或紧急。"):
        rules.check_choice("huge", Severity, "一般、较重或紧急")
