"""One measured figure, and how it is taken."""

import json
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Measure:
    """`value` against `target` in `unit`; smaller is better unless `more_is_better`. No target: only told."""

    name: str
    value: float | None
    unit: str
    target: float | None = None
    beside: float | None = None
    more_is_better: bool = False
    error: str = ""

    @property
    def ok(self) -> bool:
        if self.value is None:
            return False
        if self.target is None:
            return True
        return self.value >= self.target if self.more_is_better else self.value <= self.target

    def line(self) -> str:
        """The JSON object of this figure, on one line."""
        fields = {
            "name": self.name,
            "value": None if self.value is None else round(self.value, 4),
            "unit": self.unit,
            "target": self.target,
            "beside": None if self.beside is None else round(self.beside, 4),
            "ok": self.ok,
        }
        return json.dumps(fields | ({"error": self.error} if self.error else {}), ensure_ascii=False)


def seconds(work: Callable[[], object], *, times: int = 5, warm: int = 1) -> float:
    """Median wall seconds of `work()`; the first `warm` rounds are not counted."""
    taken = []
    for turn in range(times + warm):
        start = perf_counter()
        work()
        if turn >= warm:
            taken.append(perf_counter() - start)
    return statistics.median(taken)
