"""The server as it is started: a page without data, and the memory of all its processes."""

from collections.abc import Iterator

from measure import Measure, seconds
from server import running_server

PAGE, PICTURE = "/privacy/", "/static/ui/favicon.svg"


def measures() -> Iterator[Measure]:
    for database in ("sqlite", "postgresql"):
        with running_server(database) as server:
            for _ in range(20):  # both processes have loaded what they need
                status, _ = server.get(PAGE)
                assert status == 200, status
            bare = seconds(lambda server=server: server.get(PICTURE), times=50)
            page = seconds(lambda server=server: server.get(PAGE), times=50)
            yield Measure(f"empty page, {database}", page * 1000, "ms", 10, beside=bare * 1000)
            yield Measure(f"memory of the server, {database}", server.memory(), "MB PSS", 300)
