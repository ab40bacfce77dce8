"""Questions asked at their end, without a question word, of two things at once, or of something there."""

import pytest

from dudao.officialdocs.readers.polarity import is_told, polarity_of

GOOD = [
    "作业当面批改了没有", "齐不齐", "消防通道通不通畅。", "作业公示与否", "有课后服务方案吗", "有给学困生的辅导吗",
    "有无综合实践活动", "有没有校本课程", "有没有劳动实践基地活动", "有无为学困生安排的辅导", "校门口有无护学岗值班",
    "一、二年级是否不布置书面作业", "能否做到不补课", "合格率是否高于90%", "有没有专职教师", "是否有作业公示制度",
    "是否设有公示栏", "是否开展违规补课整治", "是否都没有补课", "有无学生体质健康档案", "有无违规收费举报电话",
]  # fmt: skip
BAD = [
    "有学生带手机进课堂吗", "校内有学生带手机吗", "有违规补课吗", "补课吗", "校门口有无流动摊贩",
    "一、二年级是否布置书面作业",
    "是否不足1小时", "合格率是否低于90%", "有无教师补课", "是否有超过规定时长的", "有无让家长批改的", "是否还有补课",
    "是否有偿补课", "教师有无违规补课的情况", "有没有学生参加的校外课程", "有无违规收费", "违规补课收费",
    "以家教名义违规收费",
    "在职教师有无到机构兼职取酬的行为",
]  # fmt: skip
DUTY = ["作业每天公示。", "制止违规补课", "严格收费", "有专人负责。", ""]


@pytest.mark.parametrize(("point", "polarity"), [
    *((point, "good_yes") for point in GOOD), *((point, "bad_yes") for point in BAD),
    *((point, "duty") for point in DUTY),
])  # fmt: skip
def test_one_question_has_one_good_answer_and_no_doubt(point, polarity):
    assert polarity_of(point) == (polarity, None)


@pytest.mark.parametrize(
    ("point", "polarity"),
    [
        ("是否建立台账，是否存在瞒报问题", "good_yes"), ("是否存在瞒报问题，是否建立台账", "bad_yes"),
        ("是否公示收费，有无乱收费，是否有举报电话", "good_yes"),
    ],
)  # fmt: skip
def test_of_two_that_go_against_each_other_the_first_counts_and_a_person_is_asked(point, polarity):
    found, doubt = polarity_of(point)
    assert (found, "方向相反" in doubt) == (polarity, True)


@pytest.mark.parametrize("point", ["是否建立台账，是否有专人负责", "是否存在瞒报问题，有无违规收费"])
def test_two_that_go_the_same_way_leave_no_doubt(point):
    assert polarity_of(point)[1] is None


@pytest.mark.parametrize("point", ["是否公示", "有无方案", "是否体罚学生", "有无违规收费"])
@pytest.mark.parametrize("end", ["", "。", "；", "？"])
def test_the_mark_at_the_end_changes_no_answer(point, end):
    assert polarity_of(point + end) == polarity_of(point)


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("是否建立制度", True), ("是否不喝茶", True), ("有无方案", True), ("是否有人值守", True),
        ("作业公示了没有", True),
        ("是否喝茶", False), ("齐不齐", False), ("是否建立制度，是否喝茶", False), ("是否喝茶，是否建立制度", False),
        ("是否提前公示", False), ("是否公示还是备案", False), ("是否建立制度，是否公示", True),
    ],
)  # fmt: skip
def test_a_yes_is_good_by_the_wording_only_where_every_question_names_something_wanted(point, told):
    assert is_told(point) is told
