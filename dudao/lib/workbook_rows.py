"""Run as a program of its own: a workbook on stdin, its rows as JSON on stdout.

A few bytes can name a cell in the last corner of a sheet, or repeat one line a million times; the library that reads
workbooks then asks for more memory than there is and ends its process. So that process is this one, with little memory
and little time, and never the server. Imports nothing of ours: it is started by its path.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

MEMORY, SECONDS = 512 * 1024 * 1024, 20
TALLEST, WIDEST = 100_000, 2_000
Corner = tuple[int, int]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        said = read(sys.stdin.buffer.read())
    except PasswordError:
        said = {"refused": "locked"}
    except MemoryError:
        said = {"refused": "large"}
    except (CalamineError, ValueError, OSError):
        said = {"refused": "broken"}
    json.dump(said, sys.stdout)


def read(content: bytes) -> dict[str, Any]:
    """{"rows": ..., "merged": [[[top, left], [bottom, right]], ...]} of the first sheet that is not empty."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height > TALLEST or sheet.total_width > WIDEST:
            return {"refused": "large"}
        rows = [cut([text(cell) for cell in row]) for row in sheet.to_python(skip_empty_area=False)]
        if any(rows):
            return {"rows": rows, "merged": sheet.merged_cell_ranges or []}
    return {"rows": [], "merged": []}


def text(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return " ".join(str(cell).split())


def cut(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


if __name__ == "__main__":
    main()
