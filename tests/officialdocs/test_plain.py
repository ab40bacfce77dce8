"""Texts: torn paragraphs, leftovers of extraction, and the ways in which tables are flattened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.officialdocs.readers import UnreadableDocument, read_document
from dudao.officialdocs.readers.plain import is_torn, read_plain

ROWS = [
    ["序号", "工作任务", "责任科室", "完成时限"],
    ["1", "建立台账，逐项销号。", "督导股\n基教股", "2023年6月"],
    ["2", "开展巡查。", "督导股", "2023年9月"],
]


def flat(rows, shape):
    """A table as four kinds of extractors leave it."""
    if shape == "tab cells":
        return "\n\n".join("\n".join("\t" + text.replace("\n", "\n\n") for text in row) for row in rows)
    if shape == "tab rows":
        return "\n".join("\t".join(text.replace("\n", "、") for text in row) for row in rows)
    if shape == "bars":
        lines = ["| " + " | ".join(text.replace("\n", "<br>") for text in row) + " |" for row in rows]
        return "\n".join([lines[0], "|---|---|---|---|", *lines[1:]])
    return "\n".join(text for row in rows for text in row)


@pytest.mark.parametrize("shape", ["tab cells", "tab rows", "bars", "one cell a line"])
def test_flattened_task_table(shape):
    text = f"任务清单\n\n{flat(ROWS, shape)}\n\n附件2\n说明"
    tasks = [
        (task["no"], task["text"], task["departments"], task["due"]) for task in read_document(text.encode())["tasks"]
    ]
    assert tasks == [
        (1, "建立台账，逐项销号。", ["督导股", "基教股"], "2023-06"),
        (2, "开展巡查。", ["督导股"], "2023-09"),
    ]


@pytest.mark.parametrize("shape", ["tab cells", "tab rows", "bars", "one cell a line"])
def test_flattened_checklist(shape):
    rows = [
        ["项目", "内容", "督查要点"],
        ["A1.作业管理", "B1.总量", "C1.是否公示作业。"],
        ["", "", "C2.是否存在超量现象。"],
        ["", "B2.质量", "C3.要分层布置作业。"],
    ]
    if shape == "one cell a line":
        rows = [[text for text in row if text] for row in rows]
    text = f"督查要点\n\n{flat(rows, shape)}\n"
    points = [
        (point["group"], point["item"], point["point_code"], point["polarity"])
        for point in read_document(text.encode())["indicators"]
    ]
    assert points == [
        ("作业管理", "总量", "C1", "good_yes"),
        ("作业管理", "总量", "C2", "bad_yes"),
        ("作业管理", "质量", "C3", "duty"),
    ]


def test_page_numbers_and_bookmarks_are_dropped():
    texts = [block.text for block in read_plain("一、目标\n — 4 — \n[bookmark: _X]做好督导工作。\n".encode()).blocks]
    assert texts == ["一、目标", "做好督导工作。"]


@pytest.mark.parametrize(
    ("before", "after", "torn"),
    [
        ("各学校要认真对照督导要点逐项开展自查自纠，发现问题及时整改到位，确保各项措施落", "到实处。", True),
        ("各学校要认真对照督导要点逐项开展自查自纠，发现问题及时整改到位，确保各项措施落实。", "二是加强督导。", False),
        ("各学校要认真对照督导要点逐项开展自查自纠，发现问题及时整改到位，确保各项措施落", "（二）加强督导。", False),
        ("组长：甲", "副组长：乙", False),
    ],
)
def test_torn_paragraphs(before, after, torn):
    assert is_torn(before, after) is torn


def test_list_of_what_is_forbidden():
    text = "方案\n正文。\n附件：负面清单\n\n附件\n负面清单\n一、作业\n1.布置书面作业超量，小学超过60分钟。\n"
    text += "2.要求自批自改。\n二、培训\n3.有偿补课。\n"
    read = read_document(text.encode())
    assert {point["polarity"] for point in read["indicators"]} == {"bad_yes"}
    assert [point["group"] for point in read["indicators"]] == ["作业", "作业", "培训"]
    assert [(entry["applies_to"], entry["op"], entry["value"]) for entry in read["quantities"]] == [("小学", "<=", 60)]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        outcome = read_document(text.encode())["blocks"]
    except UnreadableDocument as refusal:
        outcome = refusal.sentence.endswith("。")
    assert outcome


@given(
    st.lists(
        st.sampled_from(
            [
                "序号",
                "项目",
                "内容",
                "备注",
                "\t甲",
                "\t",
                "",
                "1",
                "A1.甲",
                "（一）乙\t\t备注",
                "| 甲 | 乙 |",
                "附件1",
                "各校于4月底报县局。",
            ]
        ),
        max_size=25,
    )
)
def test_any_order_of_lines_is_survived(lines):
    text = "\n".join(["方案", *lines])
    assert read_document(text.encode())["blocks"]
