"""The real server on a free port, asked by a real HTTP client over one kept connection."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path


class Server:
    """`dudao serve` on the data folder and database of the environment; ends the processes it started."""

    def __init__(self, client):
        self.cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def __enter__(self):
        command = [sys.executable, "-m", "dudao", "serve", "--port", str(self.port)]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "dudao.settings.prod"}
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        for _ in range(300):
            try:
                self.get("/sign-in/")
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not answer within 30 seconds")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)

    def get(self, path: str, connection=None) -> int:
        line = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("GET", path, headers={"Cookie": self.cookie, "Host": "127.0.0.1"})
        answer = line.getresponse()
        answer.read()
        return answer.status

    def p50(self, path: str, times: int = 60) -> float:
        """Median milliseconds of ``path``, which must answer 200."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        taken = []
        for turn in range(times + 5):
            start = time.perf_counter()
            status = self.get(path, line)
            assert status == 200, (path, status)
            if turn >= 5:
                taken.append((time.perf_counter() - start) * 1000)
        return statistics.median(taken)

    def pss(self) -> float:
        """Megabytes of the server and its workers, shared pages counted once."""
        return sum(_pss(pid) for pid in _family(self.process.pid)) / 1024


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid] + [number for child in children for number in _family(int(child))]


def _pss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
