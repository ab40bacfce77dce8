"""How many errors of a reading nobody is made to look at, and what it costs: right entries that are flagged too.

With DUDAO_BENCH_MISSES (`--misses=FILE` of run.py) every error goes into that file, one JSON object a line.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from judged import Judged, Wrong, judge
from measure import Measure

SILENT, MISSES_FLAGGED, RIGHT_FLAGGED = 0.01, 0.9, 0.15
BESIDE = "scope"  # for whom a limit holds is told beside the rate: it is scored apart from the lists


def silent(folder: Path, gold: dict, found: dict, name: str, own: dict | None = None) -> Iterator[Measure]:
    """The rate over all entries, then each list that has an error, then the price."""
    result = judge(folder, gold, found, own)
    _write(result, name)
    wrong = [one for one in result.wrong if one.list != BESIDE]
    every = sum(result.right.values()) + len(wrong)
    quiet = [one for one in wrong if not one.flagged]
    yield Measure(f"{name}: silent errors", len(quiet) / max(1, every), "share", SILENT, beside=len(quiet))
    missed = [one for one in wrong if one.error == "missed"]
    if missed:
        share = sum(bool(one.flagged) for one in missed) / len(missed)
        yield Measure(f"{name}: misses flagged", share, "share", MISSES_FLAGGED, len(missed), more_is_better=True)
    for key in sorted({one.list for one in result.wrong}):
        for error in ("missed", "invented", "wrong"):
            of_kind = [one for one in result.wrong if (one.list, one.error) == (key, error)]
            if of_kind:
                yield Measure(f"{name}: {key} {error}, flagged", _flagged(of_kind), "entries", beside=len(of_kind))
    right = sum(result.right.values())
    price = sum(result.flagged_right.values()) / max(1, right)
    yield Measure(f"{name}: right entries flagged", price, "share", RIGHT_FLAGGED, beside=right)
    told = sum(result.notices.values()) / max(1, result.documents)
    yield Measure(f"{name}: notices at a place", told, "a document")


def _flagged(wrong: list[Wrong]) -> int:
    return sum(bool(one.flagged) for one in wrong)


def _write(result: Judged, name: str) -> None:
    path = os.environ.get("DUDAO_BENCH_MISSES")
    if not path:
        return
    with Path(path).open("a", encoding="utf-8") as out:
        for row in result.rows():
            out.write(json.dumps({"set": name} | row, ensure_ascii=False) + "\n")
