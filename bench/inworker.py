"""Runs a *_work.py in a process of its own with an empty data folder, on SQLite and on PostgreSQL."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from measure import Measure

BENCH = Path(__file__).parent
LONGEST = 360  # seconds that one piece may take; then it is ended and told as broken
sys.path.insert(0, str(BENCH.parent / "scripts"))

from postgres import running_postgres  # noqa: E402


def figures(work: str) -> Iterator[Measure]:
    """The figures that ``work`` prints, one JSON list a line: name, value, unit, target, beside."""
    yield from _run(work, {})
    with running_postgres() as address:
        yield from _run(work, {"DUDAO_DATABASE_URL": address})


def _run(work: str, environment: dict[str, str]) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory(prefix="dudao-bench-") as folder:
        given = {"DUDAO_DATA": folder, "DJANGO_SETTINGS_MODULE": "dudao.settings.prod", **environment}
        with _process([sys.executable, str(BENCH / work)], os.environ | given) as run:
            for line in run.stdout:
                name, value, unit, target, beside = json.loads(line)
                yield Measure(name, value, unit, target, beside=beside)
            failed = run.wait()
        if failed:
            database = "postgresql" if environment else "sqlite"
            yield Measure(f"{work} ({database})", None, "", error=f"exit {failed}")


@contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    """A process whose own children, a server for instance, end with it however it ends."""
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    watch = threading.Timer(LONGEST, _end, [run])
    watch.start()
    try:
        yield run
    finally:
        watch.cancel()
        _end(run)


def _end(run: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
