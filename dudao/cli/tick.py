"""One round of scheduled work, for a timer where the server does not run it itself."""

from dudao.jobs.runner import run_once

from ._words import Parser

HELP = "做一遍定时的和排队的事（提醒、发信）；服务开着时不用"


def main(argv: list[str]) -> None:
    Parser(prog="dudao tick", description=HELP).parse_args(argv)
    lines = run_once()
    if lines is None:
        print("服务正开着，这些事由它按时做。")
        return
    for name, line in lines.items():
        print(f"{name}：{line}")
