"""What a feedback begins with, and which notices of a paper have ended or soon will."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from dudao.visits.enums import Outcome
from dudao.visits.notice_days import notice_until
from dudao.visits.sheets import Line, Sheet
from dudao.visits.urgency import dangers_from
from dudao.web.ui.wording import Status, day, days_left


@dataclass(frozen=True)
class Deadline:
    """A notice that ends ``until`` if the school got it on the day that was asked about."""

    words: str
    until: date
    clock: Status


def deadlines(visit, sheet: Sheet, told_on: date, today: date) -> list[Deadline]:
    """The earliest first, what was found beside the list among them."""
    rows = [(line.seen.note, _until(line, told_on)) for line in sheet.of(Outcome.NOTICE)]
    beside = visit.off_list.order_by("pk").values_list("words", "days")
    rows += [(words, told_on + timedelta(days=days)) for words, days in beside]
    rows.sort(key=lambda row: row[1])
    return [Deadline(words, until, days_left(until, today)) for words, until in rows]


def _until(line: Line, told_on: date) -> date:
    """What the ledger holds already keeps its own day."""
    if line.problem is not None and line.problem.due_on is not None:
        return line.problem.due_on
    return told_on + timedelta(days=line.seen.days)


def suggested_words(visit, sheet: Sheet) -> str:
    """A beginning of what is told to the school, from the findings; whoever tells it writes it as he likes.

    Of a paper without the days: they hang on what he types beside it, and the school reads each with its problem."""
    first = f"{day(visit.visited_on, visit.visited_on)}到校督导，看了 {len(sheet.lines)} 条。"
    return "\n".join([first, *(listed_words(visit, sheet) or ["没有发现问题。"])])


def listed_words(visit, sheet: Sheet) -> list[str]:
    """A line for each thing that was found."""
    lines = [f"马上处置：{danger.title}" for danger in dangers_from(visit)]
    for line in sheet.of(Outcome.ON_THE_SPOT):
        lines.append(f"当场改好：{line.seen.note}")
    for line in sheet.of(Outcome.NOTICE):
        lines.append(f"{_by(visit, line.until)}改好：{line.seen.note}")
    for line in sheet.of(Outcome.CONSULTATION):
        lines.append(f"请{line.section}解决：{line.seen.note}")
    for one in visit.off_list.order_by("pk"):
        until = notice_until(visit, one.days, timezone.localdate())
        lines.append(f"{_by(visit, until)}改好：{one.words}")
    return lines


def _by(visit, until: date) -> str:
    return "限期" if visit.typed_by_id else f"{day(until, visit.visited_on)}前"
