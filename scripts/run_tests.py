"""The whole suite: everything once with SQLite, and beside it what touches the database with a real PostgreSQL.

Arguments are handed to both runs of pytest. What the second run says is kept until the first is done. What was
skipped, and how many of the five reading documents were read, is printed last.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from postgres import running_postgres

PYTEST = [sys.executable, "-m", "pytest", "-q", "--dist", "loadfile", "--durations=10", "--durations-min=0.5"]
# Three processes keep two cores busy while one waits for the browser or for LibreOffice; each begins with twenty
# seconds of collecting and migrating, so that a fourth would cost more than it gives.
WORKERS = {"sqlite": ["-n", "2"], "postgresql": ["-n", "0"]}
NO_TESTS = 5
# The second: without compiled files each of the workers, and every command that a test starts, compiles all anew;
# rewriting the asserts of the tests alone takes a worker longer than collecting them.
LEFT_OUT = {"DUDAO_DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


def start(vendor: str, arguments: list[str], environment: dict[str, str], **where) -> subprocess.Popen:
    clean = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    command = [*PYTEST, *WORKERS[vendor], *arguments]
    return subprocess.Popen(command, env=clean | environment | {"DUDAO_EXPECT_VENDOR": vendor}, **where)


def passed(process: subprocess.Popen) -> bool:
    return process.wait() in {0, NO_TESTS}


def on_sqlite(arguments: list[str], environment: dict[str, str]) -> bool:
    print("\n== Everything, on SQLite ==", flush=True)
    return passed(start("sqlite", arguments, environment))


@contextmanager
def on_postgres(folder: Path, arguments: list[str], environment: dict[str, str]) -> Iterator[list[bool]]:
    """Runs beside the block; when that is done, says what happened and puts into the list whether all is well."""
    found: list[bool] = []
    with running_postgres() as url, open(folder / "said", "w+", encoding="utf-8") as said:
        address = environment | {"DUDAO_DATABASE_URL": url}
        process = start("postgresql", ["--only-db", *arguments], address, stdout=said, stderr=subprocess.STDOUT)
        try:
            yield found
            found.append(passed(process))
        finally:
            process.terminate()  # does nothing to one that has ended
            process.wait()
        said.seek(0)
        print("\n== What touches the database, on PostgreSQL ==", said.read(), sep="\n", flush=True)


def say_last(notes: Path) -> None:
    lines = [json.loads(line) for line in notes.read_text("utf-8").splitlines()] if notes.exists() else []
    skipped = {(test, reason) for line in lines for test, reason in line["skipped"]}
    read = {name for line in lines for name in line["read"]}
    print(f"\nSkipped tests: {len(skipped)}")
    for test, reason in sorted(skipped):
        print(f"  {test}: {reason}")
    print(
        f"Reading documents: {len(read)} of 5 read ({', '.join(sorted(read))})"
        if read
        else "Reading documents: SKIPPED"
    )


def main() -> int:
    arguments = sys.argv[1:]
    without_postgres = "postgresql" in os.environ.get("DUDAO_ALLOW_SKIP", "").split(",")
    with tempfile.TemporaryDirectory() as made:
        folder, notes = Path(made), {"DUDAO_TEST_NOTES": made}
        with nullcontext([]) if without_postgres else on_postgres(folder, arguments, notes) as found:
            well = on_sqlite(arguments, notes)
        say_last(folder / "notes.jsonl")
    if without_postgres:
        print("PostgreSQL: SKIPPED (DUDAO_ALLOW_SKIP)")
    well = well and all(found)
    print("PASSED" if well else "FAILED")
    return not well


if __name__ == "__main__":
    sys.exit(main())
