"""A PDF with text into pages, with pdfplumber. Runs in a process of its own: see worker.py."""

from collections.abc import Callable
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ..errors import UnreadableDocument
from ..guard import SAVE_AS
from .letters import lines_of
from .sheet import Ruled, Sheet

MAX_PAGES = 400
MAX_MARKS = 60_000  # on one page: letters and rules; a page of writing has 1500 letters
FEW = 8  # letters: a page with fewer and a picture is a picture
DRAWN = 200  # curves on a page without letters: writing made into drawings
LOCKED = "这份 PDF 加了密码，请先取消密码，再传上来。"
BROKEN = "这份 PDF 打不开，可能没有传完整，请找到原来的 Word 文件，另存为 .docx 后再传。"
TOO_LONG = f"这份 PDF 超过 {MAX_PAGES} 页，不像一份方案，请只留下方案那几页再传。"
TOO_DENSE = "这份 PDF 的一页里内容过多，不像正常的公文，" + SAVE_AS


def sheets_of(path: str, progress: Callable[[int, int], None], pages: int | None = None) -> list[Sheet]:
    """Pages of a PDF file, at most the first `pages`; raises UnreadableDocument with one sentence."""
    try:
        with pdfplumber.open(path) as document:
            count = len(document.pages)
            if count > MAX_PAGES:
                raise UnreadableDocument(TOO_LONG)
            wanted = document.pages[:pages]
            found = []
            for number, page in enumerate(wanted, 1):
                progress(number, len(wanted))
                found.append(_sheet(page, number))
                page.close()
            return found
    except (UnreadableDocument, MemoryError):
        raise
    except (PDFPasswordIncorrect, PdfminerException) as fault:
        locked = isinstance(fault, PDFPasswordIncorrect) or isinstance(
            fault.args and fault.args[0], PDFPasswordIncorrect
        )
        raise UnreadableDocument(LOCKED if locked else BROKEN) from None
    except Exception:  # a broken file breaks the library in many ways, none of which says anything to the user
        raise UnreadableDocument(BROKEN) from None


def _sheet(page: Any, number: int) -> Sheet:
    sheet = Sheet(number, float(page.width), float(page.height))
    letters = page.chars
    if len(letters) + len(page.lines) + len(page.rects) + len(page.curves) > MAX_MARKS:
        raise UnreadableDocument(TOO_DENSE)
    if len(letters) < FEW:
        sheet.picture = bool(page.images) or len(page.curves) > DRAWN
        if sheet.picture:
            return sheet
    tables = [Ruled([(box, []) for box in _boxes(table)]) for table in page.find_tables()]
    walls = [(box[0], box[1], box[3]) for table in tables if len(table.cells) > 1 for box, _ in table.cells]
    sheet.place_tables(tables, lines_of(letters, walls))
    return sheet


def _boxes(table: Any) -> list[tuple[float, float, float, float]]:
    return [tuple(map(float, cell)) for cell in table.cells]  # type: ignore[misc]
