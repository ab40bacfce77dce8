import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_suite_runs_on_the_database_it_was_started_for():
    expected = "postgresql" if os.environ.get("DUDAO_DATABASE_URL") else "sqlite"

    assert connection.vendor == os.environ.get("DUDAO_EXPECT_VENDOR", expected)
