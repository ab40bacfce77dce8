"""One round of scheduled work, for a timer where the server does not run it itself."""

from dudao.jobs.runner import run_once, sole_runner

from ._words import Parser

HELP = "做一遍排队的和定时的事（提醒、发信）；服务开着时不用"


def main(argv: list[str]) -> None:
    Parser(prog="dudao tick", description=HELP).parse_args(argv)
    with sole_runner(wait=False) as mine:
        if not mine:
            print("服务正开着，这些事由它按时做。")
            return
        for name, line in run_once().items():
            print(f"{name}：{line}")
