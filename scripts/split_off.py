"""Tests run in processes split off from one that has collected them."""

import gc
import os
import pickle
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from _pytest.runner import runtestprotocol
from mutants import SEEN, forget, note_calls

# A change that makes a loop endless is noticed by the time of the processor or by the memory that it takes.
TIMES, SECONDS = 5, 1  # a test may take that many times as long as it took before, and that much in any case
MEMORY = 1 * 1024**3  # bytes
BROKEN = 70  # the exit code of a process in which the change could not be made
Place = tuple[str, str, int]  # a function: file, name, first line


def traced(session, paths: list[Path]) -> dict[Place, list[tuple[float, object]]]:
    """Function → the tests that run through it, each with the seconds it takes.

    Every test is run with fixtures and caches of its own, so that nothing it needs was done in the one before.

    :raises SystemExit: a test fails on the code as it is.
    """
    with tempfile.TemporaryDirectory(prefix="dudao-mutate-") as folder:
        kept = Path(folder) / "through"
        if _ended(os.fork() or _trace(session, paths, kept)):
            sys.exit("the tests fail before anything is changed")
        held = pickle.loads(kept.read_bytes())  # noqa: S301  written by the process split off above
    through: dict[Place, list] = {}
    for number, seconds, functions in held:
        for function in functions:
            through.setdefault(function, []).append((seconds, session.items[number]))
    return through


def _trace(session, paths: list[Path], kept: Path) -> int:
    rows, failed = [], []
    for path in paths:
        note_calls(path)
    for number, item in enumerate(session.items):
        SEEN.clear()
        forget()
        start = monotonic()
        if not _passed(item):
            failed.append(item.nodeid)
        rows.append((number, monotonic() - start, set(SEEN)))
    kept.write_bytes(pickle.dumps(rows))
    print(*failed, sep="\n", file=sys.stderr, flush=True)
    os._exit(bool(failed))


def _passed(item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def passes(items: list[tuple[float, object]], first: Callable[[], None]) -> bool:
    """Whether all the tests pass after ``first`` was done, in a process of its own; the first that fails ends it.

    :param items: seconds that each test takes, and the test.

    :raises RuntimeError: ``first`` itself could not be done.
    """
    child = os.fork()
    if not child:
        _run(items, first)
    code = _ended(child)
    if os.WIFEXITED(code) and os.WEXITSTATUS(code) == BROKEN:
        raise RuntimeError("a change could not be made")
    return code == 0


def _run(items: list[tuple[float, object]], first: Callable[[], None]) -> None:
    gc.disable()  # a collection would copy all memory that this process shares with the one it comes from
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    code = BROKEN
    try:
        first()
        code = 1
        code = not all(_passed_in_time(item, seconds) for seconds, item in items)
    finally:
        os._exit(code)


def _passed_in_time(item, seconds: float) -> bool:
    signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * seconds)  # ends the process
    return _passed(item)


def _ended(child: int) -> int:
    return os.waitpid(child, 0)[1]
