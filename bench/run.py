"""Runs every bench/bench_*.py and prints one JSON object a line; it never fails the build.

Usage: python bench/run.py [NAME...] [--misses=FILE]; a name picks the files that contain it. FILE gets one JSON object
a line for every error of the readings: what is missed, invented or wrong, where, and whether a person is made to look.
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
    named = [word for word in sys.argv[1:] if not word.startswith("--misses=")]
    for word in set(sys.argv[1:]) - set(named):
        Path(word.partition("=")[2]).write_text("", "utf-8")
        os.environ["DUDAO_BENCH_MISSES"] = str(Path(word.partition("=")[2]).resolve())
    for path in chosen(named):
        run_file(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
