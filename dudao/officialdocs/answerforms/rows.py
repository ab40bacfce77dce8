"""From the cells of a returned table to rows: the same whichever program the table stood in."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from .days import day_of
from .shapes import RefusedForm, ReturnedRow

Cells = Mapping[str, Any]


def returned_rows(found: Iterable[Cells], *, today: date) -> tuple[ReturnedRow, ...]:
    """One row a point; ``found`` maps names of columns to cells, ``code`` and ``word`` always among them.

    Lines that are no point (a group, a signature) are left out.

    :raises RefusedForm: a day that is none, or a point twice with other words.
    """
    taken: dict[object, ReturnedRow] = {}
    for cells in found:
        point_id, code = _number(cells.get("id", "")), _text(cells["code"])
        said = (_text(cells.get(name, "")) for name in ("word", "text"))
        if point_id is None and (not code or not (any(said) or cells.get("ticked"))):
            continue
        read = ReturnedRow(
            point_id,
            code,
            _text(cells["word"]),
            _text(cells.get("note", "")),
            _text(cells.get("measures", "")),
            _text(cells.get("owner_name", "")),
            _day(cells.get("due_on", ""), code, today),
            tuple(cells.get("ticked", ())),
            _text(cells.get("text", "")),
        )
        key = point_id or code
        if key in taken and taken[key] != read:
            raise RefusedForm(f"编号 {code} 在表里出现了两次，填得又不一样；请删掉一行再交。")
        taken[key] = read
    return tuple(taken.values())


def _text(cell: Any) -> str:
    """A cell as text; suites turn "1.2" into a number and numbers into 1.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell).strip() if cell is not None else ""


def _number(cell: Any) -> int | None:
    text = _text(cell)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 13 else None


def _day(cell: Any, code: str, today: date) -> date | None:
    try:
        return day_of(cell, today=today)
    except ValueError:
        raise RefusedForm(f"编号 {code} 的“哪天改好”认不出；请写成年-月-日，例如 2026-11-30。") from None
