"""Tables that may have been taken for another kind: most rows are in doubt, or a column says what nobody read."""

import re

from dudao.officialdocs.shapes import Entry, Notice, Place, ReadDocument, Task

from .blocks import Block
from .claims import Claims
from .left_signs import row_signs
from .offices import is_office
from .parts import Part
from .signs import HARD_TIME, SPAN
from .tables import Table, analyse
from .tasks import departments_of
from .text import squeeze

KIND = "table_doubt"
LOOK = 0.25
LEADS = re.compile(r"牵头|主责|主办")
SURE = 0.8
LEAST = 3
HALF = 2
OF_ROWS = ("indicators", "tasks", "phases", "duties", "groups", "reporting")
PEOPLE = re.compile(r"姓\s*名|组\s*长|成\s*员|组\s*员")
WORDS = {
    "indicators": "检查要点", "tasks": "任务", "phases": "阶段", "duties": "职责", "groups": "组织机构",
    "reporting": "报送要求",
}  # fmt: skip


def doubted_tables(document: ReadDocument, parts: list[Part]) -> list[Notice]:
    """At most one notice a table, and one for each row of it with a limit, a telephone or a time that was not read."""
    claims = Claims(document)
    found = []
    for part in parts:
        for block in part.content():
            if block.grid is not None:
                found += _of_table(analyse(block), part.name, claims)
    return found


def _of_table(table: Table, part: str, claims: Claims) -> list[Notice]:
    block = table.block
    _doubt_offices(table, claims)
    for message in (_mostly_doubtful(block, claims), _times_unread(table, claims), _people_unread(table, claims)):
        if message:
            return [Notice(KIND, message, Place(block.index, f"{part} 表格"))]
    return _rows(table, part, claims)


def _doubt_offices(table: Table, claims: Claims) -> None:
    """Every office of a row belongs to its task, and of several under 牵头 one alone cannot lead."""
    for entry in claims.at(table.block.index, "tasks"):
        row = entry.place.row if entry.place else None
        if row is None or not isinstance(entry, Task):
            continue
        known = {squeeze(name) for name in entry.departments}
        if any(name not in known for name in _band_above(table, row)):
            entry.doubt(LOOK, "上面的标题行写着单位，请核对责任单位")
        for column, heading in enumerate(table.columns):
            names = [squeeze(name) for name in departments_of(table.cell(row, column).text)]
            if table.kinds[column] == "unit" or not names or not all(map(is_office, names)):
                continue
            if any(name not in known for name in names):
                entry.doubt(LOOK, "这一行还有别的单位，请核对责任单位")
            if LEADS.search(heading) and len(names) > 1:
                entry.doubt(LOOK, "牵头栏里有几个单位，请核对谁牵头")


def _band_above(table: Table, row: int) -> list[str]:
    """Offices after a colon in the nearest row that is one cell over the whole width: `牵头单位：教研室`."""
    bands = [other for other in table.rows if other < row and table.is_band(other)]
    text = table.cell(bands[-1], 0).text if bands else ""
    named = re.split(r"[:：]", text)[-1] if re.search(r"(?:牵头|责任|负责|主办)[^:：]{0,6}[:：]", text) else ""
    names = [squeeze(name) for name in departments_of(re.sub(r"[（(].*", "", named))]
    return names if all(map(is_office, names)) else []


def _mostly_doubtful(block: Block, claims: Claims) -> str:
    """Most entries of one list raise doubts: perhaps they are no such entries."""
    for name in OF_ROWS:
        entries = claims.at(block.index, name)
        doubtful = [entry for entry in entries if entry.confidence < SURE or entry.reasons]
        if len(entries) >= LEAST and len(doubtful) * HALF > len(entries):
            return f"这张表读成了{WORDS[name]}，但多数行都有疑点，也许是别的清单，请核对"
    return ""


def _times_unread(table: Table, claims: Claims) -> str:
    """A column of days or rhythms, and no phase, task or report of this table that has a time."""
    if any(_has_time(entry) for entry in claims.at(table.block.index, "phases", "tasks", "reporting")):
        return ""
    for column in range(len(table.columns)):
        cells = [cell for cell in table.own(column) if len(cell.text.strip()) <= SHORT_TIME]
        timed = [cell for cell in cells if HARD_TIME.search(cell.text) or SPAN.search(cell.text)]
        if len(timed) >= LEAST and len(timed) * HALF > len(cells):
            return "这张表有一列是时间，没有读成阶段、时限或报送要求，请核对"
    return ""


SHORT_TIME = 30


def _has_time(entry: Entry) -> bool:
    return any(getattr(entry, name, None) for name in ("start", "end", "due", "due_or_period", "when"))


def _people_unread(table: Table, claims: Claims) -> str:
    """A column of people, filled in, and neither a body nor a telephone of this table."""
    if claims.at(table.block.index, "groups", "contacts", "tasks"):
        return ""
    named = [c for c, text in enumerate(table.columns) if PEOPLE.search(re.sub(r"\s", "", text)) and table.own(c)]
    filled = [cell.text.strip() for c in named for cell in table.own(c)]
    if len(filled) >= LEAST and not any(text in claims.people for text in filled):
        return "这张表有一列是人员，没有读成组织机构或联系方式，请核对"
    return ""


def _rows(table: Table, part: str, claims: Claims) -> list[Notice]:
    """Signs in the rows that entries stand for: their text was read, its numbers and times perhaps not."""
    block = table.block
    assert block.grid is not None
    found = []
    for row in sorted(claims.rows(block.index) & set(range(len(block.grid.rows)))):
        texts = [cell.text for cell in block.grid.distinct(row) if cell.row == row]
        left = [(sentence, sign) for text in texts for sentence, sign in row_signs(text, block.index, row, claims)]
        if left:
            words = "、".join(dict.fromkeys(sign for _, sign in left))
            message = f"这一行“{left[0][0][:12]}…”里可能还有{words}没有读成条目，请看一眼"
            quote = "\n".join(sentence for sentence, _ in left)
            found.append(Notice("left_over", message, Place(block.index, f"{part} 第{row + 1}行", row), quote=quote))
    return found
