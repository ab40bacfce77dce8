"""The source text with its marked places: pure."""

from dudao.schemes.drafts import new_entry
from dudao.web.bureau.review.source import SourceView


def paragraph(i: int, text: str, part: str = "正文") -> dict:
    return {"i": i, "kind": "paragraph", "text": text, "part": part}


def table(i: int, rows: list[list[str]]) -> dict:
    return {"i": i, "kind": "table", "text": "", "part": "附件1", "rows": rows}


def limit(number: int, sentence: str, block: int, row: int | None = None, **fields) -> tuple[str, dict]:
    values = {"what": "作业", "source_sentence": sentence, "place": {"block": block, "words": "", "row": row}} | fields
    return "quantities", new_entry(f"q{number}", values, "read")


def texts(segments) -> list[tuple[str, bool]]:
    return [(segment.text, bool(segment.link)) for segment in segments]


def test_the_words_of_an_entry_are_marked_within_their_paragraph():
    view = SourceView([paragraph(0, "前一句。每月到校1次。后一句。")], [limit(1, "每月到校1次。", 0)])
    assert texts(view.blocks[0].segments) == [("前一句。", False), ("每月到校1次。", True), ("后一句。", False)]


def test_entries_read_out_of_the_same_words_share_one_place():
    view = SourceView([paragraph(0, "不超过60分钟和90分钟。")], [limit(n, "不超过60分钟和90分钟。", 0) for n in (1, 2)])
    assert view.links["q1"] == view.links["q2"]
    assert texts(view.blocks[0].segments) == [("不超过60分钟和90分钟。", True)]


def test_places_that_overlap_become_one():
    listed = [limit(1, "甲乙丙", 0), limit(2, "乙丙丁", 0)]
    assert texts(SourceView([paragraph(0, "甲乙丙丁戊")], listed).blocks[0].segments) == [
        ("甲乙丙丁", True),
        ("戊", False),
    ]


def test_words_are_found_though_the_paper_spaces_them():
    view = SourceView([paragraph(0, "张 三 丰任组长。")], [limit(1, "张三丰任组长。", 0)])
    assert texts(view.blocks[0].segments) == [("张 三 丰任组长。", True)]


def test_an_entry_whose_words_are_not_there_marks_its_whole_paragraph():
    view = SourceView([paragraph(0, "原文是这样。")], [limit(1, "读出来是那样", 0, what="那样")])
    assert texts(view.blocks[0].segments) == [("原文是这样。", True)]


def test_a_corrected_entry_is_still_found_by_what_was_read():
    view = SourceView([paragraph(0, "原来的话。")], [limit(1, "改过的话。", 0, was={"source_sentence": "原来的话。"})])
    assert texts(view.blocks[0].segments) == [("原来的话。", True)]


def test_dropped_entries_and_unknown_places_are_not_marked():
    dropped = limit(1, "甲。", 0)
    dropped[1]["dropped"] = True
    view = SourceView([paragraph(0, "甲。")], [dropped, limit(2, "甲。", 7), limit(3, "甲。", 0, place=None)])
    assert (view.links, texts(view.blocks[0].segments)) == ({}, [("甲。", False)])


def test_the_cell_of_an_entry_is_found_in_its_row():
    rows = [["序号", "任务"], ["1", "建立制度。"], ["2", "建立制度。"]]
    view = SourceView([table(3, rows)], [limit(1, "建立制度。", 3, row=2)])
    assert [[bool(cell.segments and cell.segments[0].link) for cell in row] for row in view.blocks[0].rows] == [
        [False, False], [False, False], [False, True],
    ]  # fmt: skip


def test_merged_cells_span_their_rows_and_blank_forms_stay_blank():
    rows = [["项", "点"], ["A1", "C1"], ["", "C2"], ["A2", "C3"], ["", ""]]
    shown = SourceView([table(0, rows)], []).blocks[0].rows
    assert [[cell.down for cell in row] for row in shown] == [[1, 1], [2, 1], [1], [1, 1], [1, 1]]


def test_doubtful_and_opened_places_say_so():
    doubtful = limit(1, "甲。", 0, confidence=0.3, reasons=["不清楚"])
    view = SourceView([paragraph(0, "甲。乙。")], [doubtful, limit(2, "乙。", 0)], open_id="q2")
    assert [(part.low, part.on) for part in view.blocks[0].segments] == [(True, False), (False, True)]


def test_the_outline_names_parts_and_headings_of_the_first_level():
    blocks = [paragraph(0, "通知的话。", "通知"), paragraph(1, "一、工作目标"), paragraph(2, "附件1", "附件1")]
    assert SourceView(blocks, []).outline == [("s0", "通知"), ("s1", "正文"), ("s1", "一 工作目标"), ("s2", "附件1")]


def test_where_something_was_left_unread_the_paragraph_says_so():
    view = SourceView([paragraph(0, "甲段。"), paragraph(1, "乙段。")], [], anchors=[1], left={1})
    assert [block.left for block in view.blocks] == [False, True]
    assert view.blocks[1].anchor == "s1"
