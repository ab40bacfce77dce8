"""The columns of an answer form, out and back: one table that every way of writing and reading it shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

STRETCHED = 20  # characters that somebody may have added to a heading


@dataclass(frozen=True)
class Column:
    """A column: its name in FormPoint and ReturnedRow, its heading, whether it is filled in.

    When a form comes back the column is found by ``word``, wherever it was moved and whatever was added to its heading.
    """

    name: str
    heading: str
    word: str
    filled: bool = True


COLUMNS = (
    Column("id", "行标（勿动）", "行标", filled=False),
    Column("code", "编号", "编号", filled=False),
    Column("text", "要点", "要点", filled=False),
    Column("word", "选一项", "选一项"),
    Column("note", "差在哪里\n选了差的才写", "差在哪里"),
    Column("measures", "怎么改\n可以以后再定", "怎么改"),
    Column("owner_name", "谁来改", "谁来改"),
    Column("due_on", "哪天改好\n如 2026-11-30", "哪天改好"),
    Column("before", "上次", "上次", filled=False),
)
NEEDED = {"code", "word", "note"}


def columns_in(row: Sequence[Any]) -> dict[str, int]:
    """Column name → its first place in this row of headings; without the needed ones the row is no heading."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        text = "".join(cell.split()) if isinstance(cell, str) else ""
        for column in COLUMNS:
            if text.startswith(column.word) and len(text) <= len(column.word) + STRETCHED:
                found.setdefault(column.name, place)
    return found if found.keys() >= NEEDED else {}
