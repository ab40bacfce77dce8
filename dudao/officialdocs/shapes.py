"""What is read out of one official document. Every entry knows where it stands and how sure the reader is."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

# how the polarity of a point is told to people, everywhere
POLARITY_WORDS = {"duty": "必须做到", "good_yes": "答“有”为好", "bad_yes": "答“有”为坏"}


@dataclass(slots=True)
class Place:
    """Where an entry stands in the source: block number, row of the table (0-based) and words for people."""

    block: int
    words: str
    row: int | None = None


@dataclass(slots=True, kw_only=True)
class Entry:
    """Common to everything that is read: a place, a confidence from 0 to 1 and Chinese reasons for doubt."""

    place: Place | None = None
    confidence: float = 0.95
    reasons: list[str] = field(default_factory=list)

    def doubt(self, weight: float, reason: str) -> None:
        """Lower the confidence by `weight` and say why, once for each reason."""
        if reason not in self.reasons:
            self.confidence = round(max(0.05, self.confidence - weight), 2)
            self.reasons.append(reason)

    def lower(self, weight: float) -> None:
        """Lower the confidence without a reason: what was measured to be right as often as the rest."""
        self.confidence = round(max(0.05, self.confidence - weight), 2)


@dataclass(slots=True, kw_only=True)
class Reference(Entry):
    title: str
    doc_number: str | None = None


@dataclass(slots=True, kw_only=True)
class Indicator(Entry):
    """One checkpoint of a checklist, verbatim; `polarity` is duty, good_yes or bad_yes."""

    group_code: str | None
    group: str | None
    item_code: str | None
    item: str | None
    point_code: str | None
    point: str
    polarity: str = "duty"
    unit_kinds: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Task(Entry):
    no: int | str | None
    text: str
    due: str | None
    departments: list[str]
    due_text: str | None = None
    lead: str | None = None


@dataclass(slots=True, kw_only=True)
class Phase(Entry):
    name: str
    start: str | None
    end: str | None
    actor: str | None
    text: str
    when: str | None = None


@dataclass(slots=True, kw_only=True)
class Reporting(Entry):
    who: str | None
    what: str
    to_whom: str | None
    due_or_period: str | None
    cadence: str
    due_date: str | None = None
    source_sentence: str = ""


@dataclass(slots=True, kw_only=True)
class Member:
    role: str
    name: str
    post: str | None = None
    kind: str = "person"


@dataclass(slots=True, kw_only=True)
class Group(Entry):
    name: str
    members: list[Member] = field(default_factory=list)
    seat: str | None = None


@dataclass(slots=True, kw_only=True)
class UnitDuty(Entry):
    unit: str
    text: str


@dataclass(slots=True, kw_only=True)
class Contact(Entry):
    kind: str
    value: str
    owner: str | None = None


@dataclass(slots=True, kw_only=True)
class Quantity(Entry):
    """A limit or count in words of the document; `op` is <=, >=, = or range."""

    what: str
    value: int | float | str
    unit: str
    applies_to: str | None
    op: str
    source_sentence: str


@dataclass(slots=True, kw_only=True)
class FormSheet(Entry):
    title: str
    header_fields: list[str]
    columns: list[str]
    footer: str | None


@dataclass(slots=True, kw_only=True)
class Aim(Entry):
    """A goal, principle or guideline in the words of the paper; `kind` is goal, principle or guideline."""

    kind: str
    heading: str
    text: str


@dataclass(slots=True)
class Notice:
    """Something a person should look at; `kind` is for programs, `message` for people.

    `quote` are the sentences at the place that it is about, one a line; "" for all that stands there.
    """

    kind: str
    message: str
    place: Place | None = None
    quote: str = ""


@dataclass(slots=True, kw_only=True)
class Candidate:
    """What one of several papers in a file says of itself: title, doc_number, issued_on (ISO) or deadline (its days).

    ``paper`` counts from 1; ``blocks`` of a deadline is [first, behind the last) block of the paper, else empty.
    """

    field: str
    value: str
    paper: int
    place: Place
    blocks: list[int]


@dataclass(slots=True, kw_only=True)
class ReadDocument:
    """Everything read out of one document; lists are empty where the document has none."""

    title: str | None = None
    doc_number: str | None = None
    issuer: list[str] = field(default_factory=list)
    issued_on: str | None = None
    references: list[Reference] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    reporting: list[Reporting] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    duties: list[UnitDuty] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    forms: list[FormSheet] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    task_candidates: list[Task] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    blocks: list[dict[str, Any]] = field(default_factory=list)


def to_plain(value: Any) -> Any:
    """The same content as dicts, lists and scalars, ready for JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: to_plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    return value
