"""A visit as it is shown: groups of points with what is seen now, what was seen last, and what the ledger knows."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from dudao.ledger.models import Problem
from dudao.obligations.models import Obligation
from dudao.schemes.answers import choices
from dudao.schemes.models import Checkpoint

from . import findings, known
from .checklist import asked_of, group_of
from .findings import Seen
from .known import Earlier
from .models import Visit
from .notice_days import notice_until


@dataclass
class Line:
    """One point. ``section``: the name of who is to settle it; ``owed``: what that section owes and answered.
    ``became``: its problem in the ledger, open or settled, once the unit was told. ``until``: the day by which a notice
    is put right; that of the ledger where it holds one."""

    point: Checkpoint
    guidance: str
    seen: Seen
    earlier: Earlier | None = None
    problem: Problem | None = None
    became: Problem | None = None
    section: str = ""
    owed: Obligation | None = None
    until: date | None = None

    @property
    def name(self) -> str:
        return f"p{self.point.pk}"

    @property
    def words(self) -> list[str]:
        """What may be chosen, as it is printed on the paper."""
        return list(choices(self.point.polarity).values())

    @property
    def said(self) -> str:
        return choices(self.point.polarity).get(self.seen.value, "")

    @property
    def said_before(self) -> str:
        return choices(self.point.polarity).get(self.earlier.seen.value, "") if self.earlier else ""

    @property
    def repeatable(self) -> bool:
        """Whether "still as last time" may stand: it was fine, and nothing was reported since."""
        return self.problem is None and findings.may_repeat(self.earlier and self.earlier.seen)

    @property
    def missing(self) -> str:
        return findings.missing(self.seen)

    @property
    def asks(self) -> str:
        """The point with what is missing at it."""
        return f"{self.point.text.rstrip('。；;？? ')}：{self.missing}"


@dataclass
class Group:
    code: str
    title: str
    lines: list[Line] = field(default_factory=list)

    @property
    def unseen(self) -> int:
        return sum(not line.seen.value for line in self.lines)

    @property
    def failed(self) -> int:
        return sum(line.seen.failed for line in self.lines)

    @property
    def repeatable(self) -> int:
        """How many points nobody looked at yet may be confirmed as still the same."""
        return sum(not line.seen.value and line.repeatable for line in self.lines)


@dataclass
class Sheet:
    """Everything that a page or a paper shows of one visit's points. ``problems``: all that is open at the unit."""

    visit: Visit
    groups: list[Group]
    problems: list[Problem]
    saved_at: datetime | None = None

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def unseen(self) -> int:
        return sum(group.unseen for group in self.groups)

    @property
    def incomplete(self) -> list[Line]:
        return [line for line in self.lines if line.missing]

    @property
    def counts(self) -> dict[str, int]:
        return findings.counted(line.seen for line in self.lines)

    def of(self, outcome: str) -> list[Line]:
        """The points that came out one way."""
        return [line for line in self.lines if line.seen.outcome == outcome]


def sheet_of(visit: Visit, day: date) -> Sheet:
    """Five queries, whatever the number of points, one more once the unit was told. ``visit`` comes with unit and
    inspection."""
    stored, earlier = known.seen_in(visit), known.last_seen(visit, visit.visited_on or day)
    problems = known.open_problems(visit.unit)
    at_point = {row.lineage: row for row in problems if row.lineage}
    became = {row.lineage: row for row in known.problems_from(visit) if row.lineage} if visit.fed_back_at else {}
    sections = known.sections_in(stored)
    owed = known.consultations(visit) if sections else {}
    groups: dict[str, Group] = {}
    for asked in asked_of(visit):
        point, row = asked.checkpoint, stored.get(asked.checkpoint_id)
        group = groups.setdefault(group_of(point), Group(group_of(point), point.group or "要点"))
        line = Line(point, asked.guidance, known.seen_of(row), earlier.get(point.lineage), at_point.get(point.lineage))
        line.became = became.get(point.lineage)
        if point.pk in sections:
            line.section, line.owed = sections[point.pk].label, owed.get(point.pk)
        line.until = _until(visit, line)
        group.lines.append(line)
    saved_at = max((row.answered_at for row in stored.values()), default=None)
    return Sheet(visit, list(groups.values()), problems, saved_at)


def _until(visit: Visit, line: Line) -> date | None:
    if line.seen.days is None:
        return None
    for problem in (line.became, line.problem):
        if problem is not None and problem.due_on is not None:
            return problem.due_on
    return notice_until(visit, line.seen.days, timezone.localdate())
