from itertools import pairwise

import pytest

from dudao.lib.word_diff import runs


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "del": "[-{}]", "ins": "[+{}]"}
    return "".join(marks[run.kind].format(run.text) for run in runs(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("每天公示。", "每天公示。", "每天公示。"),
        ("", "每天公示。", "[+每天公示。]"),
        ("每天公示。", "", "[-每天公示。]"),
        ("", "", ""),
        ("书面作业不超过60分钟。", "书面作业不超过90分钟。", "书面作业不超过[-60][+90]分钟。"),
        ("不超过3%。", "不超过0.5%。", "不超过[-3%][+0.5%]。"),
        ("不超过两小时。", "不少于两小时。", "[-不超过][+不少于]两小时。"),
        ("小学每天公示。", "初中每天公示。", "[-小学][+初中]每天公示。"),
        ("用QQ群报。", "用APP报。", "用[-QQ群][+APP]报。"),
        ("每月底前报区督导室。", "每月25日前报督导室。", "每月[-底][+25日]前报[-区]督导室。"),
        ("甲丙乙", "丁丙戊", "[-甲丙乙][+丁丙戊]"),  # one character between two changes is no island
        ("丙乙", "甲丙丁", "[-丙乙][+甲丙丁]"),
        ("甲丙乙", "丁丙", "[-甲丙乙][+丁丙]"),
        ("甲丙", "甲丁", "甲[-丙][+丁]"),
        ("丙甲", "丁甲", "[-丙][+丁]甲"),
    ],
)
def test_what_changed_reads_as_one_text(old, new, expected):
    assert shown(old, new) == expected


def test_in_a_long_text_only_the_change_is_marked():
    """A character that stands in it a hundred times is compared like any other."""
    long = "学校每天公示作业，" * 60
    assert shown(f"{long}县{long}", f"{long}市{long}") == f"{long}[-县][+市]{long}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("学校设立公示栏，每天公示作业，接受监督。", "学校在校门口设公示栏，每周公示作业和时长。"),
        ("甲，乙，丙。", "乙，甲，丁，丙；"),
        ("1.5小时 以内", "2 小时以内"),
    ],
)
def test_both_wordings_can_be_had_back(old, new):
    found = runs(old, new)
    assert "".join(run.text for run in found if run.kind != "ins") == old
    assert "".join(run.text for run in found if run.kind != "del") == new
    kinds = [run.kind for run in found]
    assert all(one != other for one, other in pairwise(kinds))
