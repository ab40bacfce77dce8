"""Limits and counts of a whole paper: paragraphs, and the texts of tables with what stands in their rows."""

from dudao.officialdocs.shapes import Place, Quantity, ReadDocument

from .blocks import Cell
from .offices import is_office
from .parts import Part
from .quantities import read_quantities


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
                document.quantities.extend(_of_row(block.grid.distinct(r), r, place, document.title))
    seen: set[tuple[str, ...]] = set()
    kept = []
    for entry in document.quantities:
        long = entry.source_sentence if len(entry.source_sentence or "") >= 16 else f"{id(entry)}"
        key = ("模式",) if entry.unit == "模式" else (str(long), str(entry.value), entry.unit, entry.what)
        if key not in seen:
            kept.append(entry)
        seen.add(key)
    document.quantities = kept


def _of_row(cells: list[Cell], row: int, place: Place, title: str | None) -> list[Quantity]:
    """Quantities in the texts of a row: its unit acts in them, its heading may name a fault."""
    actor = next((cell.text for cell in cells if len(cell.text) <= 40 and is_office(cell.text)), None)
    found = []
    for number, cell in enumerate(cells):
        if cell.row == row and len(cell.text) >= 6:
            beside = cells[number - 1].text if number and len(cells[number - 1].text) <= 20 else ""
            found += read_quantities(cell.text, place, title, actor, beside)
    return found
