import re

import pytest

from tests.house.files import named, tracked

FORBIDDEN = {
    "a registry's host": re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|npmmirror\.com|tsinghua\.edu\.cn"),
    "an address in a lock": re.compile(r'"resolved": *"http|--(extra-)?index-url|--trusted-host|--find-links'),
    "a path of one machine": re.compile(r"(?<![\w.}~])/(work|root|home/\w+|Users/\w+)/"),
    "something fetched at run time": re.compile(r"cdn\.|unpkg\.com|jsdelivr|googleapis\.com"),
}
LARGEST = 600_000


def texts():
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:4096]:
            yield named(path), content.decode("utf-8")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what):
    itself = "tests/house/test_tracked_files.py"
    found = [
        f"{name}: {match.group()}"
        for name, text in texts()
        if name != itself
        for match in [FORBIDDEN[what].search(text)]
        if match
    ]

    assert found == []


def test_no_tracked_file_is_large():
    assert [named(path) for path in tracked() if path.stat().st_size > LARGEST] == []
