import json
from pathlib import Path

import pytest

from dudao.cli.main import run

EXAMPLE = next((Path(__file__).parents[2] / "examples").glob("*抽查记录.json"))


def test_the_example_replays_without_a_database(capsys):
    assert run(["draw", "verify", str(EXAMPLE)]) == 0
    said = capsys.readouterr().out
    assert "重抽，结果一样" in said
    assert len([line for line in said.splitlines() if line.startswith("  ")]) == 8


def test_with_the_digest_that_was_published(capsys):
    told = json.loads(EXAMPLE.read_text("utf-8"))["announced"]
    assert run(["draw", "verify", str(EXAMPLE), "--announced", told]) == 0
    assert run(["draw", "verify", str(EXAMPLE), "--announced", "0" * 64]) == 1
    assert "事先公布的摘要对不上" in capsys.readouterr().err


def test_a_changed_record_is_refused(tmp_path, capsys):
    record = json.loads(EXAMPLE.read_text("utf-8"))
    record["outcome"]["drawn"][0]["school"] = "乡村小学-01"
    changed = tmp_path / "改过.json"
    changed.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    assert run(["draw", "verify", str(changed)]) == 1
    assert capsys.readouterr().err.count("。") == 1


@pytest.mark.parametrize(("content", "code"), [(None, 2), (b"", 2), (b"\xff\xfe", 2), (b"[" * 100_000, 2), (b"{}", 1)])
def test_what_is_no_record_gets_one_sentence(tmp_path, capsys, content, code):
    path = tmp_path / "a.json"
    if content is not None:
        path.write_bytes(content)
    assert run(["draw", "verify", str(path)]) == code
    assert capsys.readouterr().err.strip().count("\n") == 0
