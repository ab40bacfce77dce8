import os
import subprocess
import sys

import pytest

SERVER = """
import django
from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.test import RequestFactory
django.setup()
try:
    raise {fault}
except Exception as raised:
    response_for_exception(RequestFactory().get("/desk/ledger/"), raised)
"""


@pytest.fixture
def printed(tmp_path):
    """What the log of a server prints when a page raises; a process of its own, for a log is set up once."""

    def told(fault: str) -> str:
        surroundings = os.environ | {"DUDAO_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dudao.settings.prod"}
        done = subprocess.run(
            [sys.executable, "-c", SERVER.format(fault=fault)], env=surroundings, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        return done.stderr

    return told


def test_a_refusal_is_one_line_without_a_traceback(printed):
    said = printed("PermissionDenied()")
    assert "/desk/ledger/" in said
    assert len(said.strip().splitlines()) == 1


def test_what_broke_keeps_its_traceback(printed):
    assert "ValueError: broke" in printed("ValueError('broke')")
