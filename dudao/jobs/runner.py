"""Who works the queue and who keeps the clock: each is one alone in a data folder, a thread of the server or `dudao
tick`. They are two, so that a paper that is read for many minutes stops no reminder and no version on its day."""

import fcntl
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections

from .services import requeue_broken, run_next, run_ticks

log = logging.getLogger("dudao.jobs")
LOOK_EVERY = 1.0  # seconds between two looks at the queue, and at the clock
TICK_EVERY = 60.0
QUEUE, CLOCK = "runner.lock", "clock.lock"


@contextmanager
def sole_runner(*, wait: bool, lock: str = QUEUE) -> Iterator[bool]:
    """Hold the lock of the queue or of the clock; yields False when another process holds it and `wait` is off.

    The system frees the lock when the process ends, however it ends, so a worker that was killed has an heir.
    """
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / lock, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def run_once() -> dict[str, str] | None:
    """Every tick, then every queued job, each if nobody else is at it: a timer that comes back while an earlier one
    still works a long job keeps the clock all the same.

    Returns the ticks' log lines; None where somebody else keeps the clock.
    """
    with sole_runner(wait=False, lock=CLOCK) as mine:
        lines = run_ticks() if mine else None
    with sole_runner(wait=False) as mine:
        if mine:
            requeue_broken()
            while run_next():
                pass
    return lines


def work_until(stop: threading.Event) -> None:
    """Work jobs as they come, until `stop`."""
    with sole_runner(wait=True):
        requeue_broken()
        _repeat(stop, lambda: _work_off(stop))


def keep_time_until(stop: threading.Event) -> None:
    """Ticks at once and then every minute, until `stop`, whatever the queue is at."""
    with sole_runner(wait=True, lock=CLOCK):
        next_tick = 0.0

        def tick_if_due() -> None:
            nonlocal next_tick
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + TICK_EVERY
                run_ticks()

        _repeat(stop, tick_if_due)


def _work_off(stop: threading.Event) -> None:
    while not stop.is_set() and run_next():
        pass


def _repeat(stop: threading.Event, turn: Callable[[], None]) -> None:
    """One turn every LOOK_EVERY seconds; a fault of the database is waited out."""
    while not stop.wait(LOOK_EVERY):
        close_old_connections()
        try:
            turn()
        except Exception:
            log.exception("%s met a fault and goes on", threading.current_thread().name)


def start_threads() -> threading.Event:
    """Start the queue and the clock beside the pages of this process; set the returned event to stop both."""
    stop = threading.Event()
    for name, loop in (("dudao-runner", work_until), ("dudao-clock", keep_time_until)):
        threading.Thread(target=loop, args=(stop,), name=name, daemon=True).start()
    return stop
