"""What kinds of work there are: apps register a function by name, the runner looks it up."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
Work = Callable[[dict, Progress], dict]
_WORK: dict[str, Work] = {}
_TICKS: dict[str, Callable[[], str]] = {}


def work(kind: str):
    """Register ``f(params, progress) -> result`` as the work behind jobs of ``kind``."""

    def register(function: Work) -> Work:
        _WORK[kind] = function
        return function

    return register


def tick(name: str):
    """Register ``f() -> short Chinese log line`` to run at every tick; it must be safe to run twice."""

    def register(function):
        _TICKS[name] = function
        return function

    return register


def work_of(kind: str) -> Work:
    return _WORK[kind]


def ticks() -> dict[str, Callable[[], str]]:
    return dict(_TICKS)
