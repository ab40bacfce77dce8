"""The content of papers that we write; one dataclass a paper, nothing about how it looks."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field of the line above a form: its words in the document, and the value or "" to be written by hand."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A blank form of a document with rows filled in. ``rows`` are as long as ``columns``; "" stays for the pen."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    period: str = ""
    header: list[HeaderField] = field(default_factory=list)
    footer: str = ""
    blank_rows: int = 7

    @property
    def printed_rows(self) -> list[list[str]]:
        """The rows, filled up with empty ones to the height that the document's own blank has."""
        empty = [""] * len(self.columns)
        return self.rows + [empty] * max(0, self.blank_rows - len(self.rows))
