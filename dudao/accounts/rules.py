"""Decisions about people and positions on values given to them; each refusal is one Chinese sentence."""

import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from dudao.lib.statetable import NotAllowed

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
        reasons = "；".join(message.rstrip("。") for message in error.messages)
        raise NotAllowed(f"这个密码不行：{reasons}。") from error
    if password.isalpha():
        raise NotAllowed("这个密码不行：密码里至少要有一个数字或符号。")
    return password


# 《中小学校责任督学挂牌督导办法》：一人负责 5 所左右，有的地方定 3 至 5 所。只提醒，不拦，所以不进方案的限额。
POSTINGS_FEW, POSTINGS_MANY = 3, 5


def posting_warning(name: str, count: int) -> list[str]:
    """Words when an inspector looks after unusually many or few schools; never a refusal."""
    if count > POSTINGS_MANY:
        return [f"{name}挂牌 {count} 所，一般不超过 {POSTINGS_MANY} 所。"]
    if count < POSTINGS_FEW:
        return [f"{name}挂牌 {count} 所，一般是 {POSTINGS_FEW} 到 {POSTINGS_MANY} 所。"]
    return []
