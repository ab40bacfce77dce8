"""What nothing was read out of is told at its place, and entries of an odd shape are doubted."""

import pytest

from dudao.officialdocs.readers import read_document

HEAD = "云岭县“双减”督导工作方案\n一、工作安排\n"


def left(text):
    read = read_document((HEAD + text).encode(), "paper.txt")
    return [note for note in read["warnings"] if note["kind"] == "left_over"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("到校后先看一看楼道和公示栏里是否还贴着旧的名次榜单。", "检查要点"),
        ("专项检查分三个小分队，组长由教研员中推选的甘棠担任，组员另定。", "组成人员"),
    ],
)
def test_a_sentence_that_was_not_read_is_told_at_its_place(sentence, word):
    notes = left(f"各校照常开展工作。\n{sentence}\n")
    assert [note for note in notes if word in note["message"] and note["quote"] == sentence]
    assert all(note["place"]["block"] is not None for note in notes)


def test_what_was_read_is_not_told_again():
    text = "各学校每月25日前将作业检查情况报县教育局基础教育股，小学书面作业平均完成时间不超过60分钟。\n"
    read = read_document((HEAD + text).encode(), "paper.txt")
    assert read["reporting"]
    assert read["quantities"]
    assert left(text) == []


def test_a_paragraph_gets_one_notice():
    one = "专项检查分三个小分队，组长由教研员中推选的甘棠担任，组员另定。"
    text = f"{one}到校后先看一看楼道和公示栏里是否还贴着旧的名次榜单。\n"
    assert len(left(text)) == 1
