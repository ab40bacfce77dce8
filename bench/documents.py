"""Documents to measure on: where the five lie, and large ones that are made for the occasion."""

import os
from pathlib import Path

from docx import Document

PROJECT = Path(__file__).parent.parent
PARAGRAPHS_A_PAGE, PAGES, ROWS = 14, 100, 3000
SENTENCE = (
    "各学校要把作业量控制在规定时间以内，{n}月底前报送自查情况，"
    "小学书面作业平均完成时间不超过60分钟，责任督学每月到校不少于1次。"
)


def reading_folder() -> Path | None:
    """DUDAO_READING, or shared/reading beside the project."""
    folder = Path(os.environ.get("DUDAO_READING") or PROJECT.parent / "shared" / "reading")
    return folder if (folder / "docx").is_dir() else None


def plain_opening(path: Path) -> int:
    """What any reader pays: python-docx opens the file and looks at every paragraph and cell. Returns the letters."""
    paper = Document(str(path))
    letters = sum(len(paragraph.text) for paragraph in paper.paragraphs)
    cells = (cell for table in paper.tables for row in table.rows for cell in row.cells)
    return letters + sum(len(cell.text) for cell in cells)


def hundred_pages(path: Path) -> Path:
    """A scheme of about a hundred pages with a checklist on every tenth."""
    paper = Document()
    paper.add_heading("云岭县2026年“双减”督导工作方案（长稿）", level=0)
    for page in range(1, PAGES + 1):
        paper.add_paragraph(f"（{page}）第 {page} 项工作")
        for line in range(1, PARAGRAPHS_A_PAGE + 1):
            paper.add_paragraph(f"{line}." + SENTENCE.format(n=line % 12 + 1))
        if page % 10 == 0:
            _checklist(paper, 40, page)
    paper.save(str(path))
    return path


def three_thousand_rows(path: Path) -> Path:
    paper = Document()
    paper.add_heading("云岭县2026年“双减”督导工作方案（大表）", level=0)
    _checklist(paper, ROWS, 1)
    paper.save(str(path))
    return path


def _checklist(paper, rows: int, page: int) -> None:
    """Lines of cells are copied as XML: adding them one by one costs python-docx minutes."""
    from copy import deepcopy

    table = paper.add_table(rows=2, cols=4)
    for place, title in enumerate(("序号", "一级指标", "督查要点", "备注")):
        table.rows[0].cells[place].text = title
    pattern = table.rows[1]._tr
    for number in range(1, rows + 1):
        line = deepcopy(pattern)
        table._tbl.append(line)
        words = (str(number), f"第{page}组", f"{number}.是否做到作业每天公示，第 {number} 条。", "")
        for cell, text in zip(line.tc_lst, words, strict=True):
            cell.p_lst[0].add_r().text = text
    table._tbl.remove(pattern)
