"""The source of a scheme with an address for every paragraph and row; whom its contacts are for."""

import re
from dataclasses import dataclass

from dudao.schemes.drafts import entries
from dudao.schemes.models import SchemeVersion

HOTLINE = re.compile(r"举报|投诉|监督|热线|咨询")


@dataclass(frozen=True)
class TextRow:
    key: str
    cells: list[str]
    is_lit: bool


@dataclass(frozen=True)
class TextBlock:
    """A paragraph (one row of one cell) or a table; ``key`` of a row is its address on the page."""

    kind: str
    rows: list[TextRow]


def shown_text(blocks: list[dict], at: str) -> list[TextBlock]:
    """``at`` is the place that a citation names: "12", or "12-3" for the third row of a table."""
    return [TextBlock(block["kind"], _rows(block, at)) for block in blocks]


def _rows(block: dict, at: str) -> list[TextRow]:
    key = str(block["i"])
    if block["kind"] != "table":
        return [TextRow(key, [str(block.get("text") or "")], key == at)]
    return [
        TextRow(f"{key}-{number}", [str(text) for text in row], f"{key}-{number}" == at)
        for number, row in enumerate(block.get("rows") or [])
    ]


def hotlines(contacts: list[dict]) -> list[dict]:
    """Those that anybody may ring: for tips and complaints."""
    return [contact for contact in contacts if is_hotline(contact)]


def is_hotline(contact: dict) -> bool:
    return contact.get("kind") in ("phone", "mobile") and bool(HOTLINE.search(contact.get("owner") or ""))


def contact_heaps(versions: list[SchemeVersion]) -> list[tuple[str, list[tuple[dict, SchemeVersion]]]]:
    """(title, contacts with their scheme), what is for tips first; empty heaps are left out."""
    rows = [(contact, version) for version in versions for contact in entries(version.draft, "contacts")]
    heaps = [
        ("举报和监督电话", [row for row in rows if is_hotline(row[0])]),
        ("联系和报送", [row for row in rows if not is_hotline(row[0])]),
    ]  # fmt: skip
    return [(title, held) for title, held in heaps if held]
