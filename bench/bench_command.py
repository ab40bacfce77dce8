"""The command line as an office meets it: a process from nothing."""

import subprocess
import sys
from collections.abc import Iterator

from measure import Measure, seconds


def process(*arguments: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))


def measures() -> Iterator[Measure]:
    bare = process("-c", "pass")
    yield Measure("dudao --help", process("-m", "dudao", "--help"), "s", 0.3, beside=bare)
