"""How well the five are read as other files: .doc, PDF, HTML, and scans of their pages, clean and poor.

DUDAO_BENCH_SCANS=0 leaves the scans out: they take minutes.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench_reading import process, scored, skipped
from documents import PROJECT, hundred_pages, reading_folder
from measure import Measure
from renderings import office, rendered, scanned
from scores import GoldSet
from silence import silent

sys.path.insert(0, str(PROJECT))

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.opening import has_engine
from tests.officialdocs.ofd_files import ofds_of

TARGETS = {"doc": 0.95, "pdf": 0.92, "html": 0.95}
OFD = 0.92  # of the pages of the PDF, so no better than that
SCANS = {"clean": 0.88, "poor": None}


def measures() -> Iterator[Measure]:
    folder = reading_folder()
    if folder is None:
        yield skipped(
            "the five as other files", "DUDAO_READING is not set and shared/reading is not beside the project"
        )
        return
    if not office():
        yield skipped("the five as other files", "LibreOffice is not installed")
        return
    with tempfile.TemporaryDirectory(prefix="dudao-bench-") as made:
        yield from the_five(folder, Path(made))
        yield from speed(Path(made))


def the_five(folder: Path, made: Path) -> Iterator[Measure]:
    gold = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))}
    own = {path.stem: json.loads(path.read_text("utf-8")) for path in (PROJECT / "tests/gold/own").glob("*.json")}
    papers = [folder / "docx" / f"{name}.docx" for name in gold]
    files = {kind: rendered(papers, kind, made) for kind in TARGETS}
    files["ofd"] = {name: _as_ofd(path) for name, path in files["pdf"].items()}
    for kind, target in (TARGETS | {"ofd": OFD}).items():
        found = {name: read_document(files[kind][name]) for name in gold}
        yield from scored(GoldSet(folder, gold, found), f"the five as {kind}", target)
        yield from silent(folder, gold, found, f"the five as {kind}", own)
    if not has_engine() or os.environ.get("DUDAO_BENCH_SCANS") == "0":
        yield skipped("the five as scans", "dudao[ocr] is not installed, or DUDAO_BENCH_SCANS is 0")
        return
    for kind, target in SCANS.items():
        found = {}
        for name in gold:
            scan = scanned(files["pdf"][name], made / f"{name}-{kind}.pdf", poor=kind == "poor")
            found[name] = read_document(scan)
        yield from scored(GoldSet(folder, gold, found), f"the five as {kind} scans", target)
        yield from silent(folder, gold, found, f"the five as {kind} scans", own)


def _as_ofd(pdf: Path) -> Path:
    made = pdf.with_suffix(".ofd")
    made.write_bytes(ofds_of(pdf)["runs"])
    return made


def speed(made: Path) -> Iterator[Measure]:
    paper = hundred_pages(made / "hundred.docx")
    taken, peak = process(rendered([paper], "pdf", made)["hundred"])
    yield Measure("read a 100-page pdf", taken, "s", 30.0)
    yield Measure("read a 100-page pdf: peak memory", peak, "MB", 300.0)
