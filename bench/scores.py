"""Readings held against gold, with the scorers that come with the documents and with our own gold."""

import importlib.util
import json
import sys
import tempfile
from functools import cached_property
from pathlib import Path
from types import ModuleType

from documents import PROJECT

sys.path.insert(0, str(PROJECT))

from tests.gold.score_own import score_folder


def scorer(folder: Path) -> ModuleType:
    """score.py of the reading folder, loaded by its path."""
    spec = importlib.util.spec_from_file_location("reading_score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class GoldSet:
    """Documents by name: ``gold`` and what was ``found``; all of them pooled."""

    def __init__(self, folder: Path, gold: dict, found: dict):
        score = scorer(folder)
        self._pooled = score.pool([score.score(gold[name], found[name]) for name in gold])

    @property
    def micro(self) -> float:
        return self._pooled["micro"]["f1"]

    @property
    def lists(self) -> dict[str, float]:
        """F1 of each list of which gold has something."""
        return {key: row["f1"] for key, row in self._pooled["lists"].items() if row["gold"]}


class OwnGold:
    """Polarity of points, operator and scope of thresholds."""

    def __init__(self, own: dict, found: dict):
        self._own, self._found = own, found

    @cached_property
    def shares(self) -> dict[str, float]:
        with tempfile.TemporaryDirectory(prefix="dudao-bench-") as folder:
            places = {"own": self._own, "read": self._found}
            for place, documents in places.items():
                (Path(folder) / place).mkdir()
                for name, document in documents.items():
                    (Path(folder) / place / f"{name}.json").write_text(
                        json.dumps(document, ensure_ascii=False), "utf-8"
                    )
            result = score_folder(Path(folder) / "own", Path(folder) / "read")
        every = [row for name, row in result.items() if name != "ALL"]
        return {
            "polarity of points": result["ALL"]["polarity"]["share"],
            "operator of thresholds": _share(every, "op"),
            "scope of thresholds": _share(every, "scope"),
        }


def _share(rows: list[dict], key: str) -> float:
    right, total = (sum(row["thresholds"][key][place] for row in rows) for place in (0, 1))
    return right / total if total else 1.0
