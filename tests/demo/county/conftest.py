"""One small county for all tests of this folder: building it takes seconds, and they only look at it.

It is built at a fixed moment and they look at it then, so that nothing here depends on the day on which the tests run;
that it can be built on any day is what ``python -m tests.demo.sweep`` shows. Its tests are marked ``today(None)``.
"""

from datetime import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from dudao.demo.build import build
from dudao.demo.clock import borrowed_clock
from dudao.demo.size import SMALL

NOW = timezone.make_aware(datetime(2026, 12, 16, 11, 0))


@pytest.fixture(scope="package")
def county(django_db_setup, django_db_blocker):
    """Built once, taken back when the last test of the folder has ended; what a test writes is taken back before."""
    with django_db_blocker.unblock(), transaction.atomic(), borrowed_clock(NOW):
        yield build(SMALL)
        transaction.set_rollback(True)
