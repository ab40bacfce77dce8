"""One small county for all tests of a module: building it takes seconds, and they only look at it."""

import pytest
from django.db import transaction

from dudao.demo.build import build
from dudao.demo.size import SMALL


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    """Built once, taken back when the module ends. Tests with this fixture are not marked django_db: its transaction
    would end this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(SMALL)
        transaction.set_rollback(True)
