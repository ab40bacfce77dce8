"""A ledger of ten thousand problems as a workbook."""

from collections.abc import Iterator

from inworker import figures
from measure import Measure


def measures() -> Iterator[Measure]:
    yield from figures("export_work.py")
