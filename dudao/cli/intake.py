"""`dudao intake`: take returned self-check forms from files, folders and zips, and say what became of each."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from dudao.accounts.enums import OFFICE_KINDS
from dudao.accounts.models import User
from dudao.inspections.enums import WorkbookOutcome
from dudao.inspections.intake import Intake
from dudao.inspections.models import Round
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.answerforms.parcel import MAX_TOTAL, counts, worth_reading

from ._words import Parser

HELP = "收回填好的自查表（文件、文件夹或压缩包）"


def main(argv: list[str]) -> int:
    """Returns 0 when all was taken or known already, 1 when something is left to do, 2 when nothing was tried."""
    args = _parser().parse_intermixed_args(argv)
    try:
        intake = Intake(by=_receiver(args.username), sent=_round(args.round))
        reports = intake.take(list(_files(args.paths)))
    except (NotAllowed, OSError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return _say(reports)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="dudao intake", description=HELP)
    parser.add_argument("paths", metavar="路径", nargs="+", type=Path, help="文件、文件夹或 .zip，可以写几个")
    parser.add_argument("--round", metavar="N", type=int, help="只收这一轮的表（网址里的轮次号）")
    parser.add_argument("--as", dest="username", metavar="账号", help="由谁收：督导室人员的账号")
    return parser


def _receiver(username: str | None) -> User:
    """:raises NotAllowed: nobody named so, or several could be meant."""
    people = User.objects.filter(is_active=True)
    if username:
        found = list(people.filter(username=username))
    else:
        today = timezone.localdate()
        held = people.filter(positions__kind__in=OFFICE_KINDS, positions__from_on__lte=today)
        found = [user for user in held.distinct() if user.positions.on(today).filter(kind__in=OFFICE_KINDS).exists()]
    if len(found) == 1:
        return found[0]
    if username:
        raise NotAllowed(f"没有账号“{username}”，请核对 --as 后面的账号。")
    raise NotAllowed("请用 --as 写明由督导室的谁来收，例如 --as zhangsan。")


def _round(number: int | None) -> Round | None:
    if number is None:
        return None
    sent = Round.objects.filter(pk=number).first()
    if sent is None:
        raise NotAllowed(f"没有第 {number} 轮，请核对 --round 后面的数。")
    return sent


def _files(paths: list[Path]) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each file that is meant for us.

    :raises NotAllowed: a path that leads nowhere, or more than is taken at once.
    """
    found = [one for path in paths for one in _inside(path)]
    if sum(min(one.stat().st_size, worth_reading(one.name)) for one in found) > MAX_TOTAL:
        raise NotAllowed("这些文件合起来超过 100 MB，请分几次收。")
    yield from ((one.name, _content(one)) for one in found)


def _inside(path: Path) -> list[Path]:
    if not path.exists():
        raise NotAllowed(f"找不到 {path}，请核对路径。")
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [one for one in inside if one.is_file() and counts(one.name)]


def _content(path: Path) -> bytes:
    """What is longer than a form or a zip may be is cut short, and then refused as too large."""
    with path.open("rb") as file:
        return file.read(worth_reading(path.name))


def _say(reports) -> int:
    for outcome in WorkbookOutcome:
        rows = [report for report in reports if report.outcome == outcome]
        if not rows:
            continue
        print(f"{outcome.label} {len(rows)} 份")
        if outcome != WorkbookOutcome.TAKEN:
            print("".join(f"  {row.name}：{row.message}\n" for row in rows), end="")
    if not reports:
        print("没有找到文件。")
    left = {WorkbookOutcome.AMBIGUOUS, WorkbookOutcome.REFUSED}
    return int(any(report.outcome in left for report in reports) or not reports)
