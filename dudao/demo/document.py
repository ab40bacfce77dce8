"""The example scheme, its days moved to the months that the demo county has lived.

The file in examples/ is of 2026: of a county founded in August, whose schools check themselves in September. Whoever
starts the demo in another month gets the same paper with other days, so that its tasks are neither all late nor all
far away. In the month for which it was written the file stays as it is, byte for byte.
"""

import io
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from dudao.schemes.days import last_day

from .timeline import Timeline, months_after

NAME = "云岭县2026年双减督导工作方案.docx"
# In a checkout the example lies beside the package; the wheel carries it inside.
PLACES = (Path(__file__).parent / "data" / NAME, Path(__file__).parent.parent.parent / "examples" / NAME)
YEAR, FIRST_CHECK, ISSUED = 2026, date(2026, 9, 1), date(2026, 8, 25)
# Everything in the paper that says when; the longer form first, so that no part of it is read by itself.
WHEN = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"|(?P<end>\d{4})年底"
    r"|〔(?P<number>\d{4})〕"
    r"|(?P<title>\d{4})年"
    r"|（(?P<one>\d{1,2})(?:—(?P<last>\d{1,2}))?月）"
    r"|于(?P<by_month>\d{1,2})月(?P<by_day>\d{1,2})日前"
)


def place() -> Path | None:
    """Where the example scheme lies, if it does."""
    return next((path for path in PLACES if path.exists()), None)


@dataclass(frozen=True)
class Dating:
    """``months`` later than it was written, and issued on ``issued_on``."""

    months: int
    issued_on: date

    @classmethod
    def of(cls, days: Timeline) -> "Dating":
        first = days.round_days[0].opens_on
        months = (first.year - FIRST_CHECK.year) * 12 + first.month - FIRST_CHECK.month
        return cls(months, days.issued_on)

    @property
    def as_written(self) -> bool:
        return not self.months and self.issued_on == ISSUED

    @property
    def year(self) -> int:
        """The year of the scheme's title."""
        return months_after(FIRST_CHECK, self.months).year

    def month(self, year: int, month: int) -> str:
        moved = months_after(date(year, month, 1), self.months)
        return f"{moved.year}年{moved.month}月"

    def day(self, year: int, month: int, day: int) -> str:
        """The last day of a month stays the last day."""
        at_end = day == last_day(year, month).day
        moved = months_after(date(year, month, day), self.months)
        moved = last_day(moved.year, moved.month) if at_end else moved
        return f"{moved.year}年{moved.month}月{moved.day}日"

    def words(self, found: re.Match) -> str:
        """What stands in the moved paper instead of ``found``."""
        part = {name: int(text) for name, text in found.groupdict().items() if text}
        match found.lastgroup:
            case "day" if date(part["year"], part["month"], part["day"]) == ISSUED:
                return f"{self.issued_on.year}年{self.issued_on.month}月{self.issued_on.day}日"
            case "day":
                return self.day(part["year"], part["month"], part["day"])
            case "month":
                return self.month(part["year"], part["month"])
            case "end":
                return f"{self.month(part['end'], 12)}底"
            case "number":
                return f"〔{self.issued_on.year}〕"
            case "title":
                return f"{self.year}年"
            case "by_day":
                return f"于{self.day(YEAR, part['by_month'], part['by_day'])}前"
            case _:
                months = (self.month(YEAR, part[key]) for key in ("one", "last") if key in part)
                return f"（{'—'.join(months)}）"


def dated(content: bytes, dating: Dating) -> bytes:
    """The paper of ``content`` with its days moved; only words change, no layout."""
    if dating.as_written:
        return content
    document = Document(io.BytesIO(content))
    for text in document.element.body.iter(qn("w:t")):
        text.text = WHEN.sub(dating.words, text.text or "")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def paper(days: Timeline) -> tuple[str, bytes]:
    """(file name, content) of the scheme for a county that stands where ``days`` say."""
    dating = Dating.of(days)
    return NAME.replace(str(YEAR), str(dating.year)), dated(place().read_bytes(), dating)
