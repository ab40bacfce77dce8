"""The second look at what was read: doubts of entries, first each by itself, then beside others; then what is left."""

from dudao.officialdocs.shapes import ReadDocument

from .beside_doubts import beside_doubts
from .head import Head
from .leftover import left_over
from .outline import Section
from .own_doubts import own_doubts
from .parts import Part
from .promised import broken_promises
from .table_doubts import doubted_tables
from .warnings import find_warnings


def check(document: ReadDocument, parts: list[Part], roots: list[tuple[Part, Section]], head: Head) -> None:
    """Lower the confidence of odd entries in place, and set the warnings, those nearest to the top first."""
    own_doubts(document, parts)
    beside_doubts(document)
    document.warnings = [
        *find_warnings(document, parts, roots, head),
        *left_over(document, parts),
        *doubted_tables(document, parts),
        *broken_promises(document, parts),
    ]
    document.warnings.sort(key=lambda notice: notice.place.block if notice.place else 0)
