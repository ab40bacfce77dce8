"""Django's own commands, for developers and for upgrades."""

from django.core.management import execute_from_command_line

HELP = "给开发和升级用：转交给 Django 的管理命令，例如 dudao manage migrate"
BEFORE_TABLES = True


def main(argv: list[str]) -> None:
    execute_from_command_line(["dudao manage", *argv])
