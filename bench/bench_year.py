"""The year test on both databases: 13 rounds x 150 units x 61 points, then ten more years of history."""

from collections.abc import Iterator

from inworker import figures
from measure import Measure


def measures() -> Iterator[Measure]:
    yield from figures("year_work.py")
