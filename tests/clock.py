"""The day a test is about. Most services take theirs (``on=``, ``today=``); what asks the clock itself is lent one."""

import os
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic
from unittest.mock import patch

from django.utils import timezone

# The others took the function itself when they were imported.
CLOCKS = ("django.utils.timezone.now", "axes.attempts.now", "axes.handlers.proxy.now")


@contextmanager
def clock_at(moment: str | datetime):
    """``django.utils.timezone.now`` begins at ``moment`` and goes on from there; a day alone, or a time without a zone,
    is meant in China, a day at nine in the morning."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment if "T" in moment else f"{moment}T09:00")
    begin = moment.astimezone(UTC) if moment.tzinfo else timezone.make_aware(moment).astimezone(UTC)
    started = monotonic()
    with ExitStack() as lent:
        for clock in CLOCKS:
            lent.enter_context(patch(clock, lambda: begin + timedelta(seconds=monotonic() - started)))
        yield


def day_of(item) -> str | None:
    """``@pytest.mark.today("2026-10-12")``, or that of the whole run, DUDAO_TEST_MOMENT; a browser has its own, and
    so has a test marked ``today(None)``."""
    marker = item.get_closest_marker("today")
    if marker:
        return marker.args[0]
    return None if item.get_closest_marker("browser") else os.environ.get("DUDAO_TEST_MOMENT")


def on_its_day(facts: dict) -> dict:
    """The facts of a case as a table holds them: a span is meant from today. The table itself is read long before the
    test runs, and midnight may lie between."""
    today = timezone.localdate()
    return {name: today + value if isinstance(value, timedelta) else value for name, value in facts.items()}
