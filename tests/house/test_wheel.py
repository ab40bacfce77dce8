"""What `pip install dudao-*.whl && dudao serve` meets: no Node, no make, an empty folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.house.files import PACKAGE, PROJECT, tracked

pytestmark = pytest.mark.slow
WITHOUT = {"dudao/web/ui/assets"}  # the sources of the styles; what is built from them goes in


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy, so that no earlier build leaves its files in it."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(PACKAGE, folder / "dudao", ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(PROJECT / name, folder)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", folder]
    subprocess.run(command, check=True, capture_output=True)
    return next((folder / "dist").glob("dudao-*.whl"))


def test_wheel_holds_every_file_of_the_package_and_the_built_assets(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    names = {path.relative_to(PROJECT).as_posix() for path in tracked() if path.is_relative_to(PACKAGE)}
    wanted = {name for name in names if not any(name.startswith(part) for part in WITHOUT)}

    assert sorted(wanted - inside) == []
    assert {"dudao/web/ui/static/ui/app.css", "dudao/web/ui/static/ui/app.js"} <= inside


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def read(address: str) -> str:
    for _ in range(600):  # it compiles and migrates all anew, on a machine with much else to do
        try:
            with urlopen(address) as answer:
                return answer.read().decode("utf-8")
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.2)
    raise AssertionError(f"nothing answered at {address}")


@pytest.fixture
def served(wheel, tmp_path):
    """(address, what was said on start, data folder) of a server from the wheel alone."""
    installed, office, port = tmp_path / "installed", tmp_path / "office", free_port()
    office.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", installed, wheel]
    subprocess.run(pip, check=True)
    environment = {"PATH": "", "HOME": str(office), "PYTHONPATH": str(installed), "LANG": "C.UTF-8"}
    with open(tmp_path / "said", "w") as said:
        command = [sys.executable, "-m", "dudao", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=office, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        yield f"http://127.0.0.1:{port}", tmp_path / "said", office
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_wheel_serves_from_an_empty_folder(served):
    address, said, office = served

    page = read(f"{address}/first-account/")
    assert "<h1>先建首个账号</h1>" in page
    assert len(read(f"{address}/static/ui/app.css")) > 1000

    data = office / ".local/share/dudao"
    assert f"数据文件夹：{data}" in said.read_text()
    assert oct((data / "secret.key").stat().st_mode)[-3:] == "600"
    assert os.listdir(office) == [".local"]
