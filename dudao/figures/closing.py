"""How long it takes until what a visit found is put right and seen by a second person."""

from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from dudao.areas.scope import Scope
from dudao.ledger.enums import ProblemState, SourceKind
from dudao.ledger.models import Problem

from .periods import Period

# (key, words, from days, to days), both days included
SPANS = (
    ("week", "7 天以内", 0, 7),
    ("fortnight", "8 到 15 天", 8, 15),
    ("month", "16 到 30 天", 16, 30),
    ("longer", "超过 30 天", 31, 100_000),
)


@dataclass(frozen=True)
class Closing:
    """``days`` is the median; None where nothing was closed. ``spans``: (key, words, how many)."""

    closed: int
    days: float | None
    spans: list[tuple[str, str, int]]


def closed_in(scope: Scope, period: Period):
    """Problems that a visit found and that were closed in the period."""
    return Problem.objects.visible_to(scope).filter(
        source=SourceKind.VISIT, state=ProblemState.CLOSED,
        closed_at__date__gte=period.from_on, closed_at__date__lte=period.until_on,
    )  # fmt: skip


def closing(scope: Scope, period: Period) -> Closing:
    """Calendar days from the day on which it was found to the day on which it was closed."""
    days = [taken(problem) for problem in closed_in(scope, period).only("found_on", "closed_at")]
    spans = [(key, words, sum(low <= one <= high for one in days)) for key, words, low, high in SPANS]
    return Closing(len(days), median(days) if days else None, spans)


def closed_within(scope: Scope, period: Period, key: str) -> list[Problem]:
    """The problems behind one span, the latest closed first; of every span for a key that is none."""
    low, high = next(((low, high) for known, _, low, high in SPANS if known == key), (0, SPANS[-1][3]))
    rows = closed_in(scope, period).select_related("unit").order_by("-closed_at", "-pk")
    return [problem for problem in rows if low <= taken(problem) <= high]


def taken(problem: Problem) -> int:
    """Days from finding to closing."""
    return (timezone.localtime(problem.closed_at).date() - problem.found_on).days
