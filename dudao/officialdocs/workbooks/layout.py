"""Where things stand in the form: one table of columns that writing and reading share."""

from dataclasses import dataclass

SHEET = "自查表"
ID_SHEET = "表号"
ID_MARK = "督导台自查表"


@dataclass(frozen=True)
class Column:
    """A column: its name in FormPoint and ReturnedRow, its heading, its width in characters, whether it is filled in.

    When a form comes back the column is found by ``word``, wherever it was moved and whatever was added to its heading.
    """

    name: str
    heading: str
    word: str
    width: float
    filled: bool = True


COLUMNS = (
    Column("id", "行标（勿动）", "行标", 8, filled=False),
    Column("code", "编号", "编号", 8, filled=False),
    Column("text", "要点", "要点", 44, filled=False),
    Column("word", "选一项", "选一项", 12),
    Column("note", "差在哪里\n选了差的才写", "差在哪里", 28),
    Column("measures", "怎么改\n可以以后再定", "怎么改", 24),
    Column("owner_name", "谁来改", "谁来改", 10),
    Column("due_on", "哪天改好\n如 2026-11-30", "哪天改好", 13),
    Column("before", "上次", "上次", 10, filled=False),
)
