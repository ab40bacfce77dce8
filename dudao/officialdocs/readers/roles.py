"""Which column of a table holds the points, and which the titles over them: told from the headings and the cells."""

import re

from .columns import BLANK_TO_FILL
from .outline import split_code
from .points import ASKED, split_title
from .tables import Table

LEVELS = {"group", "item", "point", "task", "standard", "result", None}
GRADES = re.compile(r"[得扣加减计]\s*\d+(?:\.\d+)?\s*分|\d+(?:\.\d+)?\s*分[；。,，）)]|不得分|每[^，。；]{1,12}扣")
LONG, SHARE_ASKED = 8, 0.3
MATTER = re.compile(r"^[^，。；：]{2,24}情况$")
OTHER_MATTERS = re.compile(r"职责|分工|姓名|成员|^职务$|组员|组长|^时间$")


def asked_share(table: Table, column: int) -> float:
    """How many filled cells of a column ask something."""
    cells = table.own(column)
    return sum(bool(ASKED.search(cell.text)) for cell in cells) / len(cells) if cells else 0.0


def usual_length(table: Table, column: int) -> int:
    """The length in the middle of those of the filled cells."""
    lengths = sorted(len(re.sub(r"\s", "", cell.text)) for cell in table.own(column))
    return lengths[len(lengths) // 2] if lengths else 0


def is_filled(table: Table, *kinds: str) -> bool:
    """True when a column of one of these kinds has text in it."""
    return any(kind in kinds and table.own(column) for column, kind in enumerate(table.kinds))


def is_titled(table: Table) -> bool:
    """The heading row is the group itself, and beside it there are only columns to fill in: `（一）作业情况 | 备注`."""
    if table.header is None or not table.columns or not split_title(table.columns[0])[0]:
        return False
    others = [number for number, text in enumerate(table.columns) if text != table.columns[0]]
    return bool(others) and all(table.kinds[number] in BLANK_TO_FILL or not table.own(number) for number in others)


def text_columns(table: Table) -> list[int]:
    """Columns with something to read: the titles and the points, without numbers, ways, scores, blanks."""
    titled = is_titled(table)
    found = []
    for column, kind in enumerate(table.kinds):
        under_title = titled and table.columns[column] == table.columns[0]
        if (kind in LEVELS or under_title) and table.own(column):
            found.append(column)
    return [column for column in found if not _is_grading(table, column)] or found


def _is_grading(table: Table, column: int) -> bool:
    """A column of standards that says how many points are given or taken."""
    cells = table.own(column)
    graded = sum(bool(GRADES.search(cell.text)) for cell in cells)
    return table.kinds[column] == "standard" and graded * 2 >= len(cells)


def point_column(table: Table) -> int | None:
    """The finest of the columns with text: named a point, the most cells, whole sentences, the most to the right."""
    columns = text_columns(table)
    named = [column for column in columns if table.kinds[column] in ("point", "standard")]
    if not columns:
        return None
    third = [column for column in named if re.search(r"三级|[CＣ]级|观测", table.columns[column])]
    return max(third or named or columns, key=lambda column: _fineness(table, column))


def _fineness(table: Table, column: int) -> tuple[bool, bool, int, int]:
    asked = asked_share(table, column) >= SHARE_ASKED
    return asked, usual_length(table, column) >= LONG, len(table.own(column)), column


def is_checklist(table: Table) -> bool:
    """A table whose rows are points to check, not tasks with a deadline and not an empty form."""
    column = point_column(table)
    if column is None or "phase" in table.kinds or any(OTHER_MATTERS.search(text) for text in table.columns[:column]):
        return False
    rows = [row for row in table.rows if not table.is_band(row)]
    filled = [row for row in rows if not table.cell(row, column).empty]
    if len(filled) * 2 < len(rows):
        return False
    if asked_share(table, column) >= SHARE_ASKED:
        return True
    if _only_matters(table, column):
        return False
    named = table.kinds[column] in ("point", "standard")
    if is_filled(table, "due") or (is_filled(table, "lead", "assist") and not named):
        return False
    if table.kinds[column] != "point" and not _is_answered(table) and not _coded(table, column):
        return False
    levelled = bool({"group", "item"} & set(table.kinds)) and "task" not in table.kinds
    return (named or levelled or is_titled(table)) and (usual_length(table, column) >= LONG or _coded(table, column))


def _only_matters(table: Table, column: int) -> bool:
    """`消防器材情况` names what is looked at and asks nothing: a sheet to fill in, no list of points."""
    cells = table.own(column)
    bare = [cell for cell in cells if MATTER.search(re.sub(r"\s", "", cell.text))]
    return len(cells) >= 2 and len(bare) == len(cells)


def _is_answered(table: Table) -> bool:
    """True when somebody gives a score or an answer beside the text: a score column, or one left empty."""
    return "score" in table.kinds or any(not table.own(column) for column in range(len(table.kinds)))


def _coded(table: Table, column: int) -> bool:
    cells = table.own(column)
    return sum(bool(split_code(cell.text)[0]) for cell in cells) * 2 > len(cells)
