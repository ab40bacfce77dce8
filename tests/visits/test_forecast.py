"""Who will miss the month: the reason is one that somebody can act on."""

from datetime import date

import pytest

from dudao.visits.forecast import Ahead, Why, will_miss

pytestmark = pytest.mark.req("D01")

DAYS = [date(2026, 11, day) for day in (25, 26, 27, 30)]
LIN = (7, "林老师")


def ahead(unit: int, **facts) -> Ahead:
    return Ahead(**{"unit": unit, "arranged": True, "inspector": LIN} | facts)


def words(missed) -> dict[int, str]:
    return {unit: miss.words for unit, miss in missed.items()}


def test_nobody_is_missed_while_the_days_suffice():
    assert will_miss([ahead(unit) for unit in range(4)], days=DAYS) == {}
    assert will_miss([ahead(unit) for unit in range(8)], days=DAYS, a_day=2) == {}


def test_whoever_was_seen_last_waits_longest_and_a_fixed_day_comes_first():
    rows = [
        ahead(1),
        ahead(2),
        ahead(3),
        ahead(4, planned_on=DAYS[3]),
        ahead(5),
    ]
    last = {1: date(2026, 10, 29), 2: date(2026, 10, 8), 4: date(2026, 10, 30), 5: date(2026, 10, 20)}
    assert words(will_miss(rows, days=DAYS, seen=lambda _: last)) == {1: "林老师 4 个工作日还有 5 校，排不下"}


def test_each_inspector_has_his_own_days():
    rows = [ahead(unit, inspector=LIN if unit % 2 else (8, "周老师")) for unit in range(8)]
    assert will_miss(rows, days=DAYS) == {}


@pytest.mark.parametrize(
    ("facts", "why", "reason"),
    [
        ({"arranged": False}, Why.NOT_ARRANGED, "这个月还没有安排"),
        ({"arranged": False, "gone": "没去成：林老师住院"}, Why.GONE, "没去成：林老师住院，要另派人"),
        ({"inspector": None}, Why.NOBODY, "没有人去"),
        ({"left": True}, Why.LEFT, "林老师离任了，要换人"),
        ({"able_until": date(2026, 11, 24)}, Why.EXPIRED, "林老师的督学证过期了"),
        ({"planned_on": date(2026, 12, 2)}, Why.LATER, "林老师定在 12月2日"),
        ({"planned_on": date(2027, 11, 24)}, Why.LATER, "林老师定在 2027年11月24日"),
    ],
)
def test_what_cannot_be_done_at_all_says_why(facts, why, reason):
    missed = will_miss([ahead(1, **facts), ahead(2)], days=DAYS)
    assert (words(missed), missed[1].why) == ({1: reason}, why)


def test_a_certificate_of_today_still_holds():
    assert will_miss([ahead(1, able_until=DAYS[0])], days=DAYS) == {}


def test_without_a_working_day_left_nobody_goes():
    assert words(will_miss([ahead(1)], days=[])) == {1: "这个月没有工作日了"}
