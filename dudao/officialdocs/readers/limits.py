"""Limits and counts of a whole paper: paragraphs, and the texts of tables with what stands in their rows."""

import re

from dudao.officialdocs.shapes import Place, Quantity, ReadDocument

from .blocks import Cell, Grid
from .comparators import bound_of_heading
from .measures import UNITS
from .offices import is_office
from .parts import Part
from .points import split_title
from .quantities import read_quantities
from .scope import NOUN
from .text import drop_brackets

COMPARED = r"(?:[≤≥<>＜＞=]|不(?:得)?(?:超过|少于|低于|高于|早于|晚于|多于)|至少|最多|最低|最高|达到?|控制在)"
VALUE = re.compile(
    rf"^{COMPARED}?\s*(?:\d+(?:\.\d+)?\s*(?:[—~～至\-–－]+\s*\d+(?:\.\d+)?)?\s*(?:{UNITS})(?:[/／每][一-龥/／]{{1,6}})?|\d{{1,2}}[:：]\d\d)"
    r"\s*(?:以[上下内]|及以[上下])?$"
)
LONGEST_HEAD, BARE = 30, 14  # a cell so short is a number with its unit and hardly a sentence
UNIT_ABOVE = re.compile(rf"[（(]\s*((?:{UNITS})(?:[/／][一-龥/／]{{1,6}})?)\s*[)）]")


def read_all_quantities(document: ReadDocument, parts: list[Part]) -> None:
    """Quantities of paragraphs and of the texts in tables, a sentence that stands twice once; 5+2 once in all."""
    for part in parts:
        for block in part.content():
            if block.grid is None:
                place = Place(block.index, f"{part.name} 第{block.index + 1}段")
                document.quantities.extend(read_quantities(block.text, place, document.title))
                continue
            for r in range(len(block.grid.rows)):
                place = Place(block.index, f"{part.name} 第{r + 1}行", r)
                cells = _with_units(block.grid, r)
                bounds = _bounds_above(block.grid, r)
                document.quantities.extend(_of_row(cells, r, place, document.title, bounds))
    seen: set[tuple[str, ...]] = set()
    kept = []
    for entry in document.quantities:
        long = entry.source_sentence if len(entry.source_sentence or "") >= 16 else f"{id(entry)}"
        key = ("模式",) if entry.unit == "模式" else (str(long), str(entry.value), entry.unit, entry.what)
        if key not in seen:
            kept.append(entry)
        seen.add(key)
    document.quantities = kept


def _with_units(grid: Grid, row: int) -> list[Cell]:
    """Cells of a row; a number alone takes the unit that its heading gives in brackets: `上限（分钟）`."""
    cells = []
    for cell in grid.distinct(row):
        heads = [UNIT_ABOVE.search(other[cell.column].text) for other in grid.rows[: min(row, 2)]]
        unit = next((hit[1] for hit in heads if hit), "")
        alone = unit and re.fullmatch(r"[≤≥<>＜＞]?\s*\d+(?:\.\d+)?", cell.text.strip())
        cells.append(Cell(cell.text.strip() + unit, cell.row, cell.column) if alone else cell)
    return cells


def _bounds_above(grid: Grid, row: int) -> dict[int, str]:
    """Columns whose heading says which way their numbers bound: `每天时长上限（分钟）`."""
    heads = [cell for above in range(min(row, 2)) for cell in grid.distinct(above) if len(cell.text) <= LONGEST_HEAD]
    return {cell.column: op for cell in heads if (op := bound_of_heading(cell.text))}


def _of_values(cells: list[Cell], row: int, place: Place, title: str | None, bounds: dict[int, str]) -> list[Quantity]:
    """A row of an item and its value: `学生参与率 | ≥90% | 城区学校`; what stands beside them is for whom it holds."""
    values = [cell for cell in cells if cell.row == row and VALUE.match(cell.text.strip())]
    names = [cell.text.strip() for cell in cells if 1 < len(cell.text.strip()) <= 24 and cell not in values]
    names = [name for name in names if not re.fullmatch(r"[\d.、]+", name)]
    if not values or not names or len(names) + len(values) < 2:
        return []
    found = []
    for cell in values:
        for entry in read_quantities(f"{names[0]}{cell.text.strip()}", place, title):
            entry.what, entry.applies_to = names[0], f"{'、'.join(names[1:])}（{names[0]}）" if names[1:] else names[0]
            entry.op = bounds.get(cell.column, "=") if entry.op == "=" else entry.op
            found.append(entry)
    return found


def _heading_of(cells: list[Cell]) -> str | None:
    """The title at the left of a row, without its number and score: for whom or what its texts are."""
    first = split_title(drop_brackets(cells[0].text))[1] if cells else ""
    return first if len(cells) > 2 and 2 <= len(first) <= 12 and NOUN.search(first) else None


def _of_row(cells: list[Cell], row: int, place: Place, title: str | None, bounds: dict[int, str]) -> list[Quantity]:
    """Quantities in the texts of a row: its unit acts in them, its heading may name a fault."""
    bare = _of_values(cells, row, place, title, bounds)
    if bare:
        return bare
    actor = next((cell.text for cell in cells if len(cell.text) <= 40 and is_office(cell.text)), None)
    found = []
    actor = actor or _heading_of(cells)
    for number, cell in enumerate(cells):
        if cell.row == row and len(cell.text) >= 6:
            beside = cells[number - 1].text if number and len(cells[number - 1].text) <= 20 else ""
            for entry in read_quantities(cell.text, place, title, actor, beside):
                alone = entry.op == "=" and len(cell.text) <= BARE
                entry.op = bounds.get(cell.column, "=") if alone else entry.op
                found.append(entry)
    return found
