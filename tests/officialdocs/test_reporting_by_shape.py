"""Somebody hands something to somebody by some time: told by the shape of the sentence, or as rows of a table."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.dates import era_of
from dudao.officialdocs.readers.reporting import read_reporting
from dudao.officialdocs.readers.statements import Context
from dudao.officialdocs.shapes import Place

from .papers import package, paragraph, table


def reports(text):
    entries = read_reporting(text, Context("各校", "某局", era_of("2025-02-01", 2025)), Place(0, "正文"))
    return [(e.who, e.what, e.to_whom, e.due_or_period) for e in entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月6日前把台账发督导股。", ("各校", "台账", "督导股", "每月6日前")),
        ("各教学点将安全排查清单于周五前交所在教育集团汇总。", ("各教学点", "安全排查清单", "所在教育集团", None)),
        ("有关学校照单整改，5月9日前将整改报告送评估中心。", ("有关学校", "整改报告", "评估中心", "5月9日前")),
        (
            "任务完成后6日内，牵头股室填写《销号单》，送督导办销号。",
            ("牵头股室", "《销号单》", "督导办", "任务完成后6日内"),
        ),
        ("各托管点每天18:00前在工作群报平安。", ("各托管点", "报平安", "工作群", "每天18:00前")),
    ],
)
def test_a_paper_handed_over_whatever_the_verb(text, expected):
    found = reports(text)
    assert found, text
    assert [part for part in zip(found[0], expected, strict=True) if part[1] and part[0] != part[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        "部分学校报送数据不及时、不准确。",
        "为提高报送质量，现就有关事项通知如下。",
        "报送事项共5项，见下表。",
        "放学时由带班教师将学生送至校门口。",
    ],
)
def test_words_of_sending_that_hand_nothing_over(text):
    assert reports(text) == []


def test_what_was_received_is_passed_on_in_the_next_sentence():
    found = reports("各学校写出自查报告，4月2日前交学区。各学区审核后汇总，于4月8日前报县教育局。")
    assert found[1] == ("各学区", "审核后的自查报告", "县教育局", "4月8日前")


def test_a_table_of_reports_gives_reports_and_no_tasks(tmp_path):
    rows = [
        ["序号", "报送材料", "报送单位", "报送时限", "接收股室"],
        ["1", "作业公示情况月报", "各初中", "每月21日前", "基教股"],
        ["2", "收费清单", "各学区", "每学期结束后8日内", "计财股"],
    ]
    path = tmp_path / "表.docx"
    path.write_bytes(
        package("".join(map(paragraph, ["关于材料报送的通知", "各学校：", "报送事项见下表。"])) + table(rows))
    )
    read = read_document(path)
    assert read["tasks"] == []
    assert [(e["who"], e["what"], e["to_whom"], e["due_or_period"]) for e in read["reporting"]] == [
        ("各初中", "作业公示情况月报", "基教股", "每月21日前"),
        ("各学区", "收费清单", "计财股", "每学期结束后8日内"),
    ]
