"""Django's own commands, for developers and for upgrades."""

import sys

from django.core.management import execute_from_command_line, get_commands

HELP = "给开发和升级用：转交给 Django 的管理命令，例如 dudao manage migrate"
BEFORE_TABLES = True


def main(argv: list[str]) -> int:
    """2 with one sentence where there is no such command; what a command says for itself is Django's."""
    if argv and not argv[0].startswith("-") and argv[0] not in {*get_commands(), "help"}:
        print(f"没有“{argv[0]}”这个管理命令；看有哪些：dudao manage help", file=sys.stderr)
        return 2
    execute_from_command_line(["dudao manage", *argv])
    return 0
