"""An OFD file (GB/T 33190-2016), the format of electronic official papers, into pages. Runs in a process of its own."""

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from dudao.lib.archives import MEGABYTE, BadArchive, Fault, Limits, open_archive, read_part

from ..errors import UnreadableDocument
from .letters import lines_of
from .ofd_marks import POINTS, box_of, letters_of, numbers, rules_of
from .sheet import Ruled, Sheet

LIMITS = Limits(entries=6000, total=256 * MEGABYTE, part=32 * MEGABYTE, ratio=250, ratio_from=4 * MEGABYTE)
MAX_PAGES, MAX_MARKS, MAX_RULES = 400, 60_000, 4_000
FEW = 8  # letters: a page with fewer and a picture is a picture
A4 = (0.0, 0.0, 210.0, 297.0)
SNAP = 3.0  # points within which two rules are one
OTHERWISE = "请找到原来的 Word 文件，另存为 .docx 后再传。"
BROKEN = f"这份 OFD 打不开，可能没有传完整，{OTHERWISE}"
LOCKED = f"这份 OFD 加了密，请先解除，再传上来；解不了的，{OTHERWISE}"
TOO_LONG = f"这份 OFD 超过 {MAX_PAGES} 页，不像一份方案，请只留下方案那几页再传。"
TOO_LARGE = f"这份 OFD 解开后过大，不像正常的公文，{OTHERWISE}"
SAID = {Fault.BROKEN: BROKEN, Fault.LOCKED: LOCKED, Fault.LARGE: TOO_LARGE, Fault.MACROS: BROKEN}

Mark = dict[str, Any]  # a letter or a rule, in the words of pdfplumber


def sheets_of(path: str, progress: Callable[[int, int], None], pages: int | None = None) -> list[Sheet]:
    """Pages of an OFD file, at most the first `pages`; raises UnreadableDocument with one sentence."""
    try:
        document = _Document(Path(path).read_bytes())
        if len(document.pages) > MAX_PAGES:
            raise UnreadableDocument(TOO_LONG)
        found = []
        for number, place in enumerate(document.pages[:pages], 1):
            progress(number, len(document.pages[:pages]))
            found.append(document.sheet(place, number))
    except BadArchive as refused:
        raise UnreadableDocument(SAID[refused.fault]) from None
    except (etree.XMLSyntaxError, KeyError, AttributeError, OverflowError):
        raise UnreadableDocument(BROKEN) from None
    return found


class _Document:
    """The first document of the package: its pages, and the patterns that lie under them."""

    def __init__(self, content: bytes):
        self._zip = open_archive(content, LIMITS)
        self._names = set(self._zip.namelist())
        if any(name.rsplit("/", 1)[-1] == "Encryptions.xml" for name in self._names):
            raise UnreadableDocument(LOCKED)
        root = _text(self._tree("OFD.xml"), "DocRoot")
        self._folder = posixpath.dirname(_joined("", root))
        self._document = self._tree(_joined("", root))
        self.pages = [self._place(page) for page in self._document.findall("{*}Pages/{*}Page")]
        self._patterns = {page.get("ID"): self._place(page) for page in self._document.iter("{*}TemplatePage")}
        if not self.pages:
            raise UnreadableDocument(BROKEN)

    def _place(self, page: etree._Element) -> str:
        return _joined(self._folder, page.get("BaseLoc") or "")

    def _tree(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(read_part(self._zip, name, LIMITS.part), parser)

    def sheet(self, place: str, number: int) -> Sheet:
        page = self._tree(place)
        left, top, width, height = self._size(page)
        sheet = Sheet(number, width * POINTS, height * POINTS)
        layers = [page, *self._under(page)]
        letters, rules = _drawn(layers, (left, top))
        if len(letters) < FEW:
            sheet.picture = any(True for layer in layers for _ in layer.iter("{*}ImageObject"))
            if sheet.picture:
                return sheet
        tables = [Ruled([(cell, []) for cell in table]) for table in _tables(rules)]
        walls = [(box[0], box[1], box[3]) for table in tables if len(table.cells) > 1 for box, _ in table.cells]
        sheet.place_tables(tables, lines_of(letters, walls))
        return sheet

    def _size(self, page: etree._Element) -> tuple[float, ...]:
        for area in (page.find("{*}Area"), self._document.find("{*}CommonData/{*}PageArea")):
            found = numbers(area.findtext("{*}PhysicalBox")) if area is not None else []
            if len(found) == 4 and found[2] > 0 < found[3]:
                return tuple(found)
        return A4

    def _under(self, page: etree._Element) -> Iterator[etree._Element]:
        """Letterheads and rules that several pages share lie in pages of their own."""
        for link in page.iter("{*}Template"):
            place = self._patterns.get(link.get("TemplateID"))
            if place in self._names:
                yield self._tree(place)


def _joined(folder: str, place: str) -> str:
    """A place in the package: from its root when it begins with a stroke, else from the folder of the document."""
    return posixpath.normpath(place if place.startswith("/") else posixpath.join(folder, place)).lstrip("/")


def _text(tree: etree._Element, name: str) -> str:
    found = next(tree.iter(f"{{*}}{name}"), None)
    if found is None or not found.text:
        raise UnreadableDocument(BROKEN)
    return str(found.text).strip()


def _drawn(layers: list[etree._Element], origin: tuple[float, float]) -> tuple[list[Mark], list[Mark]]:
    letters: list[Mark] = []
    rules: list[Mark] = []
    for mark in (mark for layer in layers for mark in layer.iter("{*}TextObject", "{*}PathObject")):
        box = box_of(mark, origin)
        if etree.QName(mark).localname == "TextObject":
            letters += letters_of(mark, box)
        elif len(rules) < MAX_RULES:
            rules += rules_of(mark, box)
        if len(letters) > MAX_MARKS:
            raise UnreadableDocument(TOO_LARGE)
    return letters, rules


def _tables(rules: list[Mark]) -> list[list[tuple[float, float, float, float]]]:
    """Boxes of cells, together where they touch, as pdfplumber makes them of the rules of a PDF."""
    if len(rules) >= MAX_RULES:
        return []  # a drawing, not a table
    merged = merge_edges(rules, SNAP, SNAP, SNAP, SNAP)
    return cells_to_tables(intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP)))
