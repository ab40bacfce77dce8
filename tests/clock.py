"""The day a test is about. Most services take theirs (``on=``, ``today=``); what asks the clock itself is lent one."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic
from unittest.mock import patch

import pytest
from django.utils import timezone


@contextmanager
def clock_at(moment: str | datetime):
    """``django.utils.timezone.now`` begins at ``moment`` and goes on from there; a day alone, or a time without a zone,
    is meant in China, a day at nine in the morning."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment if "T" in moment else f"{moment}T09:00")
    begin = moment.astimezone(UTC) if moment.tzinfo else timezone.make_aware(moment).astimezone(UTC)
    started = monotonic()
    with patch("django.utils.timezone.now", lambda: begin + timedelta(seconds=monotonic() - started)):
        yield


@pytest.fixture(autouse=True)
def day_of_the_test(request):
    """``@pytest.mark.today("2026-10-12")`` lends the clock before any other fixture of the test is built."""
    marker = request.node.get_closest_marker("today")
    if marker is None:
        yield
        return
    with clock_at(*marker.args):
        yield
