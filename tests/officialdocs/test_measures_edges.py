"""Numbers with units: numerals of every kind, what one number stands for, per whom and how often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.measures import measures


def told(clause: str, sentence: str = "", beside: str = "", before: str = "") -> list[tuple]:
    return [(one.value, one.unit, one.op) for one in measures(clause, sentence or clause, beside, before)]


def spans(clause: str) -> list[str]:
    return [clause[one.start : one.end] for one in measures(clause, clause)]


@pytest.mark.parametrize(
    ("clause", "value", "unit", "op", "words"),
    [
        ("参与率不低于百分之九十", 90, "%", ">=", "百分之九十"), ("做到百分之百覆盖", 100, "%", "=", "百分之百"),
        ("作业不超过1个半小时", 1.5, "小时", "<=", "1个半小时"), ("为期两个半月", 2.5, "个月", "=", "两个半月"),
        ("活动一个半小时以上", 1.5, "小时", ">=", "一个半小时"), ("作业不超过半小时", 0.5, "小时", "<=", "半小时"),
        ("整改至少半个月", 0.5, "个月", ">=", "半个月"), ("不超过半个学期", 0.5, "学期", "<=", "半个学期"),
        ("合格率达到95％", 95, "%", ">=", "95％"), ("体育活动1.5小时", 1.5, "小时", "=", "1.5小时"),
        ("平均提高2个百分点", 2, "百分点", "=", "2个百分点"), ("培训至少3个工作日", 3, "工作日", ">=", "3个工作日"),
        ("保存至少两个学期", 2, "学期", ">=", "两个学期"), ("每周1至2次", "1-2", "次/周", "range", "1至2次"),
        ("课时增加30分钟", 30, "分钟", "=", "30分钟"), ("每周一至两次", "1-2", "次/周", "range", "一至两次"),
        ("睡眠10个小时", 10, "小时", "=", "10个小时"),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(clause, value, unit, op, words):
    assert told(clause) == [(value, unit, op)]
    assert spans(clause) == [words]


@pytest.mark.parametrize("clause", ["半小时大课间", "共三个小组", "上半学期", "开学前半个月"])
def test_half_an_hour_of_something_is_no_limit(clause):
    assert told(clause) == []


@pytest.mark.parametrize(
    ("clause", "unit"),
    [
        ("每生每学期400元", "元/生/学期"), ("每学期每生不高于400元", "元/生/学期"), ("收费400元/生/学期", "元/生/学期"),
        ("收费400元／生·学期", "元/生/学期"), ("每课时60元", "元/课时"), ("总计400元", "元"), ("每人60元", "元/人"),
        ("每年每学生不超过60元", "元/学生/年"), ("每生每学期收取的全部各项服务性的费用合计起来400元", "元"),
        ("每日2次", "次/天"), ("每季3次", "次/季度"), ("每月讲一讲，每周2次", "次/周"), ("每学期2个学期以上", "学期"),
        ("每年80平方米", "平方米"), ("每天2次/班", "次/班"),
    ],
)  # fmt: skip
def test_per_whom_and_how_often(clause, unit):
    assert [one.unit for one in measures(clause, clause)] == [unit]


@pytest.mark.parametrize(
    ("clause", "value", "copies"),
    [
        ("三个100%", 100, 3), ("两个95％", 95, 2), ("校内校外各1小时", 1, 2), ("校内、校外各不少于1小时", 1, 2),
        ("语文和数学各不超过20分钟", 20, 2), ("每班各2名", 2, 1), ("作业各2次", 2, 1), ("校内1小时", 1, 1),
    ],
)  # fmt: skip
def test_one_number_said_of_several_things_is_that_many_entries(clause, value, copies):
    found = measures(clause, clause)
    assert [(one.value, one.index, one.of) for one in found] == [(value, turn, copies) for turn in range(copies)]
    assert len({(one.start, one.end, one.op) for one in found}) == 1


@pytest.mark.parametrize(
    ("clause", "ops"),
    [
        ("不少于4次8课时", [">=", ">="]), ("不少于2次和3场", [">=", ">="]), ("不超过60分钟、90分钟", ["<=", "<="]),
        ("不超过60分钟或者90分钟", ["<=", "<="]), ("不超过2次另外安排3次", ["<=", "="]),
        ("60分钟以内再加30分钟", ["<=", "="]),
    ],
)  # fmt: skip
def test_a_comparator_holds_for_the_numbers_joined_to_it(clause, ops):
    assert [op for *_, op in told(clause)] == ops


def test_what_is_meant_may_stand_in_the_clause_before():
    assert told("其中校级2次", before="每月督导5次") == [(2, "次/月", "=")]
    assert told("校级2次", before="每月督导5次") == [(2, "次", "=")]
    assert told("其中每周2次", before="每月督导5次") == [(2, "次/周", "=")]
    assert told("即2次", before="不少于两次") == [(2, "次", ">=")]
    assert told("安排2次", before="不少于两次") == [(2, "次", "=")]


@pytest.mark.parametrize(
    ("clause", "sentence", "beside", "found"),
    [
        ("作业超过60分钟", "", "违规行为", [(60, "分钟", "<=")]), ("作业超过60分钟", "", "", [(60, "分钟", ">=")]),
        ("作业超过60分钟", "作业超量：作业超过60分钟", "", [(60, "分钟", "<=")]),
        ("是否超过60分钟", "", "", [(60, "分钟", "<=")]),
        ("活动不足60分钟", "", "违规行为", [(60, "分钟", ">=")]), ("活动60分钟", "", "违规行为", [(60, "分钟", "=")]),
        ("超过60分钟和90分钟", "", "违规行为", [(60, "分钟", "<="), (90, "分钟", "<=")]),
    ],
)  # fmt: skip
def test_what_goes_beyond_is_the_fault_where_faults_are_told(clause, sentence, beside, found):
    assert told(clause, sentence, beside) == found


def test_a_condition_is_a_limit_only_where_nothing_follows_from_it():
    assert told("2次被通报的", "2次被通报的，约谈校长。") == []
    assert told("2次到校的", "2次到校的，记入台账。") == [(2, "次", "=")]
    assert told("抽查2次", "抽查2次，约谈校长。") == [(2, "次", "=")]


@pytest.mark.parametrize("clause", ["扣2分，3次为限", "每次加 1.5 分，全年3次", "每月得3分2次"])
def test_points_for_a_mark_are_no_limit(clause):
    assert told(clause) == []


def test_hours_of_the_day_stand_among_the_numbers_in_their_order():
    assert told("每天1小时，21:00前就寝，睡眠不少于9小时") == [
        (1, "小时/天", "="), ("21:00", "点", "<="), (9, "小时/天", ">="),
    ]  # fmt: skip


@given(st.integers(1, 400), st.sampled_from(["分钟", "课时", "次", "学时", "%"]), st.sampled_from(["不超过", "不少于"]))
def test_number_and_unit_come_back_from_where_they_stand(value, unit, word):
    (one,) = measures(f"时间{word}{value}{unit}", "")
    assert (one.value, one.unit, one.index, one.of) == (value, unit, 0, 1)
    assert (one.start, one.end) == (5, 5 + len(f"{value}{unit}"))
