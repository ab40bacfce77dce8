import re

from tests.house.files import named, tracked

LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def test_papers_point_only_at_what_is_there():
    lost = [
        f"{named(path)}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in LINK.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]

    assert lost == []


def test_readmes_fit_two_screens():
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in tracked() if path.name[:6] == "README"}

    assert {name: length for name, length in lengths.items() if length > 90} == {}
