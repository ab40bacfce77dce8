"""Opinions that wait, each with the step it waits at and its clock in words."""

from dataclasses import dataclass
from datetime import date

from dudao.visits import opinions
from dudao.visits.models import Opinion, Visit
from dudao.visits.readers import Reader
from dudao.web.ui.wording import Status, day, days_left


@dataclass(frozen=True)
class Waiting:
    """``due_on``: the day on which the step ends; None where no rule sets one."""

    visit: Visit
    step: str
    due_on: date | None
    clock: Status
    then: str = ""


def waiting(reader: Reader, today: date) -> list[Waiting]:
    """The earliest day first; what has none stands last."""
    dues: dict[tuple, date | None] = {}  # of one kind and day the same for all schools
    rows = [_untold(visit, dues, today) for visit in opinions.untold_visits(reader)]
    rows += [_told(opinion, today) for opinion in opinions.waiting_opinions(reader)]
    return sorted(rows, key=lambda row: (row.due_on is None, row.due_on or today, row.visit.unit.label))


def _untold(visit: Visit, dues: dict, today: date) -> Waiting:
    same = visit.inspection.kind, visit.visited_on
    if same not in dues:
        dues[same] = opinions.preliminary_due(visit)
    due_on = dues[same]
    return Waiting(visit, "等告知初步意见", due_on, days_left(due_on, today), "由牵头的人或督导室告知")


def _told(opinion: Opinion, today: date) -> Waiting:
    visit, until = opinion.visit, opinion.defence_due_on
    if not opinion.defence and today <= until:
        then = f"意见书{day(opinion.due_on, today)}前出"
        return Waiting(visit, "对方可以申辩", until, days_left(until, today), then)
    step = "有申辩，要答复、出意见书" if opinion.defence else "没有申辩，可以出意见书"
    return Waiting(visit, step, opinion.due_on, days_left(opinion.due_on, today))
