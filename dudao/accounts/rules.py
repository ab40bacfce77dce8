"""Decisions about people and positions on values given to them; each refusal is one Chinese sentence."""

import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from dudao.areas.enums import UnitKind
from dudao.lib.statetable import NotAllowed

from .enums import ADMIN_KINDS, HELD_IN, PositionKind

PASSWORD_WORDS = {
    "password_too_short": "至少要 {min_length} 位",
    "password_too_similar": "和姓名、账号太像",
    "password_too_common": "太常见，容易被猜到",
    "password_entirely_numeric": "不能只有数字",
}
USERNAME = re.compile(r"[A-Za-z0-9_.@-]{2,40}")


def check_username(username: str) -> str:
    """2 to 40 Latin letters, digits, dots, dashes; returned in small letters: Zhang and zhang are one account."""
    username = username.strip()
    if not USERNAME.fullmatch(username):
        raise NotAllowed("账号用 2 到 40 个英文字母或数字，中间不留空格，例如 zhang01。")
    return username.lower()


def check_new_password(password: str, *, user) -> str:
    """A password that the validators of the settings accept (等保: length and complexity).

    :raises NotAllowed: all reasons in one sentence.
    """
    try:
        validate_password(password, user)
    except ValidationError as error:
        reasons = "；".join(_reason(one) for one in error.error_list)
        raise NotAllowed(f"这个密码不行：{reasons}。") from error
    if password.isalpha():
        raise NotAllowed("这个密码不行：密码里至少要有一个数字或符号。")
    return password


def _reason(error: ValidationError) -> str:
    """One reason in plain words; the framework's own are partly not translated."""
    words = PASSWORD_WORDS.get(error.code or "")
    return words.format(**(error.params or {})) if words else error.messages[0].rstrip("。")


# 《中小学校责任督学挂牌督导办法》：一人负责 5 所左右，有的地方定 3 至 5 所。只提醒，不拦，所以不进方案的限额。
POSTINGS_FEW, POSTINGS_MANY = 3, 5


def posting_warning(name: str, count: int) -> list[str]:
    """Words when an inspector looks after unusually many or few schools; never a refusal."""
    if count > POSTINGS_MANY:
        return [f"{name}挂牌 {count} 所，一般不超过 {POSTINGS_MANY} 所。"]
    if count < POSTINGS_FEW:
        return [f"{name}挂牌 {count} 所，一般是 {POSTINGS_FEW} 到 {POSTINGS_MANY} 所。"]
    return []


def check_grant(kind: str, unit, held) -> None:
    """Whether a person who holds ``held`` (open positions) may get ``kind`` in ``unit``.

    The three administrators keep apart from one another and from all business (等保: 三权分立).

    :raises NotAllowed: the unit is of another kind, the position is held already, or the two may not meet.
    """
    label = PositionKind(kind).label
    if unit.kind not in HELD_IN[kind]:
        where = "、".join(UnitKind(one).label for one in HELD_IN[kind])
        raise NotAllowed(f"“{label}”要派在{where}，不能派在{unit.get_kind_display()}。")
    for position in held:
        if position.kind == kind and position.unit_id == unit.pk:
            raise NotAllowed(f"已经是{unit.name}的{label}。")
        if kind in ADMIN_KINDS or position.kind in ADMIN_KINDS:
            raise NotAllowed(
                f"系统、安全、审计三种管理员各由一人担任，不兼别的岗位；这位同事现在是{position.get_kind_display()}。"
            )


def check_posting(position, unit, on) -> None:
    """:raises NotAllowed: unless an inspector in office is posted to a school."""
    if position.kind != PositionKind.INSPECTOR:
        raise NotAllowed("只有责任督学能挂牌。")
    if unit.kind != UnitKind.SCHOOL:
        raise NotAllowed("挂牌只挂到学校。")
    if on < position.from_on or (position.until_on and on >= position.until_on):
        raise NotAllowed("挂牌的日子不在督学岗位的任期里。")
