"""Files of other kinds made in the test by LibreOffice out of Word papers."""

import os
import subprocess
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

FILTERS = {
    "doc": "doc:MS Word 97",
    "pdf": "pdf:writer_pdf_Export",
    "html": "html:HTML (StarWriter)",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt:writer8",
    "locked.pdf": 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"abc"}}',
}
TITLE = "云岭县2026年“双减”督导工作方案"
OPENING = (
    "为进一步推动“双减”政策落地，根据《云岭县教育督导办法》（云教督〔2025〕3号），结合本县实际，制定本方案。"
    "各学校要把作业管理、课后服务和校外培训治理放在一起谋划，做到有计划、有检查、有反馈，遇到困难及时报告。"
)
POINTS = [
    (
        "作业管理",
        [f"是否建立第{n}项作业管理制度，并且每学期至少向家长公开一次，听取意见后改进。" for n in range(1, 19)],
    ),
    (
        "课后服务",
        [f"是否存在第{n}种利用课后服务时间讲授新课的现象，发现后及时纠正并且留有记录。" for n in range(1, 19)],
    ),
]


def convert(soffice: str, papers: list[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Name → the paper in another format; one run of LibreOffice for all."""
    made = folder / kind
    ending = kind.rpartition(".")[2]
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*command, "--convert-to", FILTERS[kind], "--outdir", str(made), *map(str, papers)],
        check=True, capture_output=True, timeout=300, env=os.environ | {"HOME": str(folder)},
    )  # fmt: skip
    return {paper.stem: made / f"{paper.stem}.{ending}" for paper in papers}


def scheme(path: Path, *, marking: str = "", header: str = "") -> Path:
    """A scheme of three pages: head, prose over a page, a checklist whose head every page repeats, a last line."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    style = paper.styles["Normal"]
    style.font.size = Pt(16)
    section.header.paragraphs[0].text = header
    section.footer.paragraphs[0].text = "云岭县教育局督导室"
    for text in [marking, "云教督〔2026〕9号"]:
        if text:
            _centred(paper, text, 16)
    _centred(paper, TITLE, 22)
    for text in [OPENING, "一、工作步骤", *_steps(), "云岭县教育局", "2026年3月6日", "附件1", "云岭县督导要点"]:
        line = paper.add_paragraph(text)
        line.paragraph_format.first_line_indent = Pt(32)
        line.paragraph_format.space_after = Pt(0)
    _checklist(paper)
    paper.add_paragraph("本表由督导室负责解释。")
    paper.save(str(path))
    return path


def _steps() -> list[str]:
    return [
        "（一）自查阶段（3月10日至3月25日）。各学校对照要点逐条自查，形成自查报告，"
        "于3月28日前报送县教育局督导室。" + OPENING,
        "（二）督导阶段（4月至5月）。责任督学每月至少到校督导2次，"
        "小学书面作业平均完成时间不超过60分钟。" + OPENING,
    ]  # fmt: skip


def _centred(paper, text: str, size: int) -> None:
    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(text).font.size = Pt(size)


def _checklist(paper) -> None:
    rows = [(group, number, point) for group, points in POINTS for number, point in enumerate(points, 1)]
    table = paper.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("项目", "督导要点", "备注"), strict=True):
        cell.text = text
    marker = table.rows[0]._tr.get_or_add_trPr()
    marker.append(marker.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader", {}))
    for count, (_, _, point) in enumerate(rows, 1):
        table.add_row().cells[1].text = f"C{count}.{point}"
    start = 1
    for group, points in POINTS:
        merged = table.cell(start, 0).merge(table.cell(start + len(points) - 1, 0))
        merged.text = f"A{1 if start == 1 else 2}.{group}"
        start += len(points)
