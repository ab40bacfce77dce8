import os
import subprocess
import sys

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
