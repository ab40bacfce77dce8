"""Tests run in processes split off from one that has collected them."""

import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from _pytest.runner import runtestprotocol
from mutants import SEEN, note_calls

SECONDS = 20  # a change that makes a loop endless is noticed by this


def traced(session, names: list[str]) -> dict[tuple[str, str, int], list]:
    """Function (file, name, first line) → the tests that run through it, the quickest first.

    :raises SystemExit: a test fails on the code as it is.
    """
    with tempfile.TemporaryDirectory(prefix="dudao-mutate-") as folder:
        kept = Path(folder) / "through"
        if _ended(os.fork() or _trace(session, names, kept)):
            sys.exit("the tests fail before anything is changed")
        held = pickle.loads(kept.read_bytes())  # noqa: S301  written by the process split off above
    ordered = sorted(held, key=lambda row: row[1])
    through: dict[tuple[str, str, int], list] = {}
    for place, _, functions in ordered:
        for function in functions:
            through.setdefault(function, []).append(session.items[place])
    return through


def _trace(session, names: list[str], kept: Path) -> int:
    rows, failed = [], []
    for name in names:
        note_calls(Path(name))
    for place, item in enumerate(session.items):
        SEEN.clear()
        start = monotonic()
        if not _passed(session, item, place):
            failed.append(item.nodeid)
        rows.append((place, monotonic() - start, set(SEEN)))
    kept.write_bytes(pickle.dumps(rows))
    print(*failed, sep="\n", file=sys.stderr, flush=True)
    os._exit(bool(failed))


def _passed(session, item, place: int) -> bool:
    """Whether a test passes; of fixtures only those that the test after it does not share are taken down."""
    following = session.items[place + 1] if place + 1 < len(session.items) else None
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def passes(session, items: list, first: Callable[[], None]) -> bool:
    """Whether all the tests pass after ``first`` was done, in a process of its own."""
    child = os.fork()
    if not child:
        _run(session, items, first)
    return _ended(child) == 0


def _run(session, items: list, first: Callable[[], None]) -> None:
    signal.alarm(SECONDS)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    code = 1
    try:
        first()
        following = [*items[1:], None]
        code = any(
            report.failed
            for item, after in zip(items, following, strict=True)
            for report in runtestprotocol(item, log=False, nextitem=after)
        )
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitpid(child, 0)[1]
