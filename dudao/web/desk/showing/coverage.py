"""The matrix of visits as the page reads it: one word a cell, groups by area, who will be missed on top."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from dudao.accounts.access import is_office
from dudao.areas.models import Unit
from dudao.visits.areas_coverage import AreaMatrix, AreaRow
from dudao.visits.coverage import Cell, Matrix, Row
from dudao.visits.enums import InspectionKind
from dudao.visits.forecast import Why
from dudao.web.visit_words import going, visit_status

HIDDEN_ON_PHONES = 9  # of the twelve months; the last three and this one's forecast stay


NIL = UUID(int=0)


@dataclass(frozen=True)
class Shown:
    """A cell: its word and the class that tells it apart."""

    words: str
    tone: str = ""
    narrow: bool = True  # also on a phone
    url: str = ""  # to the visit behind it, or to the school's visits


@dataclass(frozen=True)
class Line:
    """A school: ``note`` says why it will be missed or who goes, ``act`` (words, url) what can be done about it."""

    row: Row
    cells: list[Shown]
    note: str
    act: tuple[str, str] | None = None
    url: str = ""  # to the school's visits


@dataclass(frozen=True)
class Group:
    title: str
    lines: list[Line]
    ahead: bool = False


def schools_page(matrix: Matrix, position, *, only: str, chosen: str) -> dict:
    """The context of the page of schools; ``only`` "ahead" leaves those that will be missed, "short" those that lack a
    visit of this term. ``chosen``: the area as the address says it."""
    ahead = matrix.ahead if only != "short" else []
    rest = [row for row in matrix.rows if not row.miss] if not only else matrix.short if only == "short" else []
    groups = [Group(f"预计到不了　{len(ahead)} 校", _lines(ahead, position), True)] if ahead else []
    off = matrix.this_month in matrix.vacations
    groups += [_group(area, list(rows), position, off) for area, rows in groupby(rest, key=lambda row: row.area)]
    return {
        "matrix": matrix, "groups": groups, "months": heads(matrix.months), "only": only, "chosen": chosen,
        "total": len(matrix.rows), "missing": len(matrix.ahead), "short": len(matrix.short),
        "off": off, "tabs": _tabs(matrix, only, chosen),
    }  # fmt: skip


def _tabs(matrix: Matrix, only: str, chosen: str) -> list[dict]:
    """The views of the page; one that would be empty is left out."""
    views = (("", "全部", len(matrix.rows)), ("ahead", "预计到不了", len(matrix.ahead)),
             ("short", "本学期还差", len(matrix.short)))  # fmt: skip
    asked = {"area": chosen} if chosen else {}
    return [
        {"label": words, "url": f"?{urlencode(asked | ({'only': key} if key else {}))}", "current": key == only,
         "count": number}
        for key, words, number in views
        if number or key in ("", only)
    ]  # fmt: skip


def school_page(unit: Unit, matrix: Matrix | None, page, request) -> dict:
    """The context of the page of one school: its line of the matrix, and its visits with who went."""
    rows = [(visit, visit_status(visit, request.today), going(visit)) for visit in page]
    line = line_of(matrix.rows[0], request.position) if matrix else None
    return {
        "unit": unit, "line": line, "matrix": matrix, "visits": rows, "months": heads(matrix.months) if matrix else [],
        "may_open": is_office(request.position), "words": _month_words(line, matrix) if line else "",
    }  # fmt: skip


def _month_words(line: Line, matrix: Matrix) -> str:
    """How this month stands where nothing is to be done about it."""
    cell = line.row.cells[-1]
    if cell.kind == "done":
        return f"{cell.on.day}日到过了" if cell.on else "到过了"
    return "假期，不计到校" if matrix.this_month in matrix.vacations else "还没有安排"


def areas_page(matrix: AreaMatrix) -> dict:
    """The context of the page of areas."""
    return {
        "rows": [(row, _counts(row, matrix), reasons(row)) for row in matrix.rows], "matrix": matrix,
        "months": heads(matrix.months), "done": sum(row.done[-1] for row in matrix.rows),
        "total": sum(row.due for row in matrix.rows), "off": matrix.months[-1] in matrix.vacations,
        "missing": sum(row.missed.total() for row in matrix.rows),
    }  # fmt: skip


def reasons(row: AreaRow) -> str:
    """还没有安排 8，排不下 4"""
    return "，".join(f"{why} {row.missed[why]}" for why in Why if row.missed[why])


def _counts(row: AreaRow, matrix: AreaMatrix) -> list[tuple[str, str]]:
    """(Words, classes) of each month: a province has thousands of such cells, which the template only writes down."""
    off = [month in matrix.vacations for month in matrix.months]
    places = ["" if narrow else "hide-s" for _, narrow in _narrow(off[:-1])] + ["cur"]
    return [
        (f"{number}" if number else "假" if free else "—", f"{place} off" if free and not number else place)
        for number, free, place in zip(row.done, off, places, strict=True)
    ]


def heads(months: list) -> list[tuple[str, bool]]:
    """(name of the month, whether a phone shows it); the year stands where it turns."""
    return [
        (f"{month.year}年1月" if month.month == 1 else f"{month.month}月", narrow) for month, narrow in _narrow(months)
    ]


def _narrow(cells: list) -> list[tuple]:
    return [(cell, place >= HIDDEN_ON_PHONES) for place, cell in enumerate(cells)]


def _group(area: Unit | None, rows: list[Row], position, off: bool) -> Group:
    done = sum(row.cells[-1].kind == "done" for row in rows)
    name, went = area.label if area else "没有归到责任区", f"到校 {done}/{len(rows)}"
    return Group(f"{name}　{f'{len(rows)} 校' if off else went}", _lines(rows, position))


def _lines(rows: list[Row], position) -> list[Line]:
    return [line_of(row, position) for row in rows]


def line_of(row: Row, position) -> Line:
    """One school, with what the reader can do about it."""
    home, visit = reverse("desk:coverage_school", args=[row.unit.pk]), reverse("field:visit", args=[NIL])
    cells = [_shown(cell, narrow, home, visit) for cell, narrow in _narrow(row.cells)]
    note = row.miss.words if row.miss else _note(row)
    return Line(row, cells, note, act_on(row, position) if row.miss else None, home)


def _note(row: Row) -> str:
    if row.cells[-1].kind == "begun":
        return "到过了，还没有反馈"
    return row.inspector if row.cells[-1].kind == "planned" else ""


def act_on(row: Row, position) -> tuple[str, str] | None:
    """What can be done about a school that will be missed, and where: the office sends somebody or changes who goes,
    whoever else sees the visit reads it."""
    if is_office(position):
        if row.visit:
            return "换人、定日子", reverse("bureau:inspection_team", args=[row.visit])
        address = reverse("bureau:inspection_new", args=[InspectionKind.ROUTINE])
        return "安排", f"{address}?{urlencode({'names': row.unit.name})}"
    return ("看这次到校", reverse("field:visit", args=[row.visit])) if row.visit else None


def _shown(cell: Cell, narrow: bool, home: str, visit: str) -> Shown:
    """``visit``: the address of NIL, for two thousand of them are not worked out one by one."""
    url = visit.replace(str(NIL), str(cell.visit)) if cell.visit else ""
    if cell.kind == "done":
        return Shown(f"{cell.on.day}" if cell.on else "到", "", narrow, url)
    if cell.kind == "planned":
        return Shown(f"计{cell.on.day}" if cell.on else "待排", "plan", narrow, url)
    words, tone = {"begun": ("在办", "plan"), "missed": ("缺", "miss"), "off": ("假", "off"), "": ("—", "")}[cell.kind]
    return Shown(words, tone, narrow, url or (home if cell.kind == "missed" else ""))
