"""`dudao read`: a summary or JSON, a sentence for what cannot be read, and no Django on the way."""

import json
import subprocess
import sys

import pytest

from dudao.cli import read
from tests.officialdocs.papers import NOTICE, package, paragraph


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "方案.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return str(path)


def test_summary_names_what_was_read(notice, capsys):
    assert read.main([notice]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "标题：云岭县“双减”督导方案\n文号：云教督〔2023〕5号　发文：云岭县教育局　日期：2023-03-06\n"
    )
    assert "工作阶段（3）\n  自查阶段　2023-03-10 至 2023-03-25" in printed
    assert "各学校 → 县教育局督导股：自查报告　3月28日前" in printed


@pytest.mark.req("A02")
def test_json_has_every_list(notice, capsys):
    assert read.main([notice, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["title"] == "云岭县“双减”督导方案"
    assert set(read.LISTS) | {"warnings", "blocks", "issuer"} <= set(document)


def test_refusal_is_one_sentence_on_stderr(tmp_path, capsys):
    path = tmp_path / "来文.docx"
    path.write_bytes(package(paragraph("机密★3年") + paragraph("某方案")))
    assert read.main([str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("。") == 1
    assert "密级" in printed.err


def test_no_django_is_loaded(notice):
    code = f"import sys; from dudao.cli import read; read.main([{notice!r}]); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"
