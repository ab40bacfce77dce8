"""A real `dudao serve` for the measures: its own data folder, either database, gone afterwards."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from measure import seconds

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
from postgres import running_postgres


@dataclass
class Server:
    port: int
    process: subprocess.Popen
    environment: dict[str, str]

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Status and body of one request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body

    def memory(self) -> float:
        """Megabytes (PSS) of the server and all its processes."""
        found, waiting = 0.0, [self.process.pid]
        while waiting:
            pid = waiting.pop()
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            found += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024
            waiting += [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return found

    def p50(self, path: str, *, times: int = 40, **headers: str) -> float:
        """Median milliseconds of a page, once every process has loaded what it needs."""
        for _ in range(10):
            status, _ = self.get(path, **headers)
            assert status == 200, f"{path}: {status}"
        return seconds(lambda: self.get(path, **headers), times=times) * 1000


@contextmanager
def running_server(database: str, *prepare: list[str]) -> Iterator[Server]:
    """A server with an empty database, "sqlite" or "postgresql".

    Each of `prepare` is a `dudao` command line to run before it serves.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="dudao-bench-"))
        environment = os.environ | {"DUDAO_DATA": folder, "DJANGO_SETTINGS_MODULE": "dudao.settings.prod"}
        environment.pop("DUDAO_DATABASE_URL", None)
        if database == "postgresql":
            environment["DUDAO_DATABASE_URL"] = stack.enter_context(running_postgres())
        for arguments in prepare:
            subprocess.run([sys.executable, "-m", "dudao", *arguments], env=environment, check=True, stdout=sys.stderr)
        yield stack.enter_context(serving(environment))


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[Server]:
    """A server on the data that the environment names."""
    port = free_port()
    command = [sys.executable, "-m", "dudao", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=sys.stderr)
    try:
        server = Server(port, process, environment)
        wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(server: Server) -> None:
    for _ in range(300):
        try:
            server.get("/static/ui/favicon.svg")
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer within 30 seconds")
