import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from dudao.visits.services import opining, visiting
from tests.house.files import PACKAGE, PROJECT, named, sources

JUNK_DRAWERS = {"utils", "common", "helpers", "misc", "mixins"}
REASON = re.compile(r"# noqa: PLC0415\s+(lazy|optional): \w")


@pytest.mark.slow
def test_imports_go_down_only():
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    linter = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert linter.returncode == 0, linter.stdout


def imports_inside_functions(tree: ast.Module):
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def test_an_import_inside_a_function_says_why():
    silent = [
        f"{name}:{node.lineno}"
        for name, text, tree in sources()
        for lines in [text.splitlines()]
        for node in imports_inside_functions(tree)
        if not REASON.search(lines[node.lineno - 1])
    ]

    assert silent == []


def test_no_junk_drawers():
    assert [named(path) for path in PACKAGE.rglob("*") if path.stem in JUNK_DRAWERS] == []


def test_no_app_acts_through_signals():
    guilty = [name for name, text, _ in sources() if "django.db.models.signals" in text or "django.dispatch" in text]

    assert guilty == []


def test_only_pages_know_addresses():
    """Below the pages a thing has a kind and a reference; what leads where is the doors' business."""
    below = [(name, text) for name, text, _ in sources() if not name.startswith("dudao/web/")]
    guilty = [
        name for name, text in below if "import reverse" in text or re.search(r"[\"']/(desk|bureau|school)/", text)
    ]

    assert guilty == ["dudao/settings/base.py"]  # where the gate sends people costs no look-up


def test_an_act_at_a_visit_is_called_at_its_door():
    """``visiting`` and ``opining`` stand for their families: whoever is no service has no second way to the same act.
    Numbers and words are read where they stand."""
    acts = [(getattr(door, name).__module__, name) for door in (visiting, opining) for name in door.__all__]
    behind = {module for module, _ in acts} | {f"{module}.{name}" for module, name in acts}
    guilty = [
        f"{name}: {alias.name}"
        for name, _, tree in sources()
        if not name.startswith("dudao/visits/services/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if f"{node.module}.{alias.name}" in behind
    ]

    assert guilty == []


def test_every_app_is_installed():
    folders = {path.parent for mark in ("apps.py", "templates", "static") for path in PACKAGE.glob(f"**/{mark}")}
    apps = {named(folder).replace("/", ".") for folder in folders}

    assert sorted(apps - set(settings.INSTALLED_APPS)) == []
