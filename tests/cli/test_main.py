import importlib
import os
import re
import subprocess
import sys

import pytest

from dudao.cli import main as cli


def test_overview_names_every_verb_in_one_chinese_line(capsys):
    assert cli.run([]) == 0

    printed = capsys.readouterr().out.splitlines()
    for verb in cli.verbs():
        line = next(line for line in printed if line.split()[:1] == [verb])
        assert line.split(maxsplit=1)[1] == cli.constants(verb)["HELP"]


def test_unknown_verb_ends_with_two_and_names_it(capsys):
    assert cli.run(["close-everything"]) == 2
    assert "没有“close-everything”这个命令" in capsys.readouterr().err


def test_help_loads_no_django():
    code = "import sys; from dudao.cli import main; main.run([]); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_a_verb_that_needs_tables_says_so_where_there_are_none(tmp_path):
    elsewhere = os.environ | {"DUDAO_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dudao.settings.prod"}
    elsewhere.pop("DUDAO_DATABASE_URL", None)

    tick = subprocess.run([sys.executable, "-m", "dudao", "tick"], env=elsewhere, capture_output=True, text=True)

    assert (tick.returncode, tick.stderr.strip()) == (
        1,
        "这里还没有数据库：先运行一次 dudao serve，或用 DUDAO_DATA 指明数据文件夹。",
    )
    assert not (tmp_path / "dudao.sqlite3").exists()


WRONG = [
    ("read", [], "还要写上文件"),
    ("read", ["a.docx", "b.docx"], "不认识“b.docx”"),
    ("read", ["--jsn", "a.docx"], "不认识“--jsn”"),
    ("draw", [], "还要写上verify、文件"),
    ("serve", ["--port"], "--port后面要写上内容"),
    ("serve", ["--port", "0"], "--port：端口是 1 到 65535 的整数"),
    ("serve", ["--demo=1"], "--demo后面不用写内容"),
    ("serve", ["--por", "8000"], "不认识“--por 8000”"),
    ("demo", ["x"], "不认识“x”"),
    ("tick", ["--now"], "不认识“--now”"),
    ("verify", ["--head"], "--head后面要写上内容"),
    ("account", [], "还要写上账号"),
    ("intake", [], "还要写上路径"),
    ("intake", ["--round", "x", "a.xlsx"], "--round后面要写整数，现在是“x”"),
]


@pytest.mark.parametrize(("verb", "argv", "words"), WRONG)
def test_wrong_line_ends_with_two_and_one_chinese_sentence(capsys, verb, argv, words):
    with pytest.raises(SystemExit) as end:
        importlib.import_module(f"dudao.cli.{verb}").main(argv)

    said = capsys.readouterr()
    assert (end.value.code, said.out, said.err) == (2, "", f"{words}；看怎么用：dudao {verb} --help\n")


def test_every_verb_with_options_is_tried_wrongly_and_helps_in_chinese(capsys):
    asked = {verb for verb, _, _ in WRONG}
    assert asked == set(cli.verbs()) - {"manage"}
    for verb in sorted(asked):
        with pytest.raises(SystemExit) as end:
            importlib.import_module(f"dudao.cli.{verb}").main(["--help"])
        assert end.value.code == 0
        assert re.findall("usage|options|positional|show this", capsys.readouterr().out) == []


def test_unknown_command_of_the_framework_is_told_in_chinese(capsys):
    assert importlib.import_module("dudao.cli.manage").main(["migrat"]) == 2
    assert capsys.readouterr().err == "没有“migrat”这个管理命令；看有哪些：dudao manage help\n"
