"""Comparators, units, periods and scope of limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.quantities import read_quantities
from dudao.officialdocs.shapes import Place

HERE = Place(0, "正文")


def found(text):
    return [(entry.applies_to, entry.op, entry.value, entry.unit) for entry in read_quantities(text, HERE)]


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        (
            "小学三至六年级书面作业不超过60分钟，初中不超过90分钟。",
            [("小学三至六年级", "<=", 60, "分钟"), ("初中", "<=", 90, "分钟")],
        ),
        (
            "线上培训每课时不超过30分钟，课程间隔不少于10分钟，培训结束时间不晚于21点。",
            [("线上培训", "<=", 30, "分钟"), ("线上培训", ">=", 10, "分钟"), ("线上培训", "<=", "21:00", "点")],
        ),
        ("责任督学每月至少到校督导1次。", [("责任督学", ">=", 1, "次/月")]),
        (
            "学校每年至少为家长提供4次8课时的指导和2次咨询。",
            [("学校", ">=", 4, "次/年"), ("学校", ">=", 8, "课时/年"), ("学校", ">=", 2, "次/年")],
        ),
        ("学生每天校内校外各1小时体育活动时间。", [("学生校内", "=", 1, "小时/天"), ("学生校外", "=", 1, "小时/天")]),
        ("学生掌握1至2项艺术特长。", [("学生", "range", "1-2", "项")]),
        ("专项行动自3月起，为期3个半月。", [("专项行动", "=", 3.5, "个月")]),
        ("学校课后服务参与率达到95%以上。", [("学校（课后服务参与率）", ">=", 95, "%")]),
        ("学校每班不超过45人。", [("学校每班", "<=", 45, "人")]),
        ("分管领导要实行一月一调度。", [("分管领导", "=", 1, "次/月")]),
        ("小学一、二年级不布置书面家庭作业。", [("小学一、二年级", "=", 0, "分钟")]),
        ("课后服务结束时间不早于当地正常下班时间。", [("课后服务", ">=", "当地正常下班时间", "时刻")]),
        ("学校收费每生每学期不高于400元。", [("学校", "<=", 400, "元/生/学期")]),
    ],
)
def test_limits(text, quantities):
    assert found(text) == quantities


@pytest.mark.parametrize(
    "text",
    [
        "2022年4月25日印发。",
        "第3次会议研究决定。",
        "见附件1第2项。",
        "是今年督导的1号工程。",
        "于12月10日前报送。",
        "检查结束后3个工作日内反馈。",
        "成立6个督导组。",
        "对一年内2次被通报的学校，约谈校长。",
        "三年级、六年级学生。",
        "发现1例扣2分。",
        "一是加强领导，二是落实责任。",
        "一批典型。",
    ],
)
def test_dates_ordinals_and_conditions_are_no_quantities(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("不超过", "<="),
        ("不得超过", "<="),
        ("不高于", "<="),
        ("最多", "<="),
        ("控制在", "<="),
        ("不少于", ">="),
        ("不得少于", ">="),
        ("不低于", ">="),
        ("至少", ">="),
        ("低于", "<="),
        ("超过", ">="),
    ],
)
@given(value=st.integers(1, 500))
def test_comparator_words(words, op, value):
    assert found(f"学校作业时间{words}{value}分钟。") == [("学校", op, value, "分钟")]


@given(st.text(alphabet="0123456789不超过至少每月天分钟小时次%年一二十点半：，。（）“”个", max_size=40))
def test_any_text_is_survived(text):
    for entry in read_quantities(text, HERE):
        assert entry.op in ("<=", ">=", "=", "range")
        assert 0 < entry.confidence <= 1
