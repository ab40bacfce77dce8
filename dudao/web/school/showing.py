"""How a sheet is laid out on a page: which groups stand open, what is said at each."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from dudao.inspections import access, rules
from dudao.inspections.rules import Filled
from dudao.inspections.sheets import Group, Line, Sheet
from dudao.web.ui.answers import SHORT, TONES
from dudao.web.ui.wording import day

LATER = "可以以后再定"


@dataclass(frozen=True)
class ShownLine:
    """A line with what else is asked where it fails, and the word beside it."""

    line: Line
    extras: list[dict]
    opened: bool
    note: str
    tone: str


@dataclass(frozen=True)
class ShownGroup:
    group: Group
    note: str
    tone: str
    opened: bool
    lines: list[ShownLine]


def shown(sheet: Sheet, position, today: date) -> dict:
    """The context of the self-check page; a deputy sees the groups that he was given, a head all of them."""
    is_head = position.kind in access.HEADS
    groups = [group for group in sheet.groups if is_head or group.mine]
    first = next((group for group in groups if group.mine and group.unanswered), None)
    address = [sheet.assessment.round_id]
    return {
        "sheet": sheet, "assessment": sheet.assessment, "is_head": is_head,
        "groups": [shown_group(group, opened=group is first) for group in groups],
        "form_url": reverse("school:selfcheck", args=address),
        "save_url": reverse("school:selfcheck_answer", args=address), "saved_words": saved_words(sheet, today),
        "open_here": sum(group.unanswered for group in groups if group.mine),
        "elsewhere": sum(group.unanswered for group in groups if not group.mine),
    }  # fmt: skip


@dataclass(frozen=True)
class Elsewhere:
    """A group that somebody else fills, with how many of its points are not complete."""

    group: Group
    count: int


def left(sheet: Sheet, position, today: date) -> dict:
    """What is not complete yet: ``missing`` the reader's own points, each with its first fault; ``elsewhere`` what a
    head waits for from others; ``open_count`` both together."""
    faults = rules.faults_of({line.name: line.filled for line in sheet.lines}, today=today)
    counts = [(group, sum(line.name in faults for line in group.lines)) for group in sheet.groups]
    own = [line for group in sheet.groups if group.mine for line in group.lines if line.name in faults]
    missing = [(line, *_first(line, faults[line.name])) for line in own]
    is_head = position.kind in access.HEADS
    elsewhere = [Elsewhere(group, count) for group, count in counts if is_head and count and not group.mine]
    return {
        "missing": missing, "elsewhere": elsewhere, "open_count": len(own) + sum(row.count for row in elsewhere),
    }  # fmt: skip


def _first(line: Line, faults: dict[str, str]) -> tuple[str, str]:
    """The field of the first fault, and the point with what is said about it."""
    field, sentence = next(iter(faults.items()))
    return field, f"{line.point.text.rstrip('。；; ')}：{sentence}"


def as_typed(sheet: Sheet, rows: list[dict]) -> Sheet:
    """The sheet with what was posted and refused, so that nobody types it again."""
    typed = {row["checkpoint"]: row for row in rows}
    for line in sheet.lines:
        if line.point.pk in typed:
            facts = dict(typed[line.point.pk])
            facts.pop("checkpoint")
            line.filled = Filled(**facts)
    return sheet


def shown_group(group: Group, *, opened: bool) -> ShownGroup:
    note, tone = note_of(group)
    return ShownGroup(group, note, tone, opened, [shown_line(line) for line in group.lines])


def shown_line(line: Line) -> ShownLine:
    """What must be answered lies open, so that it costs one tap; what may be confirmed with its group stays folded."""
    value = line.filled.value
    if value or not line.repeatable:
        return ShownLine(line, extras(line), not value, SHORT[value], TONES[value])
    return ShownLine(line, extras(line), False, f"上次{SHORT[line.previous.value]}", "muted")


def note_of(group: Group) -> tuple[str, str]:
    """What stands at the right of a group's line, and its tone."""
    if group.unanswered:
        return f"还差 {group.unanswered} 条", "danger" if group.failed else ""
    if group.failed:
        return f"{group.failed} 条要整改", "danger"
    return f"{len(group.lines)} 条都答了", "success"


def extras(line: Line) -> list[dict]:
    """What else is asked where a point fails; all of it may follow later in the ledger."""
    filled, name = line.filled, line.name
    due_on = filled.due_on.isoformat() if filled.due_on else ""
    return [
        _extra(f"{name}-measures", "怎么改", "area", filled.measures),
        _extra(f"{name}-owner_name", "谁来改", "text", filled.owner_name),
        _extra(f"{name}-due_on", "哪天改好", "date", due_on),
    ]


def _extra(name: str, label: str, kind: str, value: str) -> dict:
    return {"name": name, "label": label, "hint": LATER, "type": kind, "value": value, "error": ""}


def saved_words(sheet: Sheet, today: date) -> str:
    if sheet.saved_at is None:
        return ""
    local = timezone.localtime(sheet.saved_at)
    return f"已保存 {local:%H:%M}" if local.date() == today else f"已保存 {day(local.date(), today)}"
