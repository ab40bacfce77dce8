"""The year test on both databases: 13 rounds x 150 units x 61 points, then ten more years of history."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Measure

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from postgres import running_postgres

WORK = Path(__file__).parent / "year_work.py"


def figures(environment: dict[str, str]) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory(prefix="dudao-bench-") as folder:
        given = {"DUDAO_DATA": folder, "DJANGO_SETTINGS_MODULE": "dudao.settings.prod", **environment}
        command = [sys.executable, str(WORK)]
        run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | given)
        for line in run.stdout:
            name, value, unit, target, beside = json.loads(line)
            yield Measure(name, value, unit, target, beside=beside)
        if run.wait():
            yield Measure(
                f"year test ({'postgresql' if environment else 'sqlite'})",
                None,
                "",
                None,
                error=f"exit {run.returncode}",
            )


def measures() -> Iterator[Measure]:
    yield from figures({})
    with running_postgres() as address:
        yield from figures({"DUDAO_DATABASE_URL": address})
