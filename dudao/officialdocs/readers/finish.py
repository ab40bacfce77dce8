"""What the file itself adds to what was read: pages in the places, doubts about guessed letters, notes first."""

from typing import Any

from dudao.officialdocs.shapes import Entry, Place, ReadDocument

from .blocks import Source
from .two_papers import candidates, two_papers

SURE_LETTERS = 0.85
GUESSED = "这里的字是从图片上认的，有的看不清，请对照原件"
LISTS = (
    "references", "indicators", "tasks", "phases", "reporting", "groups", "duties", "contacts", "quantities", "forms",
    "aims", "task_candidates",
)  # fmt: skip


def finish(document: ReadDocument, source: Source) -> ReadDocument:
    """The document with what its file adds, in place."""
    seen: set[int] = set()
    for entry in (entry for key in LISTS for entry in getattr(document, key)):
        _doubt_guessed(entry, source)
        _add_page(entry.place, source, seen)
    document.warnings[:0] = two_papers(source, document)
    document.candidates = candidates(source, document)
    for place in [said.place for said in document.warnings] + [row.place for row in document.candidates]:
        _add_page(place, source, seen)
    document.warnings[:0] = source.notes
    return document


def _doubt_guessed(entry: Entry, source: Source) -> None:
    if entry.place and source.blocks[entry.place.block].sure < SURE_LETTERS:
        entry.doubt(0.3, GUESSED)


def _add_page(place: Place | None, source: Source, seen: set[int]) -> None:
    """`正文 第12段` becomes `正文 第12段（第3页）`; several entries may share one place."""
    if place is None or id(place) in seen:
        return
    seen.add(id(place))
    page = _page(place, source)
    if page is not None:
        place.words += f"（第{page}页）"


def _page(place: Place, source: Source) -> Any:
    block = source.blocks[place.block]
    if place.row is not None and place.row < len(block.row_pages):
        return block.row_pages[place.row]
    return block.page
