"""Breaks the pure parts one small thing at a time and tells which changes no test notices.

Usage: python scripts/mutate.py [MODULE...] [--each=N] [--seed=N]; a module is a path below the project, without any
all of PURE. Prints one JSON object a module (score, what survived) and one of the whole.

Nothing is written: the tests are collected once, each change is put into a process split off from there, and only the
tests that run through the changed function are run in it. Constants outside of functions are not changed.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mutants import Mutant, mutants_of
from split_off import passes, traced

PROJECT = Path(__file__).parent.parent
LIB = ("numerals", "workdays", "day_words", "statetable", "hashchain", "masking", "word_diff")
READERS = ("dates", "outline", "quantities", "measures", "polarity", "numbering", "clocks")
SCHEMES = ("lineage", "comparing", "days", "cutting")
PURE = [
    *(f"dudao/lib/{name}.py" for name in LIB),
    *(f"dudao/lib/draws/{name}.py" for name in ("drawing", "record", "shares")),
    *(f"dudao/officialdocs/readers/{name}.py" for name in READERS),
    *(f"dudao/schemes/{name}.py" for name in SCHEMES),
]
TESTS = ("tests/lib", "tests/officialdocs", "tests/schemes", "tests/audit/test_chain.py")
OUTSIDE = "not libreoffice and not slow and not browser"


class Breaking:
    """A plugin of pytest that, in place of running the tests, runs them on broken code."""

    def __init__(self, paths: list[str], each: int, seed: int):
        self.paths, self.each, self.seed = paths, each, seed

    def pytest_collection_modifyitems(self, items: list) -> None:
        items[:] = [item for item in items if not item.get_closest_marker("django_db")]

    def pytest_runtestloop(self, session) -> bool:
        through = traced(session, [str(PROJECT / path) for path in self.paths])
        killed = count = 0
        for path in self.paths:
            found = list(self.chosen(path))
            left = [mutant for mutant in found if self.survives(session, mutant, through)]
            killed, count = killed + len(found) - len(left), count + len(found)
            print(json.dumps(_line(path, len(found), left), ensure_ascii=False), flush=True)
        print(json.dumps({"module": "all", "mutants": count, "killed": killed, "score": _score(killed, count)}))
        return True

    def chosen(self, path: str) -> Iterator[Mutant]:
        """As many as wanted of one module, in the order in which they stand."""
        found = mutants_of(PROJECT / path)
        picked = random.Random(f"{self.seed} {path}").sample(range(len(found)), min(self.each, len(found)))  # noqa: S311
        return (found[place] for place in sorted(picked))

    def survives(self, session, mutant: Mutant, through: dict) -> bool:
        items = through.get((str(PROJECT / mutant.path), *mutant.function), [])
        return not items or passes(session, items, mutant.put_in)


def _line(path: str, count: int, left: list[Mutant]) -> dict:
    told = {"module": path, "mutants": count, "killed": count - len(left), "score": _score(count - len(left), count)}
    return told | {"survived": [mutant.words for mutant in left]}


def _score(killed: int, count: int) -> float | None:
    return round(killed / count, 3) if count else None


def main() -> int:
    options = dict(word[2:].split("=", 1) for word in sys.argv[1:] if word.startswith("--"))
    named = [word for word in sys.argv[1:] if not word.startswith("--")]
    os.chdir(PROJECT)
    plugin = Breaking(named or PURE, int(options.get("each", 20)), int(options.get("seed", 1)))
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "-m", OUTSIDE, *TESTS], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main())
