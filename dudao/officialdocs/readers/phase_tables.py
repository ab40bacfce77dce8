"""Phases in tables: a column of names and one of times."""

import re

from dudao.officialdocs.shapes import Phase, Place

from .dates import Era, read_period
from .parts import Part
from .phases import RANGED, phase_name
from .tables import Table

STRETCH = re.compile(r"^(?:时段|期次|批次|轮次|环节|步骤|进程|时期|(?:工作|活动|服务)(?:时段|环节|流程))$")


def _phase_columns(table: Table) -> tuple[int | None, int | None]:
    """The column of names and the one of times; `时段` or `期次` holds names when the times stand in another."""
    name, due = table.column_of("phase"), table.column_of("due")
    if name is not None and due is not None:
        return name, due
    dated = [column for column in range(len(table.columns)) if _ranges(table, column)]
    named = [
        column
        for column, text in enumerate(table.columns)
        if STRETCH.match(re.sub(r"\s", "", text)) and column not in dated and table.own(column)
    ]
    return (named[0], dated[0]) if named and dated else (None, None)


def is_phase_table(table: Table) -> bool:
    """True for a table of phases: its rows are neither tasks nor points."""
    return None not in _phase_columns(table)


def _ranges(table: Table, column: int) -> bool:
    """A column in which every filled cell is a span of time."""
    cells = table.own(column)
    return bool(cells) and all(len(cell.text) <= 40 and RANGED.search(cell.text) for cell in cells)


def read_phase_table(table: Table, part: Part, era: Era) -> list[Phase]:
    """A table with a column of phases and one of times."""
    name, due = _phase_columns(table)
    lead = table.column_of("lead", "unit", "person")
    if name is None or due is None:
        return []
    found = []
    for order, row in enumerate(table.rows, 1):
        if table.cell(row, name).empty or table.cell(row, name).row != row:
            continue
        when = table.cell(row, due).text.strip()
        start, end = read_period(when, era)
        texts = (
            [cell.text for number, cell in enumerate(table.block.grid.rows[row]) if number not in (name, due, lead)]
            if table.block.grid
            else []
        )
        title = phase_name(re.sub(r"\s", "", table.cell(row, name).text))
        found.append(
            Phase(
                name=title,
                start=start,
                end=end,
                actor=table.cell(row, lead).text.strip() or None if lead is not None else None,
                text="；".join(text for text in texts if text),
                when=when or None,
                place=Place(table.block.index, f"{part.name} 第{order}行", row),
            )
        )
    return found
