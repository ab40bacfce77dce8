"""Bounds in column heads and 即…, who acts behind a step's name, checklists known by their questions, doubts on top."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.dates import era_of, read_period, read_point
from dudao.officialdocs.readers.outline import without_label
from dudao.officialdocs.readers.polarity import asks_either, polarity_of
from dudao.officialdocs.readers.quantities import read_quantities
from dudao.officialdocs.readers.scope import is_mere_phrase
from dudao.officialdocs.shapes import Place

from .papers import package, paragraph, table

HEAD = ["云岭县“双减”督导工作方案", "一、工作安排"]
ERA = era_of("2026-09-01")


def read(*lines: str) -> dict:
    return read_document("\n".join([*HEAD, *lines]).encode(), "paper.txt")


def read_table(rows: list[list[str]]) -> dict:
    return read_document(package("".join(map(paragraph, HEAD)) + table(rows)), "paper.docx")


def limits(sentence: str) -> list[tuple]:
    return [(one.value, one.unit, one.op, one.applies_to) for one in read_quantities(sentence, Place(0, ""))]


@pytest.mark.parametrize(
    ("head", "op"),
    [("每天作业上限（分钟）", "<="), ("最高时长（分钟）", "<="), ("睡眠下限（分钟）", ">="), ("时长（分钟）", "=")],
)
def test_the_head_of_a_column_says_which_way_its_numbers_bound(head, op):
    found = read_table([["年级", head], ["四年级", "45"], ["五年级", "55"], ["六年级", "65"]])["quantities"]
    assert [(one["value"], one["op"]) for one in found] == [(45, op), (55, op), (65, op)]


def test_a_value_in_the_first_row_is_no_head():
    found = read_table([["指标", "目标"], ["参与率", "≥85%"], ["服务天数", "5天"]])["quantities"]
    assert [(one["value"], one["op"]) for one in found] == [(85, ">="), (5, "=")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("小学收费不超过180元（即每生每月45元）。", [(180, "元", "<=", "小学"), (45, "元/生/月", "<=", "小学")]),
        ("作业总量不得超过规定，即初中每天80分钟。", [(80, "分钟/天", "<=", "初中")]),
        ("学校一月一研判。", [(1, "次/月", "=", "学校")]),
        ("抽查初中、小学各3所。", [(3, "所", "=", "初中"), (3, "所", "=", "小学")]),
        ("一二年级每天不超过15分钟。", [(15, "分钟/天", "<=", "一二年级")]),
    ],
)
def test_limits_said_again_said_of_two_or_in_words(sentence, found):
    assert limits(sentence) == found


def test_half_a_term_and_money_for_each_person_keep_their_units():
    assert limits("课后服务费最多预收半个学期。")[0][:3] == (0.5, "学期", "<=")
    assert limits("每月每人补助260元。")[0][1] == "元/人/月"
    assert limits("学生每学期交费不得高于350元。")[0][1] == "元/生/学期"
    assert limits("多半个小时后离校。") == []


def test_days_and_codes_that_are_none():
    assert read_period("9月25日至5日", ERA) == ("2026-09-25", None)
    assert read_period("9月5日至25日", ERA) == ("2026-09-05", "2026-09-25")
    assert read_point("13月", ERA) is None
    assert without_label("1.5小时") == "1.5小时"
    assert without_label("1.2日常管理") == "日常管理"


@pytest.mark.parametrize(
    "point",
    ["是否一次性收取时间跨度超过4个月的费用", "已关停的培训点是否恢复招生", "是否用课后经费列支无关开支"],
)
def test_what_is_asked_after_is_a_fault(point):
    assert polarity_of(point)[0] == "bad_yes"


def test_more_than_a_number_is_looked_at():
    assert asks_either("是否单次收费超过3000元")
    assert not asks_either("每天作业是否不超过60分钟")
    assert polarity_of("已关停的机构是否完成退费")[0] == "good_yes"


QUESTIONS = ["作业是否每天公示", "有无用作业惩罚学生的情况", "课表是否与实际相符"]


def test_titles_with_questions_below_them_are_a_checklist_whatever_they_are_called():
    lines = ["二、入校每月看什么"]
    for turn, title in zip("一二", ["看课桌", "看操场"], strict=True):
        lines += [f"（{turn}）{title}", *(f"{n}．{text}。" for n, text in enumerate(QUESTIONS, 1))]
    found = read(*lines)["indicators"]
    assert [point["group"] for point in found] == ["看课桌"] * 3 + ["看操场"] * 3


def test_titles_with_tasks_below_them_are_no_checklist():
    told = ["学校每天公示作业", "教研室组织集中备课", "各班张贴课表"]
    lines = ["二、做好几件事", "（一）作业", *(f"{n}．{text}。" for n, text in enumerate(told, 1))]
    assert read(*lines, "（二）课表", *(f"{n}．{text}。" for n, text in enumerate(told, 1)))["indicators"] == []


def test_villages_report_and_so_does_who_stands_behind_the_name_of_a_step():
    [report] = read("各村（社区）每周排查1次，于每月18日前将排查台账报县“双减”办。")["reporting"]
    assert report["who"] == "各村（社区）"
    line = "（三）总结阶段（11月）：各成员单位于11月8日前将工作总结报领导小组办公室。"
    assert read(line)["reporting"][0]["who"] == "各成员单位"


def test_all_this_goes_to_the_receiver_and_is_no_report_of_its_own():
    found = read("县直学校于5月8日前报送自查报告，材料均报县教育局督导室。")["reporting"]
    assert [(one["what"], one["to_whom"]) for one in found] == [("自查报告", "县教育局督导室")]


def test_several_leads_and_a_post_for_a_name_are_doubts():
    line = "1.规范培训广告，全面排查公交站亭。（牵头单位：教育局、财政局；配合单位：城管局；完成时限：2026年11月底前）"
    [task] = read(line)["tasks"]
    assert "写着几个牵头单位，请核对谁牵头" in task["reasons"]


@pytest.mark.parametrize(("words", "phrase"), [("采取随机方式按", True), ("科", True), ("培训机构", False)])
def test_a_piece_of_the_sentence_is_nobody(words, phrase):
    assert is_mere_phrase(words) is phrase
