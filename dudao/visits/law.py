"""The numbers of the rules of inspection: which hold in a county on a day, each with the paper that says so.

They come with the program (``data/law.json``: the nation, then provinces by their code) and are overruled by the rows
that the office entered for its county. No code holds a number.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dudao.calendars.queries import WorkCalendar
from dudao.obligations.enums import DayUnit

from .models import LocalRule

SHIPPED = Path(__file__).parent / "data" / "law.json"


@dataclass(frozen=True)
class Rule:
    """One number. ``kind`` "" is for every kind of inspection; ``day_unit`` "" where it counts no days."""

    key: str
    kind: str
    value: int
    day_unit: str
    source: str
    from_on: date
    rank: int  # nation, province, county


class Rules:
    """What holds in one county on one day, read once."""

    def __init__(self, county_code: str, day: date):
        self._county, self._day = county_code, day
        self._rules = [rule for rule in [*_shipped(county_code), *_local(county_code, day)] if rule.from_on <= day]

    def find(self, key: str, kind: str = "") -> Rule | None:
        """The rule for a kind of inspection: the county's before the province's before the nation's; of one rank that
        for the kind before that for all, and the newest. None where nothing is set; 0 switches a rule off."""
        fitting = [rule for rule in self._rules if rule.key == key and rule.kind in ("", kind)]
        return max(fitting, key=lambda rule: (rule.rank, bool(rule.kind), rule.from_on), default=None)

    def number(self, key: str, kind: str = "") -> int:
        """The number, 0 where none is set."""
        rule = self.find(key, kind)
        return rule.value if rule else 0

    def due(self, key: str, kind: str, start: date) -> date | None:
        """The last day of a period that begins after ``start``; None where no period is set."""
        rule = self.find(key, kind)
        if rule is None or not rule.value:
            return None
        return WorkCalendar(self._county).add(start, rule.value, working=rule.day_unit == DayUnit.WORKING)


@cache
def _all_shipped() -> tuple[dict, ...]:
    return tuple(json.loads(SHIPPED.read_text("utf-8")))


def _shipped(county_code: str) -> list[Rule]:
    province = county_code[:2] + "0000"
    return [
        Rule(
            row["key"], row.get("kind", ""), row["value"], row.get("day_unit", ""), row["source"],
            date.fromisoformat(row["from"]), 1 if row.get("region") else 0,
        )
        for row in _all_shipped()
        if row.get("region", "") in ("", province)
    ]  # fmt: skip


def _local(county_code: str, day: date) -> list[Rule]:
    rows = LocalRule.objects.filter(county_code=county_code, from_on__lte=day).exclude(until_on__lte=day)
    return [
        Rule(row.key, row.kind, row.value, row.day_unit, row.source, row.from_on, 2) for row in rows.order_by("from_on")
    ]
