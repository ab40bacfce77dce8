"""Rows that nobody put in order come back turned round, so that nothing rests on the order of insertion."""

import pytest
from django.db.models.query import QuerySet


@pytest.fixture(autouse=True)
def turned_rows(monkeypatch):
    """Every queryset without an order gives its rows the last first; import it into a conftest to use it there."""
    fetch = QuerySet._fetch_all

    def turned(rows):
        fresh = rows._result_cache is None
        fetch(rows)
        if fresh and not rows.ordered:
            rows._result_cache.reverse()

    monkeypatch.setattr(QuerySet, "_fetch_all", turned)
