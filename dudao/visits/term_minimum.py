"""《教育督导条例》第十四条: each school at least so many ordinary visits a term. Said while there is time."""

from dataclasses import dataclass
from datetime import date

from dudao.calendars.models import Term

from .enums import ORDINARY, InspectionKind, VisitState
from .law import Rules
from .months import term_among


@dataclass(frozen=True)
class Minimum:
    """What is asked of the term that runs and ends soon."""

    term: Term
    at_least: int
    source: str

    def counts(self, kind: str, state: str, on: date | None) -> bool:
        """Whether a visit is one of those that are asked."""
        return kind in ORDINARY and state == VisitState.FED_BACK and on is not None and on >= self.term.starts_on

    def short(self, done: int) -> int:
        """How many are missing."""
        return max(0, self.at_least - done)


def minimum_of(terms: list[Term], rules: Rules, today: date) -> Minimum | None:
    """None in a vacation, while the term is young, and where no number is set or nobody is to be told."""
    rule, ahead = rules.find("visits_a_term", InspectionKind.ROUTINE), rules.number("term_warn_days")
    term = term_among(terms, today)
    if term is None or rule is None or not rule.value or not ahead or (term.ends_on - today).days > ahead:
        return None
    return Minimum(term, rule.value, rule.source)
