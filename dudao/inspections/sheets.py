"""A unit's form as it is shown: groups of lines with the answer, the last answer and what the ledger knows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from dudao.accounts.models import User
from dudao.ledger.models import Problem
from dudao.schemes.answers import choices
from dudao.schemes.models import Checkpoint

from . import access, queries, rules
from .models import Answer, Assessment, Round
from .points import Points, group_of


@dataclass
class Line:
    """One point: what is filled in now, what was answered last time (None: nothing), the open problem at this point.
    ``taken``: the name of the other round in which it was answered, where it need not be answered again."""

    point: Checkpoint
    filled: rules.Filled
    previous: rules.Filled | None = None
    problem: Problem | None = None
    taken: str = ""

    @property
    def name(self) -> str:
        return f"p{self.point.pk}"

    @property
    def words(self) -> dict[str, str]:
        return choices(self.point.polarity)

    @property
    def repeatable(self) -> bool:
        """Whether last time's answer may stand as unchanged."""
        return rules.may_repeat(self.previous)

    @property
    def said(self) -> str:
        return self.words.get(self.filled.value, "")

    @property
    def said_before(self) -> str:
        return self.words.get(self.previous.value, "") if self.previous else ""


@dataclass
class Group:
    """The points of one group. ``holder`` has it from the head; ``mine``: the reader may fill it in."""

    code: str
    title: str
    lines: list[Line] = field(default_factory=list)
    holder: User | None = None
    mine: bool = False

    @property
    def unanswered(self) -> int:
        return sum(not line.filled.value for line in self.lines)

    @property
    def failed(self) -> int:
        return sum(line.filled.failed for line in self.lines)

    @property
    def repeatable(self) -> int:
        """How many unanswered points may be confirmed as unchanged."""
        return sum(not line.filled.value and line.repeatable for line in self.lines)


@dataclass
class Sheet:
    """Everything that a page or a workbook shows of one assessment."""

    assessment: Assessment
    groups: list[Group]
    minutes: int
    has_previous: bool = False
    saved_at: datetime | None = None

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def failed(self) -> list[Line]:
        return [line for line in self.lines if line.filled.failed]

    @property
    def unanswered(self) -> int:
        return sum(group.unanswered for group in self.groups)


def sheet_of(assessment: Assessment, *, seat=None, points: Points | None = None) -> Sheet:
    """The form of one unit; ``seat`` is the reader's position, by which groups are ``mine``. Six queries at most."""
    points = points or Points(assessment.round.version_id)
    stored = queries.answers_of(assessment, with_source=True)
    sheet = _sheet(assessment, points, stored, queries.previous_answers(assessment))
    taken = {number: row.taken_from.round.title for number, row in stored.items() if row.taken_from}
    problems = _open_problems(assessment, points.of(assessment.unit))
    handed = {row.group_code: row.user for row in assessment.handovers.select_related("user")}
    for group in sheet.groups:
        group.holder = handed.get(group.code)
        group.mine = _may_fill(seat, assessment, group.code, handed)
    for line in sheet.lines:
        line.problem = problems.get(line.point.lineage)
        line.taken = taken.get(line.point.pk, "")
    return sheet


def sheets_of(sent: Round, assessments, *, points: Points) -> Iterator[Sheet]:
    """The forms of many units of one round as they are handed out: without holders and open problems.

    Three queries, whatever the number of units. ``assessments`` come with round and unit.
    """
    forms = list(assessments)
    answers = queries.answers_of_many(forms)
    earlier = queries.previous_answers_of_all(sent)
    for form in forms:
        yield _sheet(form, points, answers.get(form.pk, {}), earlier.get(form.unit_id, {}))


def _sheet(assessment: Assessment, points: Points, stored: dict[int, Answer], earlier: dict) -> Sheet:
    groups: dict[str, Group] = {}
    for point in points.of(assessment.unit):
        group = groups.setdefault(group_of(point), Group(group_of(point), point.group or "要点"))
        group.lines.append(Line(point, queries.filled_of(stored.get(point.pk)), earlier.get(point.lineage)))
    saved_at = max((answer.answered_at for answer in stored.values()), default=None)
    return Sheet(assessment, list(groups.values()), points.minutes(assessment.unit), bool(earlier), saved_at)


def _open_problems(assessment: Assessment, asked) -> dict:
    rows = Problem.objects.unsettled().filter(unit=assessment.unit_id, lineage__in=[point.lineage for point in asked])
    return {row.lineage: row for row in rows.only("number", "lineage", "state", "due_on")}


def _may_fill(seat, assessment: Assessment, code: str, handed: dict[str, User]) -> bool:
    if seat is None or seat.unit_id != assessment.unit_id or not queries.open_for_answers(assessment):
        return False
    holder = handed.get(code)
    if seat.kind in access.HEADS:
        return holder is None or holder.pk == seat.user_id
    return holder is not None and holder.pk == seat.user_id
