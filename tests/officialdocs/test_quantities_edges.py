"""What is measured and for whom, where the number stands alone, in a list, after a heading or in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers.quantities import read_quantities
from dudao.officialdocs.shapes import Place

HERE = Place(3, "正文")


def told(text: str, **more) -> list[tuple]:
    return [
        (entry.what, entry.value, entry.unit, entry.applies_to, entry.op)
        for entry in read_quantities(text, HERE, **more)
    ]


def things(text: str, **more) -> list[tuple]:
    return [(entry.what, entry.applies_to) for entry in read_quantities(text, HERE, **more)]


@pytest.mark.parametrize(
    ("text", "what", "who"),
    [
        ("学校每周不少于3次家访。", "家访", "学校"), ("督学到校督导不少于2次检查。", "督学到校督导检查", "督学"),
        ("教师到校2次指导。", "教师到校指导", "教师"), ("学校每班不少于2名教师。", "教师", "学校每班教师"),
        ("小学每天不少于60分钟体育活动。", "体育活动", "小学"), ("学校家访每月不少于1次。", "学校家访", "学校"),
        ("小学书面作业不超过60分钟。", "书面作业", "小学"),
    ],
)  # fmt: skip
def test_the_thing_is_named_after_the_number_or_before_it(text, what, who):
    assert things(text) == [(what, who)]


@pytest.mark.parametrize(
    "label", ["", "（一）", "(2)", "1. ", "2、", "①", "C14.", "A1 ", "B2-3：", "1.5 ", "第三条 "]
)  # fmt: skip
def test_the_number_of_a_point_is_none_of_its_words(label):
    assert told(f"{label}学校作业不超过60分钟。") == [("学校作业", 60, "分钟", "学校", "<=")]


def test_a_list_of_grades_is_no_number_of_a_heading():
    assert [entry.applies_to for entry in read_quantities("三、四年级作业不超过60分钟。", HERE)] == ["三、四年级"]


def test_a_clause_of_nothing_but_a_number_is_about_what_was_named_before():
    assert things("小学书面作业不超过60分钟；初中不超过90分钟。") == [("书面作业", "小学"), ("书面作业", "初中")]
    assert things("一、书面作业。不超过60分钟。") == [("书面作业", "书面作业")]
    assert things("书面作业不超过60分钟，不得超过90分钟。") == [("书面作业", "书面作业")] * 2
    assert things("一、书面作业管理很要紧，各校都要有人天天看着，不能松懈放任自流。不超过60分钟。")[0][0] != "书面作业"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学生校内校外各1小时。", [("校内", "学生校内"), ("校外", "学生校外")]),
        ("学生校内、校外各1小时体育活动和课间。", [("校内体育活动", "学生校内"), ("校外体育活动", "学生校外")]),
        ("语文和数学各不超过20分钟作业。", [("语文作业", "语文"), ("数学作业", "数学")]),
        ("参与率、满意率、合格率三个100%。", [("参与率", "参与率"), ("满意率", "满意率"), ("合格率", "合格率")]),
        ("参与率、合格率三个100%。", [("参与率、合格率", "参与率、合格率")] * 3),
    ],
)
def test_one_number_for_several_things_is_told_of_each(text, expected):
    assert things(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校一季度一研判。", ("一季度一研判", 1, "次/季", "=")),
        ("学校一季一报告。", ("一季一报告", 1, "次/季", "=")),
        ("各校一日一查制度。", ("一日一查制度", 1, "次/天", "=")),
        ("责任督学一周一通报。", ("一周一通报", 1, "次/周", "=")),
        ("课后服务结束时间不早于下班时间。", ("课后服务结束时间", "下班时间", "时刻", ">=")),
        ("放学不得早于正常下班时间。", ("结束时间", "正常下班时间", "时刻", ">=")),
        ("推行5+2模式。", ("课后服务时间", "5+2", "模式", "=")),
        ("课后服务达到“5＋2”。", ("课后服务时间", "5+2", "模式", ">=")),
        ("小学一、二年级不布置家庭书面作业。", ("家庭书面作业", 0, "分钟", "=")),
    ],
)  # fmt: skip
def test_limits_that_stand_in_words(text, expected):
    (entry,) = read_quantities(text, HERE)
    assert (entry.what, entry.value, entry.unit, entry.op) == expected


def test_a_limit_in_words_is_for_whom_its_sentence_names():
    assert things("县教育局要抓好落实，一周一通报。") == [("一周一通报", "县教育局")]
    assert things("各学校要抓紧。一周一通报。")[0][1] != "各学校"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("书不少于60分钟阅读。", "阅读"), ("读书不少于60分钟阅读。", "读书"), ("书60分钟。", "书"),
        ("小学60分钟课间。", "课间"),
        ("到校2次指导。", "到校指导"), ("督学到校督导2次检查。", "督学到校督导检查"),
        ("新督学到校督导2次检查。", "检查"),
        ("督学入户2次指导。", "指导"), ("教师每班2名辅导。", "辅导"), ("读书每天60分钟/人练字。", "练字"),
        (f"学校{'甲' * 14}60分钟培训。", f"学校{'甲' * 14}"), (f"学校{'甲' * 15}60分钟培训。", "培训"),
    ],
)  # fmt: skip
def test_words_before_a_number_name_the_thing_unless_they_say_too_little_or_too_much(text, what):
    assert [entry.what for entry in read_quantities(text, HERE)] == [what]


def test_each_of_several_numbers_is_named_by_the_words_nearest_to_it():
    assert [what for what, _ in things("读书60分钟练字30分钟。")] == ["读书", "练字"]
    text = "小学书面作业不超过60分钟，体育活动不少于1小时，不超过2小时。"
    assert [what for what, _ in things(text)] == ["书面作业", "体育活动", "体育活动"]
    assert told("每学期一检查，每月督导5次，其中校级2次。")[-1][:3] == ("校级", 2, "次/月")


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("①书面作业。", "书面作业"), ("一、书面作业，课后服务。", "课后服务"),
        (f"一、书面作业{'严' * 17}。", "书面作业"),
        (f"一、书面作业{'严' * 18}。", "不超过60分钟"), ("书面作业。", "不超过60分钟"),
    ],
)  # fmt: skip
def test_a_numbered_heading_of_a_line_names_the_thing(heading, what):
    assert [entry.what for entry in read_quantities(f"{heading}不超过60分钟。", HERE)] == [what]


# ── how sure it is ───────────────────────────────────────────────────────
def sure(text: str, **more) -> float:
    (entry,) = read_quantities(text, HERE, **more)
    assert 0.5 < entry.confidence < 1  # whatever is read may be wrong, and a guess is better than nothing
    return round(entry.confidence, 3)


def test_what_is_guessed_is_less_sure_than_what_is_written():
    whole = sure("小学作业不超过60分钟。")
    assert whole > sure("小学作业60分钟。") > sure("作业60分钟。")
    assert whole > sure("作业不超过60分钟。") > sure("作业不超过60分钟。", title="云岭县学校督导方案")
    assert sure("作业不超过60分钟。", actor="初中") == sure("作业不超过60分钟。", title="云岭县学校督导方案")


def test_a_figure_that_nobody_wrote_says_that_it_was_reckoned():
    (reckoned,) = read_quantities("一、二年级不布置书面作业。", HERE)
    (written,) = read_quantities("推行5+2模式。", HERE)
    assert 0.5 < reckoned.confidence < written.confidence
    assert (reckoned.reasons, written.reasons) == (["数字是从文字里换算出来的"], [])


@pytest.mark.parametrize(
    ("more", "who"),
    [
        ({}, "作业"), ({"actor": "初中"}, "初中（作业）"), ({"actor": "初中作业"}, "初中作业"),
        ({"title": "云岭县学校督导方案"}, "学校（作业）"), ({"title": "云岭县2026年工作要点"}, "作业"),
        ({"actor": "初中", "title": "云岭县学校督导方案"}, "初中（作业）"),
    ],
)  # fmt: skip
def test_who_is_not_named_is_taken_from_the_row_or_the_title(more, who):
    assert things("作业不超过60分钟。", **more) == [("作业", who)]


def test_what_stands_beside_may_name_a_fault():
    assert told("作业超过60分钟。", beside="违规行为")[0][-1] == "<="
    assert told("作业超过60分钟。")[0][-1] == ">="
    assert told("负面清单：作业超过60分钟。")[0][-1] == "<="


def test_every_entry_keeps_its_sentence_and_its_place():
    found = read_quantities("小学每天读书。小学作业不超过60分钟，睡眠不少于10小时。", HERE)
    assert {entry.source_sentence for entry in found} == {"小学作业不超过60分钟，睡眠不少于10小时。"}
    assert [entry.place for entry in found] == [HERE, HERE]


STAGE = st.sampled_from(["小学", "初中", "高中"])


@given(st.lists(st.tuples(STAGE, st.integers(1, 300)), min_size=1, max_size=5, unique=True))
def test_limits_of_many_are_told_in_their_order(limits):
    text = "；".join(f"{who}书面作业不超过{value}分钟" for who, value in limits) + "。"
    assert [(entry.applies_to, entry.value) for entry in read_quantities(text, HERE)] == limits
