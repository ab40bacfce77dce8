"""Runs a *_work.py in a process of its own with an empty data folder, on SQLite and on PostgreSQL."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Measure

BENCH = Path(__file__).parent
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
        run = subprocess.Popen(
            [sys.executable, str(BENCH / work)], stdout=subprocess.PIPE, text=True, env=os.environ | given
        )
        for line in run.stdout:
            name, value, unit, target, beside = json.loads(line)
            yield Measure(name, value, unit, target, beside=beside)
        if run.wait():
            yield Measure(
                f"{work} ({'postgresql' if environment else 'sqlite'})", None, "", error=f"exit {run.returncode}"
            )
