"""Numbers with a unit that say how much, beside those that are a date, an ordinal, a term to wait or an idiom."""

import pytest

from dudao.officialdocs.readers.measures import measures


def read(clause: str) -> list[tuple]:
    return [(one.value, one.unit) for one in measures(clause, clause)]


@pytest.mark.parametrize(
    "clause",
    [
        "2022年3月2日", "2022年", "9月1日", "第2次", "附件2份", "3个工作日内反馈", "两周内整改", "最近2次", "最后2次",
        "近2次", "近3年", "3年 月底", "由2次增加", "除2次之外", "除2人外", "2份", "3张", "2家", "2名",
        "3年级", "2年来", "2年度", "3年底", "2年起", "3个小组", "2项行动", "3个阶段", "2个方面", "2轮环节", "2个责任区",
        "2天之内",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_limit(clause):
    assert read(clause) == []


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("培训3年", (3, "年")), ("不超过3个工作日内", (3, "工作日")), ("从2次看", (2, "次")),
        ("外出2次外加讲评", (2, "次")), ("从60%提高到95%", (95, "%")),
        ("不少于2份", (2, "份")), ("2份以上", (2, "份")), ("2-3份", ("2-3", "份")), ("每校配备2台", (2, "台")),
        ("每班每学期都要写2份", (2, "份")), ("抽查2家", (2, "家")), ("推荐2名", (2, "名")), ("2名以内", (2, "名")),
        ("3个学生", (3, "个")), ("不少于2项", (2, "项")), ("除名2次", (2, "次")), ("活动2周", (2, "周")),
        ("作业60分钟以内", (60, "分钟")),
    ],
)  # fmt: skip
def test_what_is_bounded_or_handed_out_counts(clause, found):
    assert read(clause) == [found]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("开展一次", []), ("每学期家访一次", [(1, "次/学期")]), ("不少于一次", [(1, "次")]), ("两次以上", [(2, "次")]),
        ("一次以内", [(1, "次")]), ("至少集中三周", []), ("至少三周", [(3, "周")]), ("不超过三周", [(3, "周")]),
        ("三人以内", [(3, "人")]),
        ("每学期三人", []), ("每学期第一次", []), ("不少于“两次", []), ("不少于三班", []), ("至少两轮", []),
        ("每学期结束以前都要由教务处牵头组织召开专题会一次", []),
    ],
)  # fmt: skip
def test_a_number_in_words_counts_only_with_a_bound_or_a_period(clause, found):
    assert read(clause) == found
