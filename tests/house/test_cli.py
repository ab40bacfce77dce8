import subprocess
import sys
from time import perf_counter

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


@pytest.mark.slow
def test_help_is_quick_as_a_process():
    def once() -> float:
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "dudao"], check=True)
        return perf_counter() - start

    assert min(once() for _ in range(3)) < 0.3
