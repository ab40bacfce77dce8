"""The clock of the demo county.

Three months are lived in a minute, each act through its own service, and services, columns and the audit chain take
the time from ``django.utils.timezone.now``. So that what was done in September says September, this one function is
lent out while the county is built. Nothing else in the product may do this: a clock that can be turned is a trail
that can be forged. The lent clock only goes forward, so the chain's times rise.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.utils import timezone

TICK = timedelta(microseconds=200)


class Clock:
    """``now()`` is a little later at each call; ``move_to`` goes forward and never back."""

    def __init__(self, start: datetime):
        self.moment = start.astimezone(UTC)  # as the real one gives it

    def now(self) -> datetime:
        self.moment += TICK
        return self.moment

    def move_to(self, moment: datetime) -> None:
        self.moment = max(self.moment, moment.astimezone(UTC))


@contextmanager
def borrowed_clock(start: datetime) -> Iterator[Clock]:
    """Let the process live at ``start`` and later until the block ends, however it ends."""
    clock, real = Clock(start), timezone.now
    timezone.now = clock.now
    try:
        yield clock
    finally:
        timezone.now = real
