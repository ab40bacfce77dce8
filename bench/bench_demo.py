"""The demo county from nothing, as `make run` makes it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from measure import Measure, seconds


def measures() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory(prefix="dudao-bench-") as folder:
        environment = os.environ | {"DUDAO_DATA": folder, "DJANGO_SETTINGS_MODULE": "dudao.settings.prod"}
        environment.pop("DUDAO_DATABASE_URL", None)

        def run(*verb: str) -> None:
            subprocess.run([sys.executable, "-m", "dudao", *verb], check=True, capture_output=True, env=environment)

        empty = seconds(lambda: run("manage", "migrate", "--verbosity", "0"), times=1, warm=0)
        yield Measure("demo county", seconds(lambda: run("demo"), times=1, warm=0), "s", 60, beside=empty)
