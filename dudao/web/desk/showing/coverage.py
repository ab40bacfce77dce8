"""The matrix of visits as the page reads it: one word a cell, groups by area, who will be missed on top."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dudao.areas.models import Unit
from dudao.visits.coverage import AreaRow, Cell, Matrix, Row
from dudao.visits.months import year_up_to

HIDDEN_ON_PHONES = 9  # of the twelve months; the last three and this one's forecast stay


@dataclass(frozen=True)
class Shown:
    """A cell: its word and the class that tells it apart."""

    words: str
    tone: str = ""
    narrow: bool = True  # also on a phone
    visit: object = None  # id of the visit behind it


@dataclass(frozen=True)
class Line:
    row: Row
    cells: list[Shown]
    note: str


@dataclass(frozen=True)
class Group:
    title: str
    lines: list[Line]
    ahead: bool = False


def schools_page(matrix: Matrix, area: Unit | None, *, only: str) -> dict:
    """The context of the page of schools; ``only`` "ahead" leaves those that will be missed."""
    ahead = [_line(row, matrix) for row in matrix.ahead]
    groups = [Group(f"预计到不了　{len(ahead)} 校", ahead, True)] if ahead else []
    if only != "ahead":
        groups += _by_area([row for row in matrix.rows if not row.reason])
    return {
        "matrix": matrix, "groups": groups, "area": area, "months": heads(matrix.months), "only": only,
        "total": len(matrix.rows), "missing": len(ahead), "off": matrix.this_month in matrix.vacations,
    }  # fmt: skip


def areas_page(rows: list[AreaRow], today: date) -> dict:
    """The context of the page of areas."""
    return {
        "rows": [(row, [Shown(f"{number}" if number else "—", "", narrow) for number, narrow in _narrow(row.done)])
                 for row in rows],
        "months": heads(year_up_to(today)), "done": sum(row.done[-1] for row in rows),
        "total": sum(row.due for row in rows), "this_month": today.month,
    }  # fmt: skip


def heads(months: list[date]) -> list[tuple[str, bool]]:
    """(name of the month, whether a phone shows it); the year stands where it turns."""
    return [
        (f"{month.year}年1月" if month.month == 1 else f"{month.month}月", narrow) for month, narrow in _narrow(months)
    ]


def _narrow(cells: list) -> list[tuple]:
    return [(cell, place >= HIDDEN_ON_PHONES) for place, cell in enumerate(cells)]


def _by_area(rows: list[Row]) -> list[Group]:
    groups = []
    for area, of_area in groupby(rows, key=lambda row: row.area):
        found = list(of_area)
        done = sum(row.cells[-1].kind == "done" for row in found)
        name = area.label if area else "没有归到责任区"
        groups.append(Group(f"{name}　到校 {done}/{len(found)}", [_line(row) for row in found]))
    return groups


def _line(row: Row, matrix: Matrix | None = None) -> Line:
    cells = [_shown(cell, narrow) for cell, narrow in _narrow(row.cells)]
    return Line(row, cells, row.reason if matrix else _note(row))


def _note(row: Row) -> str:
    if row.cells[-1].kind == "begun":
        return "到过了，还没有反馈"
    return row.inspector if row.cells[-1].kind == "planned" else ""


def _shown(cell: Cell, narrow: bool) -> Shown:
    if cell.kind == "done":
        return Shown(f"{cell.on.day}" if cell.on else "到", "", narrow, cell.visit)
    if cell.kind == "planned":
        return Shown(f"计{cell.on.day}" if cell.on else "待排", "plan", narrow, cell.visit)
    words, tone = {"begun": ("在办", "plan"), "missed": ("缺", "miss"), "off": ("假", "off"), "": ("—", "")}[cell.kind]
    return Shown(words, tone, narrow, cell.visit)
