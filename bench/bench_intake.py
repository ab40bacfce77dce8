"""150 forms that came back as Excel files, taken in one go."""

from collections.abc import Iterator

from inworker import figures
from measure import Measure


def measures() -> Iterator[Measure]:
    yield from figures("intake_work.py")
