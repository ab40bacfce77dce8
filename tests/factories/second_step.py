"""Somebody who signs in with one-time codes, as it comes about: begun, then confirmed with a code."""

import time

import pyotp

from dudao.accounts import queries, services


def code_of(key: str, steps: int = 0) -> str:
    """What the telephone shows ``steps`` half minutes from now."""
    return pyotp.TOTP(key).at(int(time.time()) + steps * 30)


def switch_on(user) -> tuple[str, list[str]]:
    """(key, recovery codes); the code of the half minute before is used up."""
    services.begin_second_step(by=user)
    key = queries.key_to_confirm(user)
    return key, services.confirm_second_step(by=user, code=code_of(key, -1))
