"""Another program run with limits of time and memory, of which nothing is left when it has ended."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import dudao

MEGABYTE = 1024 * 1024
# The limits are set by a small process that then becomes the program: safe beside the threads of a server.
LAUNCHER = """
import ctypes, os, resource, signal, sys
try:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # Linux: ends with whoever waits for it
except (AttributeError, OSError):
    pass
seconds, size = map(int, sys.argv[1:3])
for kind, limit in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_DATA, size), (resource.RLIMIT_CORE, 0)):
    try:
        resource.setrlimit(kind, (limit, limit))
    except (ValueError, OSError):
        pass
os.execv(sys.argv[3], sys.argv[3:])
"""


class TooMuch(Exception):
    """The program needed more time than it may have, or ended by a limit."""


def run_bounded(
    command: Sequence[str],
    *,
    folder: Path,
    seconds: int,
    wall_seconds: int,
    megabytes: int,
    heard: Callable[[str], None] | None = None,
) -> int:
    """Run a program in `folder`, its home too, and end whatever it started; returns its exit code.

    `seconds` of the processor and `wall_seconds` by the clock; `heard` gets every line that it prints.
    Raises TooMuch when a limit ended it.
    """
    with subprocess.Popen(  # noqa: S603  our own commands only, never through a shell
        [sys.executable, "-I", "-S", "-c", LAUNCHER, str(seconds), str(megabytes * MEGABYTE), *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        late = threading.Event()
        clock = threading.Timer(wall_seconds, _too_late, (late, process.pid))
        clock.daemon = True
        clock.start()
        try:
            for line in process.stdout or ():
                if heard:
                    heard(line)
            code = process.wait()
        finally:
            clock.cancel()
            _end(process.pid)
    if late.is_set() or code < 0:
        raise TooMuch
    return code


def python_command(module: str, *arguments: str) -> list[str]:
    """The command that runs one of our own modules with this Python."""
    return [sys.executable, "-m", module, *arguments]


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the server's surroundings but the way to programs: no secret key, no address of a database."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH") if name in os.environ}
    root = str(Path(dudao.__file__).parent.parent)
    return kept | {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}


def _too_late(late: threading.Event, group: int) -> None:
    late.set()
    _end(group)


def _end(group: int) -> None:
    """End the whole group of processes: the program and those that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
