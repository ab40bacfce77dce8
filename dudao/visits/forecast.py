"""Who will miss the month, and why. Pure: from what is planned and how many working days are left."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dudao.lib.day_words import day_words


class Why(StrEnum):
    """Why a month passes without a visit; the words count for an area, each school has its own sentence."""

    NOT_ARRANGED = "还没有安排"
    GONE = "没去成、取消了"
    NOBODY = "没有人去"
    NO_DAYS = "没有工作日了"
    LEFT = "去的人离任了"
    EXPIRED = "督学证过期"
    LATER = "定在下个月"
    FULL = "排不下"


@dataclass(frozen=True)
class Miss:
    """Why one school will be missed, and the sentence that says so."""

    why: Why
    words: str


NOT_ARRANGED = Miss(Why.NOT_ARRANGED, "这个月还没有安排")
NOBODY = Miss(Why.NOBODY, "没有人去")
NO_DAYS = Miss(Why.NO_DAYS, "这个月没有工作日了")


# Units → the day of the last visit of each that had one; asked only of those that wait for somebody who has too many.
LastSeen = Callable[[list[int]], dict[int, date]]


@dataclass(slots=True)
class Ahead:
    """One school that was not visited yet this month.

    ``inspector`` is who goes (id, name), None where nobody does.
    ``arranged``: a visit of this month stands in a running inspection. ``able_until``: the certificate holds so long;
    ``left``: he holds no position any more. ``gone``: why the visit that was arranged is off ("没去成：林老师住院").
    """

    unit: int
    arranged: bool
    inspector: tuple[int, str] | None
    planned_on: date | None = None
    able_until: date | None = None
    left: bool = False
    gone: str = ""


def will_miss(rows: list[Ahead], *, days: list[date], a_day: int = 1, seen: LastSeen = lambda _: {}) -> dict[int, Miss]:
    """Unit → why the month will pass without a visit; only those that will be missed.

    ``days``: the working days that are left, today among them; an inspector sees ``a_day`` schools on each, and they
    are all that he has for all of ``rows``. Who has a day fixed comes first, then whoever was seen longest ago.
    """
    missed: dict[int, Miss] = {}
    queues: dict[int, list[Ahead]] = defaultdict(list)
    for row in rows:
        miss = _hopeless(row, days)
        if miss is not None:
            missed[row.unit] = miss
        else:
            queues[row.inspector[0]].append(row)
    room = len(days) * a_day
    long = [queue for queue in queues.values() if len(queue) > room]
    last = seen([row.unit for queue in long for row in queue]) if long else {}
    for queue in long:
        queue.sort(key=lambda row: (row.planned_on or date.max, last.get(row.unit, date.min), row.unit))
        full = Miss(Why.FULL, f"{queue[0].inspector[1]} {len(days)} 个工作日还有 {len(queue)} 校，排不下")
        missed |= dict.fromkeys((row.unit for row in queue[room:]), full)
    return missed


def _hopeless(row: Ahead, days: list[date]) -> Miss | None:
    if not row.arranged:
        return _gone(row.gone) if row.gone else NOT_ARRANGED
    if row.inspector is None:
        return NOBODY
    if not days:
        return NO_DAYS
    name = row.inspector[1]
    if row.left:
        return Miss(Why.LEFT, f"{name}离任了，要换人")
    if row.able_until is not None and row.able_until < days[0]:
        return Miss(Why.EXPIRED, f"{name}的督学证过期了")
    if row.planned_on is not None and row.planned_on.replace(day=1) > days[-1]:
        return Miss(Why.LATER, f"{name}定在 {day_words(row.planned_on, days[-1])}")
    return None


def _gone(words: str) -> Miss:
    """What to do is added where whoever wrote the reason has not said it himself."""
    return Miss(Why.GONE, words if "派人" in words else f"{words.rstrip('。，；')}，要另派人")
