"""A monthly round of visits for 15,000 schools, opened as the office opens it, on both databases."""

from collections.abc import Iterator

from inworker import figures
from measure import Measure


def measures() -> Iterator[Measure]:
    yield from figures("visits_work.py")
