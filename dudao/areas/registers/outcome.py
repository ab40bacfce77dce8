"""What one line of a register would do; shown in the preview, done when confirmed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from .columns import Column, Line
from .journal import Journal

NEW, CHANGE, SAME, WRONG = "new", "change", "same", "wrong"
LABELS = {NEW: "新增", CHANGE: "改动", SAME: "没有变化", WRONG: "有错"}


@dataclass
class Outcome:
    """``words`` are the changes or the errors, in Chinese; ``warnings`` do not stand in the way."""

    line: int
    title: str
    verdict: str
    words: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    do: Callable[[Journal], None] | None = None

    def as_json(self) -> dict:
        return {
            "line": self.line, "title": self.title, "verdict": self.verdict, "words": self.words,
            "warnings": self.warnings,
        }  # fmt: skip


def wrong(line: Line, title: str, errors: list[str]) -> Outcome:
    return Outcome(line.number, title, WRONG, errors)


@dataclass(frozen=True)
class Register:
    """A kind of list that can be taken in. ``plan(county_code, lines, on)`` gives one Outcome a line."""

    kind: str
    label: str
    columns: tuple[Column, ...]
    plan: Callable[[str, list[Line], date], list[Outcome]]
