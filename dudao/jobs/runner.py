"""Who works the queue: one runner a data folder, in a thread of the server or in `dudao tick`."""

import fcntl
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections

from .services import requeue_broken, run_next, run_ticks

log = logging.getLogger("dudao.jobs")
LOOK_EVERY = 1.0  # seconds between two looks at the queue
TICK_EVERY = 60.0


@contextmanager
def sole_runner(*, wait: bool) -> Iterator[bool]:
    """Hold the runner's lock; yields False when another process holds it and `wait` is off.

    The system frees the lock when the process ends, however it ends, so a worker that was killed has an heir.
    """
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "runner.lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def run_once() -> dict[str, str]:
    """Every queued job, then every tick; returns the ticks' log lines."""
    requeue_broken()
    while run_next():
        pass
    return run_ticks()


def run_until(stop: threading.Event) -> None:
    """Work jobs as they come and ticks once a minute, until `stop`; a fault of the database is waited out."""
    with sole_runner(wait=True):
        requeue_broken()
        next_tick = time.monotonic()
        while not stop.wait(LOOK_EVERY):
            close_old_connections()
            try:
                while not stop.is_set() and run_next():
                    pass
                if time.monotonic() >= next_tick:
                    run_ticks()
                    next_tick = time.monotonic() + TICK_EVERY
            except Exception:
                log.exception("the runner met a fault and goes on")


def start_thread() -> threading.Event:
    """Start the runner beside the pages of this process; set the returned event to stop it."""
    stop = threading.Event()
    threading.Thread(target=run_until, args=(stop,), name="dudao-runner", daemon=True).start()
    return stop
