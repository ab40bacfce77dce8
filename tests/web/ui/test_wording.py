from datetime import date, datetime, timedelta

import pytest

from dudao.web.ui import wording
from dudao.web.ui.wording import Status

TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 11, 18), "11月18日"),
        (date(2026, 1, 5), "1月5日"),
        (date(2025, 12, 31), "2025年12月31日"),
        (date(2027, 1, 1), "2027年1月1日"),
    ],
)
def test_day_names_the_year_only_where_it_is_another(value, written):
    assert wording.day(value, TODAY) == written


def test_day_full_always_names_the_year():
    assert wording.day_full(TODAY) == "2026年11月18日"


def test_moment_of_today_is_the_clock_alone():
    assert wording.moment(datetime(2026, 11, 18, 9, 3), TODAY) == "09:03"
    assert wording.moment(datetime(2026, 11, 17, 16, 20), TODAY) == "11月17日 16:20"


@pytest.mark.parametrize(
    ("due_on", "overdue", "status"),
    [
        (None, 0, Status("none", "没有期限")),
        (date(2026, 11, 10), 6, Status("due", "逾期 6 天")),
        (date(2026, 11, 17), 0, Status("due", "已到期")),  # only rest days have passed since
        (date(2026, 11, 18), 0, Status("soon", "今天")),
        (date(2026, 11, 19), 0, Status("soon", "明天")),
        (date(2026, 11, 20), 0, Status("soon", "后天")),
        (date(2026, 11, 22), 0, Status("run", "11月22日 周日")),
        (date(2026, 11, 24), 0, Status("run", "11月24日 周二")),
        (date(2026, 11, 25), 0, Status("run", "11月25日")),
        (date(2027, 3, 1), 0, Status("run", "2027年3月1日")),
    ],
)
def test_due_says_how_near_a_day_is(due_on, overdue, status):
    assert wording.due(due_on, TODAY, overdue) == status


@pytest.mark.parametrize(
    ("days", "status"),
    [
        (9, Status("run", "还有 9 天")), (3, Status("soon", "还有 3 天")), (1, Status("soon", "明天到期")),
        (0, Status("soon", "今天到期")), (-2, Status("due", "过了 2 天")),
    ],
)  # fmt: skip
def test_days_left_is_a_clock_in_words(days, status):
    assert wording.days_left(TODAY + timedelta(days=days), TODAY) == status


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800005678", "138****5678"),
        ("138 0000 5678", "138 **** 5678"),
        ("0000-0005678", "000*-***5678"),
        ("0005678", "***5678"),
        ("110", "****"),
        ("", ""),
        ("找门卫", "找门卫"),
    ],
)
def test_mask_phone_keeps_the_last_four_digits(number, masked):
    assert wording.mask_phone(number) == masked


@pytest.mark.parametrize(
    ("done", "total", "written"),
    [(52, 58, "89.7%"), (58, 58, "100.0%"), (0, 58, "0.0%"), (0, 0, "无"), (9999, 10000, "99.9%"), (1, 10000, "0.1%")],
)
def test_percent_is_round_only_when_it_is_true(done, total, written):
    assert wording.percent(done, total) == written


def test_part_of_nothing_is_none():
    assert wording.part_of(138, 156) == "138/156"
    assert wording.part_of(1208, 2000) == "1,208/2,000"
    assert wording.part_of(0, 0) == "无"


@pytest.mark.parametrize(("octets", "written"), [(10, "1 KB"), (18_400, "18 KB"), (1_260_000, "1.2 MB")])
def test_size(octets, written):
    assert wording.size(octets) == written


def test_names_lists_some_and_counts_all():
    assert wording.names(["枫林小学", "荷塘小学"]) == "枫林小学、荷塘小学"
    assert wording.names(["枫林小学", "荷塘小学", "星河中学", "北坡小学"]) == "枫林小学、荷塘小学、星河中学等 4 所"
