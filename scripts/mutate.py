"""Breaks the pure parts one small thing at a time and tells which changes no test notices.

Usage: python scripts/mutate.py [MODULE...] [--each=N] [--seed=N]; a module is a path below the project, without any
all of PURE; N changes of each are tried, or as many as there are. Prints one JSON object a module (score, what
survived) and one of the whole.

Nothing is written: the tests are collected once, each change is put into a process split off from there, and only the
tests that run through the changed function are run in it, until one fails. A module is judged by its own tests alone:
those in a file of its name or in one that imports it; that a whole document reads wrongly proves nothing about which
part of it did. Constants outside of functions are not changed.
"""

import ast
import gc
import json
import os
import random
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mutants import Mutant, living, mutants_of
from split_off import passes, traced

PROJECT = Path(__file__).parent.parent
LIB = ("numerals", "workdays", "day_words", "statetable", "hashchain", "masking", "word_diff")
READERS = (
    "text", "points", "dates", "outline", "quantities", "measures", "countable", "comparators", "polarity", "numbering",
    "clocks",
)  # fmt: skip
SCHEMES = ("lineage", "comparing", "days", "cutting")
PURE = [
    *(f"dudao/lib/{name}.py" for name in LIB),
    *(f"dudao/lib/draws/{name}.py" for name in ("drawing", "record", "shares")),
    *(f"dudao/officialdocs/readers/{name}.py" for name in READERS),
    *(f"dudao/schemes/{name}.py" for name in SCHEMES),
    "dudao/obligations/periods.py",
]
FOLDERS = ("tests/lib", "tests/officialdocs", "tests/schemes", "tests/audit", "tests/obligations")
OUTSIDE = "not libreoffice and not slow and not browser"


class Breaking:
    """A plugin of pytest that, in place of running the tests, runs them on broken code."""

    def __init__(self, near: dict[str, list[Path]], each: int, seed: int):
        self.near, self.each, self.seed = near, each, seed
        self.mutants = {path: self.chosen(path) for path in near}  # read now, as the code that is imported

    def chosen(self, path: str) -> list[Mutant]:
        """As many as wanted of one module, in the order in which they stand."""
        found = mutants_of(PROJECT / path)
        picked = random.Random(f"{self.seed} {path}").sample(range(len(found)), min(self.each, len(found)))  # noqa: S311
        return [found[place] for place in sorted(picked)]

    def pytest_collection_modifyitems(self, items: list) -> None:
        items[:] = [item for item in items if not _touches_database(item)]

    def pytest_runtestloop(self, session) -> bool:
        gc.unfreeze()  # what the tests set aside is what is to be changed
        living()
        through = traced(session, [PROJECT / path for path in self.near])
        killed = count = 0
        for path, mutants in self.mutants.items():
            left = [mutant for mutant in mutants if self.survives(mutant, path, through)]
            killed, count = killed + len(mutants) - len(left), count + len(mutants)
            print(json.dumps(_line(path, len(mutants), left), ensure_ascii=False), flush=True)
        print(json.dumps({"module": "all", "mutants": count, "killed": killed, "score": _score(killed, count)}))
        return True

    def survives(self, mutant: Mutant, path: str, through: dict) -> bool:
        """No test that is near notices it; the file of its own name is asked first, then the quick ones."""
        near = through.get((str(mutant.path), *mutant.function), [])
        asked = [(not _named(item.path, path), seconds, item) for seconds, item in near if item.path in self.near[path]]
        return passes([row[1:] for row in sorted(asked, key=lambda row: row[:2])], mutant.put_in)


def near_tests(path: str, files: list[Path]) -> list[Path]:
    """Files of tests that bear the name of a module or import it."""
    module = path.removesuffix(".py").replace("/", ".")
    return [file for file in files if _named(file, path) or module in _imported(file)]


def _touches_database(item) -> bool:
    return bool(item.get_closest_marker("django_db")) or any(name.endswith("db") for name in item.fixturenames)


def _named(file: Path, path: str) -> bool:
    stem = Path(path).stem
    return file.stem == f"test_{stem}" or file.stem.startswith(f"test_{stem}_")


@cache
def _imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def _line(path: str, count: int, left: list[Mutant]) -> dict:
    told = {"module": path, "mutants": count, "killed": count - len(left), "score": _score(count - len(left), count)}
    return told | {"survived": [mutant.words for mutant in left]}


def _score(killed: int, count: int) -> float | None:
    return round(killed / count, 3) if count else None


def main() -> int:
    options = dict(word[2:].split("=", 1) for word in sys.argv[1:] if word.startswith("--"))
    named = [word for word in sys.argv[1:] if not word.startswith("--")]
    os.chdir(PROJECT)
    files = sorted(file for folder in FOLDERS for file in (PROJECT / folder).rglob("test_*.py"))
    near = {path: near_tests(path, files) for path in named or PURE}
    plugin = Breaking(near, int(options.get("each", 20)), int(options.get("seed", 1)))
    wanted = sorted({str(file) for files in near.values() for file in files})
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "-m", OUTSIDE, *wanted], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main())
