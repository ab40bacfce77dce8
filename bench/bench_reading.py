"""How well and how fast documents are read: the five, the unseen ones, own gold of polarity and thresholds.

Documents that are not here are skipped by name. Files that nobody has gold for are read too, when DUDAO_UNKNOWN names
their folder: told is how many of them were read at all.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from documents import PROJECT, hundred_pages, plain_opening, reading_folder, three_thousand_rows
from measure import Measure, seconds
from scores import GoldSet, OwnGold
from silence import silent

sys.path.insert(0, str(PROJECT))

from dudao.officialdocs.readers import UnreadableDocument, read_document

MICRO = {"docx": 0.95, "txt": 0.90}
EACH_LIST, OWN = 0.85, 0.95


def measures() -> Iterator[Measure]:
    folder = reading_folder()
    if folder is None:
        yield skipped("the five documents", "DUDAO_READING is not set and shared/reading is not beside the project")
    else:
        yield from the_five(folder)
        with tempfile.TemporaryDirectory(prefix="dudao-bench-") as made:
            yield from the_unseen(folder, Path(made))
    yield from unknown()
    with tempfile.TemporaryDirectory(prefix="dudao-bench-") as made:
        yield from speed(folder, Path(made))


def skipped(name: str, why: str) -> Measure:
    return Measure(name, None, "", None, error=f"SKIPPED: {why}")


# ── how well ─────────────────────────────────────────────────────────────
def the_five(folder: Path) -> Iterator[Measure]:
    gold = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))}
    own = {path.stem: json.loads(path.read_text("utf-8")) for path in (PROJECT / "tests/gold/own").glob("*.json")}
    for kind, target in MICRO.items():
        found = {name: read_document(folder / kind / f"{name}.{kind}") for name in gold}
        yield from scored(GoldSet(folder, gold, found), f"the five as {kind}", target)
        yield from silent(folder, gold, found, f"the five as {kind}", own)
    read = {name: read_document(folder / "docx" / f"{name}.docx") for name in own}
    yield from own_scored(OwnGold(own, read), "the five")


def the_unseen(folder: Path, made: Path) -> Iterator[Measure]:
    from tests.gold.score_own import own_of
    from tests.gold.unseen.build import build, build_texts

    # Each was read blind once and learned from since: tests/gold/README.md tells what it scored when it was new.
    for split in ("open", "sealed", "fresh", "third", "fourth", "fifth", "sixth", "seventh"):
        for kind, maker in (("docx", build), ("txt", build_texts)):
            papers = maker(made / split / kind, split)
            if not papers:
                yield skipped(f"{split} unseen documents", "none are here")
                break
            gold = {name: paper_gold for name, _, paper_gold in papers}
            found = {name: read_document(path) for name, path, _ in papers}
            yield from scored(GoldSet(folder, gold, found), f"{len(gold)} {split} unseen as {kind}", MICRO[kind])
            yield from silent(folder, gold, found, f"{len(gold)} {split} unseen as {kind}")
            if kind == "docx":
                own = {name: own_of(paper_gold) for name, paper_gold in gold.items()}
                yield from own_scored(OwnGold(own, found), f"{split} unseen")


def scored(gold: GoldSet, name: str, target: float) -> Iterator[Measure]:
    yield Measure(f"{name}: micro-F1", gold.micro, "F1", target, more_is_better=True)
    for key, f1 in gold.lists.items():
        yield Measure(f"{name}: {key}", f1, "F1", EACH_LIST, more_is_better=True)


def own_scored(gold: OwnGold, name: str) -> Iterator[Measure]:
    for key, share in gold.shares.items():
        yield Measure(f"{name}: {key}", share, "share", OWN, more_is_better=True)


def unknown() -> Iterator[Measure]:
    """Papers out of the wild: no gold, only whether each is read or refused with a sentence."""
    named = os.environ.get("DUDAO_UNKNOWN")
    if not named:
        yield skipped("documents without gold", "DUDAO_UNKNOWN is not set")
        return
    papers = [path for path in sorted(Path(named).iterdir()) if path.suffix in (".docx", ".txt")]
    read = sum(_readable(path) for path in papers)
    yield Measure("documents without gold that were read", read, "documents", beside=len(papers), more_is_better=True)


def _readable(path: Path) -> bool:
    try:
        found = read_document(path)
    except UnreadableDocument:
        return False
    return bool(found["title"] and (found["indicators"] or found["tasks"] or found["phases"] or found["duties"]))


# ── how fast ─────────────────────────────────────────────────────────────
def speed(folder: Path | None, made: Path) -> Iterator[Measure]:
    five_pages = folder / "docx" / "rongchang.docx" if folder else next((PROJECT / "examples").glob("*.docx"))
    opened = seconds(lambda: plain_opening(five_pages))
    as_process = seconds(lambda: process(five_pages), times=3)
    yield Measure("read a five-page docx, a process", as_process, "s", 1.0, beside=opened)
    yield Measure(
        "read a five-page docx, in process", seconds(lambda: read_document(five_pages)), "s", 0.3, beside=opened
    )
    for name, maker, target in (
        ("read a 100-page docx", hundred_pages, 5.0), ("read a table of 3,000 rows", three_thousand_rows, 30.0),
    ):  # fmt: skip
        path = maker(made / "big.docx")
        opened = seconds(lambda path=path: plain_opening(path), times=1, warm=0)
        taken, peak = process(path)
        yield Measure(name, taken, "s", target, beside=opened)
        yield Measure(f"{name}: peak memory", peak, "MB", 300.0)


# The peak that the system tells of a process begins with that of whoever forked it, so a small one stands between.
LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, 1, 0)])
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""


def process(path: Path) -> tuple[float, float]:
    """(seconds, peak megabytes) of `dudao read FILE --json` as a process of its own."""
    command = [sys.executable, "-S", "-c", LAUNCHER, sys.executable, "-m", "dudao", "read", str(path), "--json"]
    start = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT).stdout
    taken = time.perf_counter() - start
    code, peak = map(int, said.split())
    if code:
        raise RuntimeError(f"dudao read ended with {code}")
    return taken, peak / 1024
