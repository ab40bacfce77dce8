"""The matrix of visits: 160 schools by 12 months, and 15,000 schools by area, on both databases."""

from collections.abc import Iterator

from inworker import figures
from measure import Measure


def measures() -> Iterator[Measure]:
    yield from figures("coverage_work.py")
