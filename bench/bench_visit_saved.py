"""A visit of 61 answers saved with everything that hangs on it, on both databases."""

from collections.abc import Iterator

from inworker import figures
from measure import Measure


def measures() -> Iterator[Measure]:
    yield from figures("visit_work.py")
