"""The whole suite: everything once with SQLite, then what touches the database again with a real PostgreSQL.

Arguments are handed to both runs of pytest. What was skipped, and how many of the five reading documents were read,
is printed last.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from postgres import running_postgres

PYTEST = [
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-n",
    "2",
    "--dist",
    "loadfile",
    "--durations=10",
    "--durations-min=0.5",
]
NO_TESTS = 5
# The second: without compiled files each of four workers, and every command that a test starts, compiles all anew;
# rewriting the asserts of the tests alone takes a worker longer than collecting them.
LEFT_OUT = {"DUDAO_DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


def run(title: str, arguments: list[str], **environment: str) -> bool:
    print(f"\n== {title} ==", flush=True)
    clean = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    code = subprocess.run([*PYTEST, *arguments], env=clean | environment, check=False).returncode
    return code in {0, NO_TESTS}


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
    with tempfile.TemporaryDirectory() as folder:
        notes = {"DUDAO_TEST_NOTES": folder}
        passed = run("Everything, on SQLite", arguments, DUDAO_EXPECT_VENDOR="sqlite", **notes)
        without_postgres = "postgresql" in os.environ.get("DUDAO_ALLOW_SKIP", "").split(",")
        if not without_postgres:
            with running_postgres() as url:
                address = {"DUDAO_DATABASE_URL": url, "DUDAO_EXPECT_VENDOR": "postgresql"}
                passed &= run("What touches the database, on PostgreSQL", ["--only-db", *arguments], **address, **notes)
        say_last(Path(folder) / "notes.jsonl")
    if without_postgres:
        print("PostgreSQL: SKIPPED (DUDAO_ALLOW_SKIP)")
    print("PASSED" if passed else "FAILED")
    return not passed


if __name__ == "__main__":
    sys.exit(main())
