"""Runs every bench/bench_*.py and prints one JSON object a line; it never fails the build.

Usage: python bench/run.py [NAME...]; a name picks the files that contain it.
A bench file has `measures()`, which yields Measure objects. `beside` is the raw library or limit in the same run.
A file that breaks yields a line with the error instead of a value.
"""

import importlib.util
import os
import sys
import traceback
from pathlib import Path

from measure import Measure

BENCH = Path(__file__).parent


def chosen(names: list[str]) -> list[Path]:
    return [path for path in sorted(BENCH.glob("bench_*.py")) if not names or any(name in path.stem for name in names)]


def run_file(path: Path) -> None:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        for measure in module.measures():
            print(measure.line(), flush=True)
    except (Exception, SystemExit) as error:  # a missing PostgreSQL says so by ending the process
        traceback.print_exc()
        print(Measure(path.stem, None, "", None, error=repr(error)).line(), flush=True)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dudao.settings.test")
    for path in chosen(sys.argv[1:]):
        run_file(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
