"""One small county for all tests of this folder: building it takes seconds, and they only look at it."""

import pytest
from django.db import transaction

from dudao.demo.build import build
from dudao.demo.size import SMALL


@pytest.fixture(scope="package")
def county(django_db_setup, django_db_blocker):
    """Built once, taken back when the last test of the folder has ended; what a test writes is taken back before."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(SMALL)
        transaction.set_rollback(True)
