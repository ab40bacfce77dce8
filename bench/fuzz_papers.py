"""Makes a folder of papers and answer forms of every kind that is read, for bench/fuzz.py to spoil.

Usage: python bench/fuzz_papers.py FOLDER PAPER.docx...; LibreOffice has to be installed.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from documents import PROJECT
from renderings import rendered

sys.path.insert(0, str(PROJECT))

from dudao.officialdocs import wordforms, workbooks
from dudao.officialdocs.answerforms import AnswerForm, FormId, FormPoint
from dudao.officialdocs.readers.opening import opened
from tests.officialdocs.ofd_files import ofds_of

KINDS = ("doc", "pdf", "html", "rtf", "odt")
WORDS = ("做到了", "部分做到", "没做到", "不适用")


def form() -> AnswerForm:
    """Twelve points in three groups, a few answered."""
    points = tuple(
        FormPoint(n, f"{n // 4 + 1}.{n}", f"第{n // 4 + 1}组", f"要点{n}", WORDS, word=WORDS[n % 3] if n > 5 else "")
        for n in range(12)
    )
    return AnswerForm(FormId(12, "X001", "ab12cd34ef56"), "10月自查", "青禾1小学", date(2026, 12, 3), 6, points)


def make(folder: Path, papers: list[Path]) -> None:
    """One file a kind of each paper, and the answer form as workbook, Word file and old Word file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "answers.form.xlsx").write_bytes(workbooks.write_form(form()))
    (folder / "answers.form.docx").write_bytes(wordforms.write_form(form()))
    with tempfile.TemporaryDirectory(prefix="dudao-fuzz-") as place:
        made = Path(place)
        for kind in KINDS:
            for path in rendered(papers, kind, made).values():
                path.replace(folder / path.name)
        old = rendered([folder / "answers.form.docx"], "doc", made / "form")["answers.form"]
        old.replace(folder / "answers.form.doc")
    for paper in papers:
        (folder / paper.name).write_bytes(paper.read_bytes())
        (folder / f"{paper.stem}.ofd").write_bytes(ofds_of(folder / f"{paper.stem}.pdf")["runs"])
        lines = (block.text for block in opened(paper.read_bytes(), paper.name, lambda done, total: None).blocks)
        (folder / f"{paper.stem}.txt").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
