# ruff: noqa: E501  rows of tables, drawn as they stand
"""Points, questionnaires and tasks that are written as numbered lists, and cells that are only there to be ticked."""

import pytest

from dudao.officialdocs.readers import read_document

from .test_tables_layouts import BODY, LEVELS, PLAIN, A, B, C, D, as_text, as_word, points


def annex(title, *lines):
    return read_document("\n".join([*BODY, "", "附件1", title, *lines]).encode())


LISTS = [
    ["一、作业", "1." + A, "2." + B, "二、批改", "1." + C, "2." + D],
    ["（一）作业", "①" + A, "②" + B, "（二）批改", "①" + C, "②" + D],
    ["一、作业", A, B, "二、批改", C, D],
    ["第一部分 作业", "第一条 " + A, "第二条 " + B, "第二部分 批改", "第三条 " + C, "第四条 " + D],
]


@pytest.mark.parametrize("lines", LISTS)
@pytest.mark.parametrize("title", ["督导评估要点", "自查清单", "检查表"])
def test_numbered_list(title, lines):
    assert points(annex(title, *lines)) == PLAIN


DEEP = [
    ["一、作业", "（一）总量", "1." + A, "2." + B, "（二）批改", "1." + C, "2." + D],
    ["A1 作业", "B1 总量", "C1 " + A, "C2 " + B, "B2 批改", "C3 " + C, "C4 " + D],
]


@pytest.mark.parametrize("lines", DEEP)
def test_list_of_three_levels(lines):
    assert points(annex("督导指标体系", *lines)) == LEVELS


def test_questionnaire_with_answers_below():
    found = annex("学生问卷", "1.学校是否公示作业？（   ）", "A.是  B.否", "2.作业是否超过一小时？（   ）", "A.是  B.否",
                  "3.教师是否要求家长批改作业？", "A.是  B.否")  # fmt: skip
    assert [entry["polarity"] for entry in found["indicators"]] == ["good_yes", "bad_yes", "bad_yes"]


@pytest.mark.parametrize("read", [as_word, as_text])
def test_boxes_to_tick_are_empty(read):
    rows = [["项目", "问题", "检查结果"], ["作业", A, "□是 □否"], ["", B, "是□  否□"], ["批改", C, "□是 □否"]]
    found = read(rows)
    assert points(found) == PLAIN[:3]
    assert found["forms"][0]["columns"] == rows[0]


@pytest.mark.parametrize("read", [as_word, as_text])
def test_scores_in_brackets(read):
    rows = [
        ["评估内容", "评估指标（分值）", "评估要点", "自评分"],
        ["作业", "总量", A, ""],
        ["", "", B, ""],
        ["", "批改", C, ""],
    ]
    assert points(read(rows)) == LEVELS[:3]


MARKED = [
    ["1.修订作业公示办法。（责任单位：基教股、教研室；完成时限：2023年4月底前）", "2.开展教师全员培训。（责任单位：人事股；完成时限：2023年5月）"],
    ["1.修订作业公示办法。", "责任单位：基教股、教研室", "完成时限：2023年4月底前", "2.开展教师全员培训。", "牵头单位：人事股", "完成时限：2023年5月"],
    ["1.修订作业公示办法（基教股牵头，教研室配合，2023年4月底前完成）", "2.开展教师全员培训（人事股负责，2023年5月完成）"],
]  # fmt: skip


@pytest.mark.parametrize("lines", MARKED)
def test_tasks_in_a_list(lines):
    assert [
        (task["text"].rstrip("。"), task["due"], task["departments"]) for task in annex("工作任务清单", *lines)["tasks"]
    ] == [("修订作业公示办法", "2023-04-30", ["基教股", "教研室"]), ("开展教师全员培训", "2023-05", ["人事股"])]
