"""Ground of the suite: system tools that may not be missing, the reading documents, and what is said last.

Hooks write what must be said after all runs into the folder DUDAO_TEST_NOTES, if scripts/run_tests.py asks for it.
"""

import gc
import json
import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import transaction

from tests.clock import clock_at, day_of
from tests.layers import layers, own_layers, share_layers, side_by_side  # noqa: F401  two are fixtures
from tests.spread import dear_first, pytest_xdist_make_scheduler  # noqa: F401  a hook
from tests.strictness import strict_database  # noqa: F401  a fixture for every test

PROJECT = Path(__file__).parent.parent
DOCUMENTS = ("dazu", "echeng", "gaoping", "rongchang", "xifeng")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server", "django_db_serialized_rollback"}
# The pure floors, and what runs in a browser: not even read where only the database is asked.
NO_DATABASE = tuple(f"tests/{folder}/" for folder in ("browser", "gold", "lib", "officialdocs"))
TOOLS = {
    "browser": ("chromium", ("chromium", "chromium-browser", "google-chrome")),
    "libreoffice": ("libreoffice", ("soffice", "libreoffice")),
}


def pytest_addoption(parser):
    parser.addoption("--only-db", action="store_true", help="only tests that touch the database, none in a browser")


def pytest_ignore_collect(collection_path, config):
    left_out = {PROJECT / place for place in NO_DATABASE} if config.getoption("--only-db") else ()
    return True if collection_path in left_out else None


def touches_database(item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


def pytest_generate_tests(metafunc):
    share_layers(metafunc)


def pytest_collection_modifyitems(config, items):
    side_by_side(items)
    dear_first(items)
    stray = [item.nodeid for item in items if item.nodeid.startswith(NO_DATABASE[1:]) and touches_database(item)]
    if stray:
        raise pytest.UsageError(f"no PostgreSQL is asked there: {stray}")
    if config.getoption("--only-db"):
        once = ("browser", "once")
        wanted = [item for item in items if touches_database(item) and not any(map(item.get_closest_marker, once))]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(wanted)])
        items[:] = wanted


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """The clock is lent before any fixture of the test is built."""
    moment = day_of(item)
    with clock_at(moment) if moment else nullcontext():
        return (yield)


def pytest_collection_finish():
    """What is loaded by now stays to the end: going through it for refuse, and often, takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_runtest_setup(item):
    for marker in TOOLS:
        if item.get_closest_marker(marker):
            tool_path(marker)


def tool_path(marker: str) -> str:
    """Where the system's program is; a missing one fails, unless DUDAO_ALLOW_SKIP names it."""
    tool, names = TOOLS[marker]
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    if tool in os.environ.get("DUDAO_ALLOW_SKIP", "").split(","):
        pytest.skip(f"{tool} is not installed (DUDAO_ALLOW_SKIP)")
    pytest.fail(f"{tool} is missing: run `make system`, or allow the skip with DUDAO_ALLOW_SKIP={tool}", pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> str:
    return tool_path("browser")


@pytest.fixture(scope="session")
def soffice() -> str:
    return tool_path("libreoffice")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Playwright drives the system's Chromium and never downloads one."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": tool_path("browser"), "args": arguments}


# ── what takes long to build ──────────────────────────────────────────────
@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    """A transaction for what is built once for a file, taken back when the file ends. A test that writes is marked
    django_db as always: its own transaction lies inside. What is handed to it is a copy (``deepcopy``)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


# ── the five documents ───────────────────────────────────────────────────
def reading_folder() -> Path | None:
    """DUDAO_READING, or shared/reading beside the project."""
    folder = Path(os.environ.get("DUDAO_READING") or PROJECT.parent / "shared" / "reading")
    return folder if (folder / "docx").is_dir() else None


@pytest.fixture
def reading_dir(record_property) -> Path:
    """The folder with docx/, txt/ and gold/; the test is skipped where nobody put it."""
    folder = reading_folder()
    if folder is None:
        pytest.skip("the five reading documents are not here (DUDAO_READING)")
    record_property("reading", "all")
    return folder


@pytest.fixture
def read_document(record_property):
    """`read_document("rongchang")` gives the .docx; `read_document("rongchang", "txt")` the text."""

    def find(name: str, kind: str = "docx") -> Path:
        folder = reading_folder()
        if folder is None:
            pytest.skip("the five reading documents are not here (DUDAO_READING)")
        record_property("reading", name)
        return folder / kind / f"{name}.{kind}"

    return find


# ── said last ────────────────────────────────────────────────────────────
def pytest_terminal_summary(terminalreporter):
    notes = os.environ.get("DUDAO_TEST_NOTES")
    if not notes:
        return
    skipped = [(report.nodeid, report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ())]
    passed = terminalreporter.stats.get("passed", ())
    read = {value for report in passed for name, value in report.user_properties if name == "reading"}
    line = {"skipped": skipped, "read": sorted(DOCUMENTS if "all" in read else read)}
    with open(Path(notes) / "notes.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
