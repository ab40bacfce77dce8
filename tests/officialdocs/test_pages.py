"""Marks on pages put together again: margins, paragraphs, tables cut by a page, gaps that recognising loses."""

import pytest

from dudao.officialdocs.readers.blocks import Cell, Grid, Source
from dudao.officialdocs.readers.pages.carried import packed, unpacked
from dudao.officialdocs.readers.pages.flow import blocks_of
from dudao.officialdocs.readers.pages.guessed import mend_headings, mended
from dudao.officialdocs.readers.pages.letters import lines_of
from dudao.officialdocs.readers.pages.ruled import cell_text
from dudao.officialdocs.readers.pages.sheet import Line, Ruled, Sheet
from dudao.officialdocs.readers.pages.split_tables import append, repeated_head

SIZE, LEFT, RIGHT, PITCH = 16.0, 80.0, 512.0, 29.0
FULL = "各学校要把作业管理和课后服务放在一起谋划做到有计划有检查有反"  # 27 signs fill a line


def line(text: str, row: int, inset: float = 0.0, size: float = SIZE, x1: float | None = None) -> Line:
    x0 = LEFT + inset * SIZE
    top = 110 + row * PITCH
    return Line(text, x0, x1 if x1 is not None else min(RIGHT, x0 + len(text) * size), top, top + size, size)


def sheet(number: int, lines: list[Line], tables: list[Ruled] = ()) -> Sheet:
    return Sheet(number, 595.0, 842.0, lines, list(tables))


def text_pages(*pages: list[Line]) -> list[str]:
    return [block.text for block in blocks_of([sheet(n, lines) for n, lines in enumerate(pages, 1)]).blocks]


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    first = [line("（一）自查阶段。" + FULL[:17], 0, 2, x1=RIGHT), *(line(FULL, row) for row in range(1, 4))]
    second = [line("馈，及时报告。", 0), line("二、督导阶段", 1, 2), line("（一）入校。", 2, 2)]
    assert text_pages(first, second) == [
        "（一）自查阶段。" + FULL[:17] + FULL * 3 + "馈，及时报告。", "二、督导阶段", "（一）入校。",
    ]  # fmt: skip


def test_page_numbers_and_repeated_edges_are_no_text():
    pages = []
    for number in (1, 2, 3):
        head = Line("云岭县教育局", 80, 180, 40, 52, 12)
        foot = Line(f"— {number} —", 280, 320, 790, 804, 14)
        pages.append([head, *(line(FULL, row, 2 if row == 0 else 0) for row in range(4)), foot])
    source = blocks_of([sheet(number, lines) for number, lines in enumerate(pages, 1)])
    assert all("云岭县教育局" not in block.text and "—" not in block.text for block in source.blocks)
    assert source.aside.count("云岭县教育局") == 3


def test_a_signature_and_a_day_stand_alone():
    lines = [*(line(FULL, row, 2 if row == 0 else 0) for row in range(3)), line("请认真执行。", 3)]
    lines += [line("云岭县教育局", 5, 18), line("2026年3月6日", 6, 19)]
    assert text_pages(lines)[-2:] == ["云岭县教育局", "2026年3月6日"]


def grid(rows: list[list[str]]) -> Grid:
    return Grid([[Cell(text, r, c) for c, text in enumerate(row)] for r, row in enumerate(rows)])


HEAD = ["序号", "工作任务", "责任科室"]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ([HEAD, ["", "收费和逐利行为。", ""], ["3", "开展整改。", "基础教育股"]],
         [["2", "坚决遏制过高收费和逐利行为。", "督导股"], ["3", "开展整改。", "基础教育股"]]),
        ([HEAD, ["3", "开展整改。", "基础教育股"]],
         [["2", "坚决遏制过高", "督导股"], ["3", "开展整改。", "基础教育股"]]),
    ],
)  # fmt: skip
def test_a_table_cut_by_a_page_is_one_and_so_is_its_row(below, rows):
    above = grid([HEAD, ["1", "完成自查。", "督导股"], ["2", "坚决遏制过高", "督导股"]])
    assert repeated_head(above, grid(below)) == 1
    append(above, grid(below))
    assert above.texts()[2:] == rows


def test_a_merged_cell_reaches_over_the_page():
    above = grid([["项目", "督导要点"], ["A1.作业管理", "C1.是否公示作业。"], ["A1", "C2.是否分层。"]])
    above.rows[2][0] = above.rows[1][0]
    below = grid([["项目", "督导要点"], ["", "C3.是否布置惩罚性作业。"]])
    append(above, below)
    assert above.rows[3][0] is above.rows[1][0]
    assert above.rows[3][1].text == "C3.是否布置惩罚性作业。"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["把“双减”工作列入", "重要议事日程，制", "定任务书。"], "把“双减”工作列入重要议事日程，制定任务书。"),
        (["基础教育科", "职成教科"], "基础教育科\n职成教科"),
        (["1.是否公示作业。", "2.是否分层布置。"], "1.是否公示作业。\n2.是否分层布置。"),
    ],
)
def test_lines_of_a_cell_are_its_paragraphs(lines, text):
    width = 9 * 12.0 + 11
    drawn = [Line(part, 5, 5 + len(part) * 12.0, 20 * n, 20 * n + 12, 12.0) for n, part in enumerate(lines)]
    assert cell_text(drawn, 0, width) == text


def letter(text: str, x0: float, width: float = 16.0) -> dict:
    return {
        "text": text,
        "x0": x0,
        "x1": x0 + width,
        "width": width,
        "top": 10.0,
        "bottom": 26.0,
        "size": 16.0,
        "upright": True,
    }


def test_letters_make_lines_with_the_blanks_that_were_meant():
    typed = [letter("李", 0), letter(" ", 16, 4), letter("斌", 20), letter("校", 70), letter("长", 86)]
    assert [found.text for found in lines_of(typed)] == ["李 斌  校长"]
    number = [letter("第", 0), letter(" ", 16, 4), letter("9", 20, 8), letter("号", 30)]
    assert lines_of(number)[0].text == "第9号"
    bold = [letter("督", 0), letter("督", 0.4), letter("导", 16)]
    assert lines_of(bold)[0].text == "督导"


def test_gaps_and_marks_that_recognising_loses():
    starts = [0, 30, 60, 100, 130, 160, 190, 220]
    signs = [
        (sign, 0.9, [[x, 0], [x + 30, 0], [x + 30, 30], [x, 30]])
        for sign, x in zip("王小青市教育工委", starts, strict=True)
    ]
    assert mended("王小青市教育工委", signs) == "王小青 市教育工委"
    source = Source()
    for text in ("一、总体目标", "二、督导内容", "三督导方式", "三个坚持贯穿始终"):
        source.add_paragraph(text)
    mend_headings(source)
    assert [block.text for block in source.blocks] == [
        "一、总体目标",
        "二、督导内容",
        "三、督导方式",
        "三个坚持贯穿始终",
    ]


def test_a_source_comes_through_to_another_process_whole():
    cells = [((0.0, 0.0, 100.0, 20.0), []), ((0.0, 20.0, 50.0, 40.0), []), ((50.0, 20.0, 100.0, 40.0), [])]
    source = blocks_of([sheet(1, [line("云岭县督导方案", 0, 8, 22)], [Ruled(cells)])])
    again = unpacked(packed(source))
    assert [block.as_plain() for block in again.blocks] == [block.as_plain() for block in source.blocks]
    drawn = again.blocks[-1].grid or again.blocks[0].grid
    assert drawn.rows[0][0] is drawn.rows[0][1]
