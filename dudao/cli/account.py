"""A way in from the command line: the first or another security administrator, or a new one-time password."""

import argparse
import sys

from django.db import transaction
from django.utils import timezone

from dudao.accounts import services
from dudao.accounts.enums import PositionKind
from dudao.accounts.models import User
from dudao.accounts.rules import check_username
from dudao.areas.enums import UnitKind
from dudao.areas.models import Area, Unit
from dudao.areas.services import found_area
from dudao.lib.statetable import NotAllowed

from ._words import Parser

HELP = "重置一个账号的密码；没有这个账号就新建一位安全管理员，例如 dudao account zhang01 --name 姓名"


def main(argv: list[str]) -> int:
    """0 when a password was printed, 1 with one sentence when it was refused."""
    options = parse(argv)
    try:
        with transaction.atomic():
            username = check_username(options.username)
            user = User.objects.filter(username=username).first() or make_keeper(username, options)
            user.is_active = True
            user.save(update_fields=["is_active"])
            if options.second_step:
                services.reset_second_step(by=None, user=user)
            slip = services.issue_slips(by=None, users=[user])[0]
    except NotAllowed as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{slip.name}（{slip.place or '没有岗位'}）\n账号：{slip.username}\n一次性密码：{slip.password}")
    print("登录后马上要换成自己的密码。这一次重置已记入操作留痕。")
    return 0


def parse(argv: list[str]) -> argparse.Namespace:
    parser = Parser(prog="dudao account", description=HELP)
    parser.add_argument("username", metavar="账号")
    parser.add_argument("--name", default="", help="新建时的姓名")
    parser.add_argument("--second-step", action="store_true", help="手机和恢复码都丢了：把动态口令也重置掉")
    parser.add_argument("--county", default="", help="县级代码；只有一个县时不用写")
    parser.add_argument("--county-name", default="", help="数据库是空的时：县的全名")
    parser.add_argument("--bureau", default="", help="数据库是空的时：教育局全名")
    return parser.parse_args(argv)


def make_keeper(username: str, options: argparse.Namespace) -> User:
    """A security administrator of the only county, of the one named, or of a new one in an empty database."""
    if not options.name:
        raise NotAllowed(f"没有“{username}”这个账号。要新建安全管理员，请加上 --name 姓名。")
    bureau = bureau_of(options)
    user = services.add_person(by=None, county_code=bureau.county_code, name=options.name, username=username)
    services.grant_position(by=None, user=user, unit=bureau, kind=PositionKind.SECURITY_ADMIN, on=timezone.localdate())
    return user


def bureau_of(options: argparse.Namespace) -> Unit:
    bureaus = Unit.objects.filter(kind=UnitKind.BUREAU)
    if options.county:
        bureaus = bureaus.filter(county_code=options.county)
    found = list(bureaus[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise NotAllowed("这里不止一个县，请加上 --county 六位代码。")
    if Area.objects.exists() or not (options.county and options.county_name and options.bureau):
        raise NotAllowed("还没有这个县，请加上 --county 六位代码 --county-name 县名 --bureau 教育局全名。")
    names = {"name": options.county_name, "bureau_name": options.bureau}
    return found_area(by=None, code=options.county, today=timezone.localdate(), **names)[1]
