"""What the clock does item by item: one that fails is written to the log and keeps nobody behind it waiting."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

log = logging.getLogger("dudao.clock")
Item = TypeVar("Item")
Result = TypeVar("Result")


def one_by_one(items: Iterable[Item], work: Callable[[Item], Result]) -> list[Result]:
    """What ``work`` returned for each item that did not fail, in order; ``work`` is one transaction, so a failure
    leaves nothing half written. The next tick tries a failed one again."""
    results = []
    for item in items:
        try:
            results.append(work(item))
        except Exception:
            log.exception("%s failed for %s and goes on with the next", work.__qualname__, item)
    return results
