"""Which words of the source the entries that were read have claimed: by block, by row, by sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable

from dudao.officialdocs.shapes import Entry, ReadDocument

from .text import squeeze

# entries that stand for a whole row of a table; a limit claims only its number, a form only its heading
WHOLE_ROW = ("indicators", "tasks", "phases", "duties", "groups", "contacts", "reporting")
TEXT_OF = {
    "indicators": "point", "tasks": "text", "phases": "text", "duties": "text", "reporting": "source_sentence",
    "task_candidates": "text", "aims": "text", "quantities": "source_sentence",
}  # fmt: skip
NAME_OF = {"phases": "name", "aims": "heading", "duties": "unit"}


class Claims:
    """What was read at each place; all texts are squeezed."""

    def __init__(self, document: ReadDocument):
        self._document = document
        self._at: dict[tuple[str, int], list[Entry]] = defaultdict(list)
        for name in (*WHOLE_ROW, "quantities", "task_candidates", "aims", "forms", "references"):
            for entry in getattr(document, name):
                if entry.place:
                    self._at[name, entry.place.block].append(entry)
        self._texts: dict[str, list[str]] = {
            name: [squeeze(str(getattr(entry, field) or "")) for entry in getattr(document, name)]
            for name, field in TEXT_OF.items()
        }
        self._texts["names"] = [
            squeeze(str(getattr(entry, field) or ""))
            for name, field in NAME_OF.items()
            for entry in getattr(document, name)
        ]
        people = (member.name for group in document.groups for member in group.members)
        self.people = {name for name in map(squeeze, people) if len(name) > 1}
        self.addresses = {squeeze(contact.value) for contact in document.contacts}
        self.owners = {squeeze(contact.owner) for contact in document.contacts if contact.owner}
        self.group_names = {squeeze(group.name) for group in document.groups}
        self.numbers = {re.sub(r"\D", "", contact.value) for contact in document.contacts} - {""}
        self.mails = {contact.value.lower() for contact in document.contacts if "@" in contact.value}

    def at(self, block: int, *names: str) -> list[Entry]:
        """The entries of these lists that stand in a block."""
        return [entry for name in names for entry in self._at[name, block]]

    def of_sentence(self, block: int, sentence: str, *names: str) -> list[Entry]:
        """The entries of these lists that were read out of a sentence of a block."""
        said = squeeze(sentence)
        return [
            entry
            for name in names
            for entry in self._at[name, block]
            if overlaps(said, squeeze(str(getattr(entry, TEXT_OF[name]) or "")))
        ]

    def says(self, sentence: str, *names: str) -> bool:
        """Whether an entry of these lists holds the sentence, wherever it stands."""
        said = squeeze(sentence)
        return any(overlaps(said, text) for name in names for text in self._texts[name])

    def rows(self, block: int) -> set[int]:
        """Rows of a table that an entry stands for."""
        return {entry.place.row for entry in self.at(block, *WHOLE_ROW) if entry.place and entry.place.row is not None}


def overlaps(one: str, other: str) -> bool:
    """Whether one of two squeezed texts holds the other, but for the mark at its end."""
    one, other = one.rstrip("。；;.，,"), other.rstrip("。；;.，,")
    return bool(one and other) and (one in other or other in one)


def names_in(text: str, names: Iterable[str]) -> int:
    """How many of some squeezed names stand in a text."""
    said = squeeze(text)
    return sum(name in said for name in names)
