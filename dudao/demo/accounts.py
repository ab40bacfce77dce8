"""The demo accounts: one a position, all with one password that everybody may know."""

from django.contrib.auth.hashers import check_password

from dudao.accounts.models import User

PASSWORD = "yunling-2026"  # noqa: S105  of a county that does not exist
OFFICE_HEAD, OFFICE, LEADER, SECTION = "dudao-head", "dudao-office", "juzhang", "keshi"
AREA_LEAD, INSPECTOR, DISTRICT = "zerenqu", "duxue", "xuequ"
HEAD, DEPUTY, INSTITUTION = "xiaozhang", "fuxiaozhang", "jigou"
SYSTEM, SECURITY, AUDIT = "xitong", "anquan", "shenji"
ACCOUNTS = (
    OFFICE, OFFICE_HEAD, LEADER, SECTION, AREA_LEAD, INSPECTOR, DISTRICT, HEAD, DEPUTY, INSTITUTION, SECURITY, SYSTEM,
    AUDIT,
)  # fmt: skip


def account_lines() -> list[str]:
    """What is printed: account, name, position. Empty where the demo county was never made."""
    found = list(User.objects.filter(username__in=ACCOUNTS).prefetch_related("positions__unit"))
    # A look at a password is slow by intent, and most of these share one: each is looked at once.
    opened = {stored for stored in {user.password for user in found} if check_password(PASSWORD, stored)}
    users = {user.username: user for user in found if user.password in opened}
    if not users:
        return []
    lines = [f"  {name:<14}{_who(users[name])}" for name in ACCOUNTS if name in users]
    return [f"示范账号，密码都是 {PASSWORD}", *lines]


def _who(user: User) -> str:
    return f"{user.name}　{'；'.join(map(str, user.positions.all()))}"
