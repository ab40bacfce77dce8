"""The register of documents that the schemes of a county cite: one row a document, merged over schemes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dudao.areas.scope import Scope

from .citations import Mention, core_number, core_title, key_of, kind_of, mentions
from .drafts import entries
from .enums import ReferenceKind
from .models import Reference, SchemeVersion
from .queries import current_versions


@dataclass(frozen=True)
class Citation:
    """One scheme that cites the document; ``mentions`` is empty where its source text is not kept (a pack)."""

    version: SchemeVersion
    title: str
    doc_number: str
    words: str
    mentions: list[Mention]

    @property
    def at(self) -> str:
        return self.mentions[0].at if self.mentions else ""


@dataclass
class CitedDocument:
    """A row of the register; ``held`` is what the office wrote about it, if anything."""

    title: str
    doc_number: str
    kind: ReferenceKind
    citations: list[Citation] = field(default_factory=list)
    held: Reference | None = None

    @property
    def key(self) -> str:
        """The same whatever the office writes about it."""
        return key_of(self.citations[0].title, self.citations[0].doc_number)

    @property
    def names(self) -> list[str]:
        """Other ways in which schemes name it."""
        return [title for title in dict.fromkeys(one.title for one in self.citations) if title != self.title]

    def has(self, key: str) -> bool:
        """Whether an address leads here, also one that was made when another scheme cited it alone."""
        return key in {key_of(one.title, number) for one in self.citations for number in (one.doc_number, "")}


def register_of(scope: Scope, today: date) -> list[CitedDocument]:
    """Every document that the county's schemes cite, most cited first, then by kind and title."""
    cited = [citation for version in current_versions(scope, today) for citation in _citations(version)]
    known = list(Reference.objects.visible_to(scope).select_related("copy", "edited_by").order_by("pk"))
    rows = [_row(heap, _held(heap, known)) for heap in _merged(cited)]
    kinds = list(ReferenceKind)
    return sorted(rows, key=lambda row: (kinds.index(row.kind), -len(row.citations), row.title))


def narrowed(rows: list[CitedDocument], words: str, kind: str = "") -> list[CitedDocument]:
    """Those whose title or number holds ``words`` (marks and spaces do not count) and that are of ``kind``."""
    wanted = (core_title(words), core_number(words))
    return [row for row in rows if (not kind or row.kind == kind) and (not words.strip() or _says(row, *wanted))]


def _says(row: CitedDocument, title: str, number: str) -> bool:
    named = any(title and title in core_title(name) for name in (row.title, *row.names))
    return named or bool(number and number in core_number(row.doc_number))


def find(scope: Scope, today: date, key: str) -> CitedDocument | None:
    """The row that an address names."""
    rows = register_of(scope, today)
    return next((row for row in rows if row.key == key), None) or next((row for row in rows if row.has(key)), None)


def _citations(version: SchemeVersion) -> Iterator[Citation]:
    for entry in entries(version.draft, "references"):
        place = str((entry.get("place") or {}).get("words") or "")
        number = entry.get("doc_number") or ""
        yield Citation(version, entry["title"], number, place, mentions(version.draft, entry["title"]))


def _merged(cited: Iterable[Citation]) -> list[list[Citation]]:
    """Citations of one document together: the same core of the title, or the same number."""
    heaps: list[list[Citation]] = []
    for citation in cited:
        same = [heap for heap in heaps if any(_is_same(citation, other) for other in heap)]
        joined = [one for heap in same for one in heap] + [citation]
        heaps = [heap for heap in heaps if heap not in same] + [joined]
    return heaps


def _is_same(one: Citation, other: Citation) -> bool:
    numbers = core_number(one.doc_number), core_number(other.doc_number)
    if all(numbers):
        return numbers[0] == numbers[1]
    return core_title(one.title) == core_title(other.title)


def _held(heap: list[Citation], known: list[Reference]) -> Reference | None:
    titles = {core_title(one.title) for one in heap}
    numbers = {core_number(one.doc_number) for one in heap} - {""}
    return next((row for row in known if row.core in titles or core_number(row.doc_number) in numbers), None)


def _row(heap: list[Citation], held: Reference | None) -> CitedDocument:
    if held:
        return CitedDocument(held.title, held.doc_number, ReferenceKind(held.kind), heap, held)
    number = next((one.doc_number for one in heap if one.doc_number), "")
    title = max((one.title for one in heap), key=lambda title: (title.count("〈") + title.count("<") == 0, len(title)))
    return CitedDocument(title, number, kind_of(title, number), heap)
