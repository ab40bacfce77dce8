"""The inspector's own list: what is begun, what is due today, late, this month, and what is still missing at each."""

from dataclasses import dataclass, field
from datetime import date

from dudao.visits.lists import left_to_see
from dudao.visits.opinions import preliminary_due
from dudao.web.ui.wording import Status, days_left, due


@dataclass(frozen=True)
class Row:
    visit: object
    when: Status
    meta: str
    verb: str
    page: str = "field:visit"


@dataclass
class Group:
    title: str
    rows: list[Row] = field(default_factory=list)


def grouped(visits: list, untold: list, missed: list, today: date) -> list[Group]:
    """Empty groups are left out. ``untold``: visits that still want their preliminary opinion; ``missed``: those to
    which nobody could go and that may be made up for."""
    titles = ("还没办完", "今天", "过了日子", "这个月", "以后", "没去成，可以补去")
    groups = [Group(title) for title in titles]
    for visit in visits:
        groups[_place(visit, today)].rows.append(row_of(visit, today))
    groups[-1].rows = [_to_make_up(visit, today) for visit in missed]
    groups[0].rows += [_to_tell(visit, today) for visit in untold]
    return [group for group in groups if group.rows]


def _place(visit, today: date) -> int:
    if visit.opened_at is not None and not visit.gone_reason:
        return 0
    if today in (visit.planned_on, visit.due_on):
        return 1
    if visit.due_on < today:
        return 2
    return 3 if (visit.due_on.year, visit.due_on.month) == (today.year, today.month) else 4


def row_of(visit, today: date) -> Row:
    """One line: the school, until when, and what is missing."""
    kind = visit.inspection.get_kind_display() + (f"，{visit.turn}" if visit.turn else "")
    if visit.closed_record_at is not None:
        words = f"{kind}，记录收好了，还没有反馈"
        return Row(visit, Status("soon", "还没反馈"), words, "去反馈", "field:visit_feedback")
    if visit.opened_at is not None:
        left = left_to_see(visit)
        words = f"还差 {left} 条" if left else "都看了，还没收好记录"
        return Row(visit, Status("soon", "正在督导"), f"{kind}，{words}", "接着记")
    hidden = "，不事先告知" if visit.inspection.hidden else ""
    return Row(visit, due(visit.due_on, today), f"{kind}{hidden}", "去督导")


def _to_tell(visit, today: date) -> Row:
    words = f"{visit.inspection.get_kind_display()}，反馈过了，还要告知初步意见"
    return Row(visit, days_left(preliminary_due(visit), today), words, "去告知", "field:opinion")


def _to_make_up(visit, today: date) -> Row:
    return Row(visit, due(visit.due_on, today), f"没去成：{visit.gone_reason}", "补去")
