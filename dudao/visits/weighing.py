"""What an inspection is weighed by, as plain values, and what is found. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from .enums import Level
from .law import Rule, Rules
from .wanted import Wanted

NAMED = 3


@dataclass(frozen=True)
class Finding:
    """``units``: keys of those that it is about, none where it is about the whole."""

    stops: bool
    words: str
    source: str = ""
    units: tuple[int, ...] = ()

    def __str__(self):
        return f"{self.words}（{self.source}）" if self.source else self.words


def stops_among(findings: Iterable[Finding]) -> list[Finding]:
    """Those that forbid it."""
    return [finding for finding in findings if finding.stops]


@dataclass(frozen=True)
class Place:
    """A unit that is to be visited, with what is known of it.

    ``comprehensive``: such inspections this year; ``repeated``: titles of visits of the same sort in this month;
    ``others``: (day, title) of other visits; ``owed``: minutes asked of it this month; ``minutes``: of this
    one, ``inspector_minutes`` those of whoever goes; ``area``: key of the responsibility area that it belongs to,
    known where the inspection is an area's own.
    """

    pk: int
    label: str
    kind: str
    opened_on: date | None = None
    closed_on: date | None = None
    comprehensive: int = 0
    repeated: tuple[str, ...] = ()
    others: tuple[tuple[date, str], ...] = ()
    owed: int = 0
    minutes: int = 0
    points: int = 1
    inspector_minutes: int = 0
    area: int | None = None


@dataclass(frozen=True)
class Goer:
    """Somebody who goes. ``ties``: unit's key → why he stays away from it; ``schools``: how many he looks after;
    ``home``: key of the unit for which he goes."""

    pk: int
    name: str
    may_go: bool = True
    certificate_until: date | None = None
    schools: int = 0
    ties: dict[int, str] = field(default_factory=dict)
    home: int | None = None


@dataclass(frozen=True)
class Listed:
    """The item of the year's plan that an inspection carries out."""

    title: str
    kind: str
    from_on: date
    until_on: date
    filed: bool
    told_on: date | None
    level: str = Level.COUNTY


@dataclass(frozen=True)
class Late:
    """Schools that will not have the least number of visits of the term any more: how many, the first of them named."""

    rule: Rule
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Facts:
    """``teams``: unit's key → keys of those who go, the lead first. ``workdays``: in the time of the inspection;
    ``in_term``: whether a day of it lies in a term, None where nobody entered terms;
    ``brought``: keys of those whom the lead of the area brings in, who are not posted there."""

    wanted: Wanted
    today: date
    rules: Rules
    places: tuple[Place, ...]
    goers: dict[int, Goer]
    teams: dict[int, tuple[int, ...]]
    listed: Listed | None = None
    workdays: int = 1
    in_term: bool | None = None
    brought: frozenset[int] = frozenset()
    stale_points: int = 0
    late: Late | None = None


def named(labels: Iterable[str]) -> str:
    """甲、乙、丙等 7 个."""
    known = list(dict.fromkeys(labels))
    return "、".join(known[:NAMED]) + (f"等 {len(known)} 个" if len(known) > NAMED else "")
