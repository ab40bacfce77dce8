"""A table as CSV that Excel and LibreOffice open as text."""

import csv
import io
from collections.abc import Iterable, Sequence

# With one of these a cell becomes a formula; the wide ones do so where the input method writes them.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def csv_table(rows: Iterable[Sequence[str | int]]) -> bytes:
    """``rows`` in UTF-8 with the mark by which Excel knows it. Numbers are numbers, no text is a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([_inert(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _inert(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
