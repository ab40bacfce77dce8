"""Which way the words around a number bound it, and what is no limit at all."""

import pytest

from dudao.officialdocs.readers.comparators import forbidden, said_before
from dudao.officialdocs.readers.measures import measures


def ops(clause: str) -> list[str]:
    return [one.op for one in measures(clause, clause)]


@pytest.mark.parametrize(
    ("clause", "op"),
    [
        ("作业60分钟以内", "<="), ("作业60分钟以下", "<="), ("活动60分钟以上", ">="), ("活动60分钟及以上", ">="),
        ("作业60分钟左右", "="), ("作业不超过60分钟左右", "<="), ("严禁作业超过60分钟", "<="),
        ("杜绝睡眠少于9小时", ">="),
        ("禁止睡眠低于9小时", ">="), ("不超过每天60分钟", "<="), ("不超过规定的60分钟", "<="),
        ("至少到校督导2次", ">="),
        ("不少于规定的2次", ">="), ("作业压减到60分钟", "<="), ("作业减少到60分钟", "<="), ("达标率提高到95%", ">="),
        ("要到校督导2次", ">="), ("应当开展2次", ">="), ("须上好2节", ">="), ("要完成2篇", "="), ("到校督导2次", "="),
        ("确保活动2小时", ">="), ("保证每天都有2小时", ">="), ("确保95%", ">="), ("保证95%", ">="),
        ("作业≤60分钟", "<="), ("活动>=60分钟", ">="), ("上限60分钟", "<="), ("每周不得低于2次", ">="),
    ],
)  # fmt: skip
def test_words_around_a_number_bound_it(clause, op):
    assert ops(clause) == [op]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("不超过60分钟、90分钟", ["<=", "<="]), ("不少于4次8课时", [">=", ">="]), ("60分钟以内、90分钟", ["<=", "="]),
        ("60分钟、90分钟以内", ["=", "<="]),
    ],
)  # fmt: skip
def test_what_stands_before_the_first_of_two_bounds_both(clause, found):
    assert ops(clause) == found


@pytest.mark.parametrize(
    ("clause", "op"),
    [
        ("不低于两次", ">="), ("至少两次", ">="), ("达到九成", ">="), ("不超过两次", "<="), ("控制在一半", "<="),
        ("每年两次", ""),
    ],
)  # fmt: skip
def test_the_clause_before_may_have_said_which_way(clause, op):
    assert said_before(clause) == op


@pytest.mark.parametrize(
    ("before", "op"),
    [
        ("作业超过", "<="), ("作业超出规定时长（", "<="), ("在校高于", "<="), ("睡眠不足", ">="), ("睡眠少于", ">="),
        ("睡眠不少于", "="), ("作业不超过", "="), ("作业", "="),
    ],
)  # fmt: skip
def test_what_is_named_as_a_fault_is_the_limit_the_other_way_round(before, op):
    assert forbidden("=", before) == op
