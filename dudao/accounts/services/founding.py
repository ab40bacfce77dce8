from django.db import connection, transaction
from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, User
from dudao.accounts.rules import check_new_password, check_username
from dudao.areas.rules import check_name
from dudao.areas.services import found_area
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

TOO_LATE = "首个账号已经建好，请直接登录；要开新账号，请找安全管理员。"


@transaction.atomic
def found_county(
    *, by=None, county_code: str, county_name: str, bureau_name: str, name: str, username: str, password: str
) -> User:
    """Set up an empty installation: area, bureau, supervision office and the first account.

    The first account is the security administrator: it grants positions to others and sees no business data, so
    whoever installs the system does not thereby read the office's ledger.

    :raises NotAllowed: there is a user already (also when two visitors send the form at once), or a bad field.
    """
    lock_users()
    if User.objects.exists():
        raise NotAllowed(TOO_LATE)
    username = check_username(username)
    user = User(username=username, name=check_name(name, "姓名", longest=40), county_code=county_code.strip())
    user.set_password(check_new_password(password, user=user))
    area, bureau, _office = found_area(
        by=by, code=county_code, name=county_name, bureau_name=bureau_name, today=timezone.localdate()
    )
    user.save()
    Position.objects.create(user=user, unit=bureau, kind=PositionKind.SECURITY_ADMIN, from_on=timezone.localdate())
    audit.record(county_code=area.code, by=user, act="account.found", subject=user)
    return user


def lock_users() -> None:
    """Make a second founder wait. SQLite took its write lock at BEGIN; PostgreSQL is told here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE accounts_user IN SHARE ROW EXCLUSIVE MODE")
