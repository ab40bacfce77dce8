"""The command `dudao`: one file a verb, and only the verb that is asked for is imported.

A verb's file states `HELP = "..."` (one Chinese line) and `main(argv) -> int | None`. `WITHOUT_DJANGO = True` keeps
Django out of verbs that need no database; `BEFORE_TABLES = True` is for verbs that make the tables themselves. All
are read from the source text, so that the list of verbs stays quick.
"""

import ast
import importlib
import os
import sys
import unicodedata
from pathlib import Path

VERBS = Path(__file__).parent
NOT_VERBS = {"__init__", "main"}


def verbs() -> list[str]:
    names = [path.stem for path in VERBS.glob("*.py") if path.stem not in NOT_VERBS]
    return sorted(name for name in names if not name.startswith("_"))


def constants(verb: str) -> dict[str, object]:
    """The verb's top-level constants, without running its file."""
    found = {}
    for node in ast.parse((VERBS / f"{verb}.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            found[getattr(node.targets[0], "id", "")] = node.value.value
    return found


def overview() -> str:
    lines = ["用法：dudao 命令 [参数]", "", "命令："]
    lines += [f"  {padded(verb, 12)} {constants(verb).get('HELP', '')}" for verb in verbs()]
    return "\n".join([*lines, "", "dudao 命令 --help 看一个命令的参数。"])


def padded(text: str, columns: int) -> str:
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return text + " " * max(columns - len(text) - wide, 0)


def start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dudao.settings.prod")
    import django  # noqa: PLC0415  lazy: the list of verbs and `read` go without Django

    django.setup()


def has_tables() -> bool:
    from django.db import connection  # noqa: PLC0415  lazy: see start_django

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False  # only asking must not leave an empty file behind
    return "django_migrations" in connection.introspection.table_names()


def run(argv: list[str] | None = None) -> int:
    """Entry point; returns the exit code. Unknown verbs end with 2 and the list of verbs."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0
    verb, rest = argv[0].replace("-", "_"), argv[1:]
    if verb not in verbs():
        print(f"没有“{argv[0]}”这个命令。\n\n{overview()}", file=sys.stderr)
        return 2
    known = constants(verb)
    if not known.get("WITHOUT_DJANGO"):
        start_django()
        if not known.get("BEFORE_TABLES") and not has_tables():
            print("这里还没有数据库：先运行一次 dudao serve，或用 DUDAO_DATA 指明数据文件夹。", file=sys.stderr)
            return 1
    return importlib.import_module(f"dudao.cli.{verb}").main(rest) or 0
