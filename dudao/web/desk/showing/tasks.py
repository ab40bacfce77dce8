"""The lines of the workbench."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from dudao.ledger.listing import SOON_DAYS
from dudao.obligations.enums import ObligationKind
from dudao.web.ui import wording
from dudao.web.ui.wording import Status

from ..doors import door, watch
from .folding import Family, family_of, fold

SHOWN = 30
LATER = date.max


@dataclass(frozen=True)
class Task:
    """One line: ``link`` is (verb, address), ``post`` (verb, address, name, value); ``did`` what was done just now;
    ``folded`` are the lines for which this one stands."""

    when: Status
    due_on: date | None
    what: str
    meta: str
    url: str = ""
    link: tuple[str, str] | None = None
    post: tuple[str, str, str, str] | None = None
    did: str = ""
    recheck: bool = False
    family: Family | None = None
    folded: list["Task"] = field(default_factory=list)


@dataclass
class Group:
    title: str
    tasks: list[Task] = field(default_factory=list)
    end: str = ""
    end_url: str = ""

    @cached_property
    def lines(self) -> list[Task]:
        return fold(self.tasks)

    @property
    def shown(self) -> list[Task]:
        return self.lines[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - SHOWN)


def when(due_on: date | None, today: date, calendar) -> Status:
    """How a due day stands; days overdue are working days, one at least."""
    late = max(1, calendar.overdue_days(due_on, today)) if due_on and due_on < today else 0
    return wording.due(due_on, today, late)


def own_task(row, today: date, calendar) -> Task:
    """What the unit itself must do."""
    verb, url = door(row)
    meta = [
        row.get_kind_display(),
        *([row.creditor.label] if row.creditor and row.creditor_id != row.debtor_id else []),
    ]
    if row.due_words and row.due_on is None:
        meta.append(f"期限：{row.due_words}")
    post = None
    if row.kind == ObligationKind.SIGN_FOR:
        post = ("签收", reverse("desk:sign", args=[row.pk]), "", "")
    status = when(row.due_on, today, calendar)
    if row.kind == ObligationKind.RECTIFY and row.due_on is None:
        status = Status("soon", "请定期限")
    if row.kind == ObligationKind.RECHECK:
        status = Status("wait", f"{wording.day(timezone.localdate(row.opened_at), today)}报来")
    return Task(
        status, row.due_on, row.title, "，".join(meta), url=url, link=(verb, url) if verb and not post else None,
        post=post, recheck=row.kind == ObligationKind.RECHECK,
    )  # fmt: skip


def owed_task(row: dict, names: dict[int, str], today: date, calendar) -> Task:
    """What others owe: how many of them still, and one button that reminds them."""
    who = names.get(row["one"], "") if row["units"] == 1 else f"还差 {row['units']} 个单位"
    url = watch(row["kind"], row["reference"], row["one"])
    urged = row["urged_at"]
    at, single = urged and timezone.localtime(urged), row["units"] == 1
    reminded_today = urged is not None and at.date() == today
    meta = [ObligationKind(row["kind"]).label, who]
    if urged and not reminded_today:
        meta.append(f"{wording.day(at.date(), today)}催过")
    post = ("催办", reverse("desk:urge", args=[row["one"]]), "channel", "message")
    return Task(
        when(row["due_on"], today, calendar), row["due_on"], row["title"], "，".join(meta), url=url,
        link=None if single else ("看还差谁", url), post=post if single and not reminded_today else None,
        did=f"已催办，{at:%H:%M}" if reminded_today else "", family=family_of(row),
    )  # fmt: skip


def grouped(tasks: list[Task], today: date) -> list[Group]:
    """Overdue and today; the next days; what waits for our recheck; everything later. Empty groups are left out."""
    ledger = reverse("desk:ledger")
    groups = [
        Group("今天到期、已逾期", end="逾期的问题", end_url=f"{ledger}?view=overdue"),
        Group("七天内"),
        Group("等我复查", end="按单位排，一起看", end_url=f"{ledger}?view=submitted&sort=unit"),
        Group("以后"),
    ]
    for task in sorted(tasks, key=lambda task: task.due_on or LATER):
        groups[_place(task, today)].tasks.append(task)
    return [group for group in groups if group.tasks]


def _place(task: Task, today: date) -> int:
    if task.recheck:
        return 2
    if task.due_on is None or task.due_on > today + timedelta(days=SOON_DAYS):
        return 3
    return 0 if task.due_on <= today else 1
