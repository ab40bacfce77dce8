"""The rules of inspection as they hold in a county, each with its paper, and what the county had before."""

from dataclasses import dataclass

from dudao.visits.enums import InspectionKind
from dudao.visits.law import Rule, Rules
from dudao.visits.models import LocalRule
from dudao.visits.rule_keys import RULES, RuleKey

RANKS = ("国家", "本省", "本县")


@dataclass(frozen=True)
class Line:
    """What holds for one kind, or for all."""

    whom: str
    words: str
    rule: Rule

    @property
    def rank(self) -> str:
        return RANKS[self.rule.rank]


def lines_of(rules: Rules, key: str, known: RuleKey) -> list[Line]:
    """For all kinds and then for those for which it differs."""
    general = rules.find(key)
    found = [Line("", known.read(general.value, general.day_unit), general)] if general else []
    for kind in known.kinds:
        rule = rules.find(key, kind)
        if rule and rule != general:
            found.append(Line(InspectionKind(kind).label, known.read(rule.value, rule.day_unit), rule))
    return found


def groups(county_code: str, today) -> list[dict]:
    """All numbers that may be set, by when they matter."""
    rules = Rules(county_code, today)
    found: dict[str, list] = {}
    for key, known in RULES.items():
        found.setdefault(known.group, []).append({"key": key, "known": known, "lines": lines_of(rules, key, known)})
    return [{"title": title, "rows": rows} for title, rows in found.items()]


def own_rows(county_code: str, key: str):
    """What the county set for itself, past and to come, the newest first."""
    return LocalRule.objects.filter(county_code=county_code, key=key).order_by("-from_on", "kind")
