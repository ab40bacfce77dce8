"""What an answer form holds, on its way out and on its way back."""

import re
from dataclasses import dataclass, field
from datetime import date

FORM_ID = re.compile(r"表号\s*[:：]?\s*(\d{1,12})/([^/\s]{1,32})/([0-9a-f]{12})")


class RefusedForm(ValueError):
    """The file is not taken; the text is the one sentence for whoever sent it."""


@dataclass(frozen=True)
class FormId:
    """Which form this is: the round, the code of the unit, and the digest of the points that are asked."""

    round: int
    unit_code: str
    digest: str

    def __str__(self) -> str:
        return f"{self.round}/{self.unit_code}/{self.digest}"


@dataclass(frozen=True)
class FormPoint:
    """One row to be filled in; ``choices`` are the words of the list, ``before`` what was answered the last time."""

    id: int
    code: str
    group: str
    text: str
    choices: tuple[str, ...]
    before: str = ""
    word: str = ""
    note: str = ""
    measures: str = ""
    owner_name: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class AnswerForm:
    """A whole form of one unit."""

    id: FormId
    title: str
    unit_name: str
    due_on: date
    minutes: int
    points: tuple[FormPoint, ...]


@dataclass(frozen=True)
class ReturnedRow:
    """A filled row; ``point_id`` is None where the hidden id was lost, then ``code`` must tell.

    ``word`` is what was chosen in words; ``ticked`` are the places, from 0, of the choices that were ticked instead.
    ``text`` is the point as it stands in the row; two rows that differ in it alone answer the same.
    """

    point_id: int | None
    code: str
    word: str
    note: str = ""
    measures: str = ""
    owner_name: str = ""
    due_on: date | None = None
    ticked: tuple[int, ...] = ()
    text: str = field(default="", compare=False)


@dataclass(frozen=True)
class ReturnedForm:
    id: FormId
    rows: tuple[ReturnedRow, ...] = field(default=())
