"""What a draft becomes when it is put in force: the same plan feeds the preview and the rows."""

import re
from dataclasses import dataclass, field
from datetime import date

from dudao.areas.models import Unit

from . import debtors
from .days import due_in, first_day_of, last_day, last_day_of, months
from .drafts import entries
from .enums import Asked, Cadence, DutyKind
from .models import SchemeVersion

MOST_YEARS = 5


@dataclass
class PlannedDuty:
    """One row of Duty to be: the document's words and the units that they were matched to."""

    kind: str
    order: int
    text: str
    who: list[str]
    units: list[Unit]
    unmatched: list[str]
    entry_id: str
    no: str = ""
    to_whom: str = ""
    due_on: date | None = None
    due_words: str = ""
    cadence: str = Cadence.ONCE
    from_on: date | None = None
    until_on: date | None = None
    asked: str = Asked.REPORT
    place: dict = field(default_factory=dict)

    def dues(self, on: date) -> list[tuple[str, date | None]]:
        """(period, due day) of everything still owed from ``on``: one a month or quarter within the window, or one.

        Never more than ``MOST_YEARS`` of them at once, whatever the window says.
        """
        if self.cadence not in (Cadence.MONTHLY, Cadence.QUARTERLY):
            return [("", self.due_on)]
        first = max(on, self.from_on or on)
        last = min(self.until_on or last_day(first.year, 12), last_day(first.year + MOST_YEARS, first.month))
        rows = []
        for year, month in months(first, last):
            if self.cadence == Cadence.MONTHLY:
                rows.append((f"{year}-{month:02d}", due_in(self.due_words, year, month)))
            elif month % 3 == 0 or (year, month) == (last.year, last.month):
                rows.append((f"{year}Q{(month + 2) // 3}", due_in(self.due_words, year, month)))
        return [(period, day) for period, day in rows if day >= on]


@dataclass
class Plan:
    duties: list[PlannedDuty]
    addressees: debtors.Matched

    def of(self, kind: str) -> list[PlannedDuty]:
        return [duty for duty in self.duties if duty.kind == kind]

    @property
    def unmatched(self) -> list[str]:
        """Words of the document for which the register has no unit, each once."""
        names = [name for duty in self.duties for name in duty.unmatched] + self.addressees.unmatched
        return list(dict.fromkeys(names))


def units_of(county_code: str, on: date) -> list[Unit]:
    return list(Unit.objects.filter(county_code=county_code).open_on(on))


def plan_of(version: SchemeVersion, on: date, units: list[Unit] | None = None) -> Plan:
    """The duties of a version as rows to be, its words matched to the units that exist on ``on``, the day of the
    matching; the days on which things fall due do not depend on it."""
    draft = version.draft
    units = units_of(version.county_code, on) if units is None else units
    planned = [_task(n, entry, units, draft) for n, entry in enumerate(entries(draft, "tasks"), start=1)]
    planned += [_report(n, entry, units, draft) for n, entry in enumerate(entries(draft, "reporting"), start=1)]
    planned += [_department(n, entry, units, draft) for n, entry in enumerate(entries(draft, "duties"), start=1)]
    return Plan(planned, debtors.match(draft.get("addressees") or [], units, draft.get("bodies")))


def who_of(entry: dict, who: list[str], units: list[Unit], draft: dict) -> debtors.Matched:
    """The units a reviewer chose, else those that the words name."""
    chosen = set(entry.get("unit_ids") or [])
    if chosen:
        return debtors.Matched([unit for unit in units if unit.pk in chosen])
    return debtors.match(who, units, draft.get("bodies"))


def _task(order: int, entry: dict, units: list[Unit], draft: dict) -> PlannedDuty:
    # Whoever leads stands first: the papers name the lead first, and pages show them in this order.
    who = sorted(entry.get("departments") or [], key=lambda name: name != entry.get("lead"))
    found = who_of(entry, who, units, draft)
    return PlannedDuty(
        DutyKind.KEY_TASK, order, entry["text"], who, found.units, found.unmatched, entry["id"],
        no=str(entry.get("no") or ""), due_on=last_day_of(entry.get("due")), due_words=_due_words(entry),
        place=entry.get("place") or {},
    )  # fmt: skip


def _due_words(entry: dict) -> str:
    if entry.get("due_text"):
        return str(entry["due_text"])[:120]
    due = entry.get("due") or ""
    return re.sub(r"^(\d{4})-0?(\d+)$", r"\1年\2月", due) if len(due) == 7 else ""


def _report(order: int, entry: dict, units: list[Unit], draft: dict) -> PlannedDuty:
    who = [entry["who"]] if entry.get("who") else []
    found = who_of(entry, who, units, draft)
    return PlannedDuty(
        DutyKind.REPORTING, order, entry["what"], who, found.units, found.unmatched, entry["id"],
        to_whom=str(entry.get("to_whom") or "")[:120], due_on=last_day_of(entry.get("due_date")),
        due_words=str(entry.get("due_or_period") or "")[:120], cadence=entry.get("cadence") or Cadence.ONCE,
        from_on=first_day_of(entry.get("from_on")), until_on=first_day_of(entry.get("until_on")),
        asked=entry.get("asked") or Asked.REPORT, place=entry.get("place") or {},
    )  # fmt: skip


def _department(order: int, entry: dict, units: list[Unit], draft: dict) -> PlannedDuty:
    found = who_of(entry, [entry["unit"]], units, draft)
    return PlannedDuty(
        DutyKind.DEPARTMENT_DUTY, order, entry["text"], [entry["unit"]], found.units, found.unmatched, entry["id"],
        cadence=entry.get("cadence") or Cadence.ONCE, asked=Asked.NONE, place=entry.get("place") or {},
    )  # fmt: skip
