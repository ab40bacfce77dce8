import json
import sys

import pytest

from tests.house.files import PROJECT

sys.path.insert(0, str(PROJECT / "scripts"))
import run_tests


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], ["Skipped tests: 0", "Reading documents: SKIPPED"]),
        (
            [{"skipped": [["t.py::b", "Skipped: x"]], "read": ["dazu"]}, {"skipped": [], "read": ["dazu", "xifeng"]}],
            ["Skipped tests: 1", "  t.py::b: Skipped: x", "Reading documents: 2 of 5 read (dazu, xifeng)"],
        ),
    ],
)
def test_skips_and_reading_are_said_last(tmp_path, capsys, lines, said):
    notes = tmp_path / "notes.jsonl"
    notes.write_text("".join(json.dumps(line) + "\n" for line in lines))

    run_tests.say_last(notes)

    assert capsys.readouterr().out.strip().splitlines() == said
