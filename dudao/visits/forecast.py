"""Who will miss the month, and why. Pure: from what is planned and how many working days are left."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Ahead:
    """One school that was not visited yet this month.

    ``inspector`` is who goes (id, name), None where nobody does; ``last_on`` is the day of the last visit.
    ``arranged``: a visit of this month stands in a running inspection. ``able_until``: the certificate holds so long.
    ``gone_reason``: why the visit that was arranged was written off.
    """

    unit: int
    arranged: bool
    inspector: tuple[int, str] | None
    planned_on: date | None = None
    last_on: date | None = None
    able_until: date | None = None
    gone_reason: str = ""


def will_miss(rows: list[Ahead], *, days: list[date], a_day: int = 1) -> dict[int, str]:
    """Unit → the reason why the month will pass without a visit; only those that will be missed.

    ``days``: the working days that are left, today among them; an inspector sees ``a_day`` schools on each. Who has a
    day fixed comes first, then whoever was seen longest ago.
    """
    missed = {row.unit: reason for row in rows if (reason := _hopeless(row, days))}
    queues = defaultdict(list)
    for row in rows:
        if row.unit not in missed and row.inspector:
            queues[row.inspector].append(row)
    for (_, name), queue in queues.items():
        room = len(days) * a_day
        queue.sort(key=lambda row: (row.planned_on or date.max, row.last_on or date.min, row.unit))
        for row in queue[room:]:
            missed[row.unit] = f"{name} {len(days)} 个工作日还有 {len(queue)} 校，排不下"
    return missed


def _hopeless(row: Ahead, days: list[date]) -> str:
    if not row.arranged:
        return f"没去成：{row.gone_reason}，要另派人" if row.gone_reason else "这个月还没有安排"
    if row.inspector is None:
        return "没有人去"
    name = row.inspector[1]
    if not days:
        return "这个月没有工作日了"
    if row.able_until is not None and row.able_until < days[0]:
        return f"{name}的督学证过期了"
    if row.planned_on is not None and row.planned_on > days[-1] and row.planned_on.month != days[-1].month:
        return f"{name}定在 {row.planned_on.month}月{row.planned_on.day}日"
    return ""
