"""Runs a command beside a PostgreSQL of its own, and removes the server afterwards.

Usage: python scripts/postgres.py COMMAND [ARGUMENT...]; the command finds DUDAO_DATABASE_URL in its environment.
The server must be up before pytest is: Django reads its settings before any fixture could start one. It listens on a
socket in a temporary folder only, keeps nothing safe on disk, and runs as the user postgres when started by root
(PostgreSQL refuses root). DUDAO_TEST_POSTGRES names a server to use instead.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path

FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=", "max_connections=60"]


def program(name: str) -> str:
    """Path of a PostgreSQL program: on PATH, else the newest of Debian's versions."""
    versions = sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"), key=lambda path: float(path.split("/")[4]))
    found = shutil.which(name) or (versions[-1] if versions else None)
    if not found:
        raise SystemExit("PostgreSQL is missing: run `make system`, or allow the skip with DUDAO_ALLOW_SKIP=postgresql")
    return found


def as_owner(folder: Path) -> dict[str, object]:
    """Arguments for subprocess that make the server's user own `folder`; nothing when we are not root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def wait_until_ready(server: subprocess.Popen, folder: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        if subprocess.run([program("pg_isready"), "-q", "-h", str(folder)], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise SystemExit("PostgreSQL did not answer within 30 seconds")


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yields the address of an empty database called dudao."""
    if given := os.environ.get("DUDAO_TEST_POSTGRES"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="dudao-pg-"))
    owner, data = as_owner(folder), folder / "data"
    settings = [part for setting in FAST for part in ("-c", setting)]
    try:
        initdb = [program("initdb"), "-D", str(data), "-U", "dudao", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
        with open(folder / "log", "wb") as log:
            command = [program("postgres"), "-D", str(data), "-k", str(folder), *settings]
            server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **owner)
        try:
            wait_until_ready(server, folder)
            subprocess.run([program("createdb"), "-h", str(folder), "-U", "dudao", "dudao"], check=True)
            yield f"postgresql://dudao@/dudao?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": ends the sessions and stops
            server.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    with running_postgres() as address:
        environment = os.environ | {"DUDAO_DATABASE_URL": address, "DUDAO_EXPECT_VENDOR": "postgresql"}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
