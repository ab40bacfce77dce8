"""One-time codes by RFC 6238: six digits, a new one each half minute. Nothing here asks the database or the network."""

import hmac
import secrets

import pyotp

from dudao.lib import qr_code

STEP = 30  # seconds; every authenticator takes this for granted
AROUND = 1  # a telephone's clock may be one step off
RECOVERY_CODES = 10
# Without 0 and o, 1 and l and i: recovery codes are read off paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
ISSUER = "督导台"


def new_key() -> str:
    """160 bits of chance in base 32."""
    return pyotp.random_base32(32)


def in_fours(key: str) -> str:
    """ "ABCDEFGH" -> "ABCD EFGH", as it is typed by hand."""
    return " ".join(key[n : n + 4] for n in range(0, len(key), 4))


def tidy(code: str) -> str:
    """What was typed, without blanks and dashes, in plain digits and small letters."""
    plain = "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in code)
    return "".join(sign for sign in plain.lower() if sign.isascii() and sign.isalnum())


def accepted_step(key: str, code: str, *, now: float, after: int) -> int | None:
    """The half minute (since 1970) whose code this is, if it is near ``now`` (seconds) and later than ``after``."""
    given, current = tidy(code), int(now) // STEP
    for step in range(current - AROUND, current + AROUND + 1):
        if step > after and hmac.compare_digest(pyotp.TOTP(key).generate_otp(step), given):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Ten codes of 59 bits, e.g. kfm7-2hqx-9dtu."""
    return [
        "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3)) for _ in range(RECOVERY_CODES)
    ]


def qr_svg(key: str, username: str) -> str:
    """The picture that an authenticator scans."""
    address = pyotp.TOTP(key).provisioning_uri(name=username, issuer_name=ISSUER)
    return qr_code.qr_svg(address, title="动态口令二维码", border=4, scale=5)
