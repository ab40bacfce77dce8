"""What no database promises is taken from the tests: an order that nobody asked for, a time in the place of a day."""

import random
from datetime import datetime

import pytest
from django.db.models import DateField, DateTimeField, QuerySet

fetch_all = QuerySet._fetch_all
prepared = DateField.get_prep_value


def fetch_shuffled(self):
    """Rows of a queryset without an order come back shuffled; a slice of one is arbitrary anyway."""
    fresh = self._result_cache is None
    fetch_all(self)
    if fresh and not self.ordered and len(self._result_cache) > 1:
        random.shuffle(self._result_cache)


def prepared_day(self, value):
    if isinstance(value, datetime) and not isinstance(self, DateTimeField):
        raise TypeError(f"a time was given to the day {self.model.__name__}.{self.name}: {value!r}")
    return prepared(self, value)


@pytest.fixture(autouse=True, scope="session")
def strict_database():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", fetch_shuffled)
        patch.setattr(DateField, "get_prep_value", prepared_day)
        yield
