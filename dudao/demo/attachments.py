"""Files that some units lay beside their report: a page of Word, as they would write it."""

import io

from docx import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report_file(problem, result: str) -> tuple[str, bytes, str]:
    """(name, content, media type) of a short report on one problem."""
    paper = Document()
    paper.add_heading("整改情况说明", level=1)
    for line in (
        f"单位：{problem.unit.name}",
        f"问题：{problem.title}",
        f"措施：{problem.measures}",
        f"结果：{result}",
    ):
        paper.add_paragraph(line)
    content = io.BytesIO()
    paper.save(content)
    return "整改情况说明.docx", content.getvalue(), MEDIA_TYPE
