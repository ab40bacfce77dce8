"""How a visit is laid out: where it stands, what may be done now, which groups lie open, what is said at each point."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from dudao.inspections.models import Answer
from dudao.inspections.queries import last_said
from dudao.lib.statetable import NotAllowed
from dudao.schemes.answers import choices
from dudao.visits import access, findings, known
from dudao.visits.enums import Outcome
from dudao.visits.notice_days import feedback_day
from dudao.visits.services.opening import check_stands
from dudao.visits.sheets import Group, Line, Sheet, sheet_of
from dudao.visits.urgency import check_still_pressed
from dudao.visits.workflow import VISIT
from dudao.web.ui.answers import SHORT, TONES
from dudao.web.ui.wording import day, moment


def _check_presses(user, visit, today: date) -> None:
    access.check_writes(user, visit, today)
    check_still_pressed(visit, today)


CHECKS = {
    "open": access.check_goes, "miss": access.check_goes, "record": access.check_writes,
    "press_urgent": _check_presses, "close_record": access.check_leads, "feed_back": access.check_leads,
    "amend": access.check_leads, "receive_on_paper": access.check_holds_paper,
}  # fmt: skip


def may(user, visit, today: date) -> dict[str, bool]:
    """Which acts this person may do at the visit now."""
    open_acts = {row.act for row in VISIT.acts_from(visit.state)}
    return {act: act in open_acts and _passes(check, user, visit, today) for act, check in CHECKS.items()}


def check_may(user, visit, act: str, today: date) -> None:
    """:raises NotAllowed: where ``may`` says no, with the reason."""
    VISIT.check(act, visit.state)
    CHECKS[act](user, visit, today)


def why_not(user, visit, today: date) -> str:
    """Why somebody of the team may not go, so that he reads it before he sets out; "" where nothing stands against it
    and for whoever only reads."""
    member = access.membership_of(user, visit)
    if member is None:
        return ""
    try:
        access.check_goes(user, visit, today)
        access.check_certificate(user, visit, today)
        check_stands(visit, today)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _passes(check, user, visit, today: date) -> bool:
    try:
        check(user, visit, today)
    except NotAllowed:
        return False
    return True


@dataclass(frozen=True)
class ShownLine:
    """A line with the school's own answer, what may be chosen where it failed, and the word beside it."""

    line: Line
    said: Answer | None
    days: list[tuple[int, str]]
    sections: list
    opened: bool
    note: str
    tone: str

    @property
    def key(self) -> str:
        return str(self.line.point.pk)

    @property
    def said_words(self) -> str:
        return choices(self.line.point.polarity).get(self.said.value, "") if self.said else ""

    @property
    def put_right(self) -> bool:
        return self.line.seen.outcome == Outcome.ON_THE_SPOT

    @property
    def noticed(self) -> bool:
        return self.line.seen.outcome == Outcome.NOTICE

    @property
    def consulted(self) -> bool:
        return self.line.seen.outcome == Outcome.CONSULTATION

    @property
    def note_failed(self) -> str:
        return self.line.seen.note if self.line.seen.failed or not self.line.seen.value else ""

    @property
    def remark(self) -> str:
        return "" if self.line.seen.failed else self.line.seen.note

    @property
    def chosen_days(self) -> int:
        return self.line.seen.days or findings.DAYS_OFFERED[1]


@dataclass(frozen=True)
class ShownGroup:
    group: Group
    note: str
    tone: str
    opened: bool
    lines: list[ShownLine]


def recording(visit, today: date) -> dict:
    """The context of the page on which a visit is recorded."""
    sheet = sheet_of(visit, today)
    said = last_said(visit.unit, [line.point.lineage for line in sheet.lines])
    sections = known.solvers(visit.county_code, today)
    first = next((group for group in sheet.groups if any(line.missing for line in group.lines)), None)
    address = [visit.pk]
    return {
        "sheet": sheet, "groups": [_group(group, sheet, said, sections, group is first) for group in sheet.groups],
        "form_url": reverse("field:visit", args=address), "save_url": reverse("field:visit_save", args=address),
        "saved_words": _saved_words(sheet, today),
    }  # fmt: skip


def _group(group: Group, sheet: Sheet, said: dict, sections: list, opened: bool) -> ShownGroup:
    note, tone = _note_of(group)
    lines = [_line(line, sheet, said.get(line.point.lineage), sections) for line in group.lines]
    return ShownGroup(group, note, tone, opened, lines)


def _line(line: Line, sheet: Sheet, said: Answer | None, sections: list) -> ShownLine:
    """What may be confirmed with its group stays folded, all else lies open until nothing is missing."""
    value = line.seen.value
    waiting = not value and line.repeatable
    note, tone = (f"上次{SHORT[line.earlier.seen.value]}", "muted") if waiting else (SHORT[value], TONES[value])
    opened = bool(line.missing) and not waiting
    return ShownLine(line, said, days_offered(sheet.visit, line), sections, opened, note, tone)


def days_offered(visit, line: Line) -> list[tuple[int, str]]:
    """The days that one tap sets, each with the day on which they end; what was typed from a paper stands there too."""
    offered = sorted({*findings.DAYS_OFFERED, *([line.seen.days] if line.seen.days else [])})
    start = feedback_day(visit, timezone.localdate())
    return [(number, f"{number} 天，{day(start + timedelta(days=number), start)}前") for number in offered]


def _note_of(group: Group) -> tuple[str, str]:
    if group.unseen:
        return f"还差 {group.unseen} 条", "danger" if group.failed else ""
    if group.failed:
        return f"{group.failed} 条有问题", "danger"
    return f"{len(group.lines)} 条都看了", "success"


def _saved_words(sheet: Sheet, today: date) -> str:
    if sheet.saved_at is None:
        return ""
    local = timezone.localtime(sheet.saved_at)
    return f"已保存 {local:%H:%M}" if local.date() == today else f"已保存 {day(local.date(), today)}"


def before_going(visit, today: date) -> dict:
    """What is known of the unit, so that nobody asks it there."""
    sheet = sheet_of(visit, today)
    said = last_said(visit.unit, [line.point.lineage for line in sheet.lines])
    return {
        "sheet": sheet, "minutes": visit.inspection.inspector_minutes, "last_on": known.last_visited_on(visit),
        "failed_before": [line for line in sheet.lines if line.earlier and line.earlier.seen.failed],
        "said_failed": [(line, said[line.point.lineage]) for line in sheet.lines if _admits(said, line)],
    }  # fmt: skip


def _admits(said: dict, line: Line) -> bool:
    answer = said.get(line.point.lineage)
    return answer is not None and answer.value in ("partly", "not_met")


def states(visit) -> list[dict]:
    """Where the visit stands on its way, for the line of steps."""
    at = [
        ("到校", visit.opened_at), ("记录", visit.closed_record_at), ("反馈", visit.fed_back_at),
        (f"{visit.unit.get_kind_display()}签收", visit.receipt_at),
    ]  # fmt: skip
    on = _days_of_a_paper(visit) if visit.typed_by_id else {}
    now = next((place for place, (_, done) in enumerate(at) if done is None), len(at))
    return [
        {"title": title, "lines": [on.get(title) or moment(timezone.localtime(done), timezone.localdate())] if done
         else [], "state": "past" if done else "now" if place == now else ""}
        for place, (title, done) in enumerate(at)
    ]  # fmt: skip


def _days_of_a_paper(visit) -> dict[str, str]:
    """What a paper was typed in for happened on the days that stand on it, not at the hour of the typing."""
    signed = f"{visit.unit.get_kind_display()}签收"
    on = {"到校": visit.visited_on, "反馈": visit.told_on, signed: visit.receipt_paper_on}
    return {title: day(happened, timezone.localdate()) for title, happened in on.items() if happened}
