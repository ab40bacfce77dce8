"""The code on a printed checklist: who holds the paper finds its visit, nobody guesses another's."""

import base64
from uuid import UUID

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # of base 32 (RFC 4648)
LENGTH = 12
BITS = 5 * LENGTH  # of the visit's random id


def paper_code(key: UUID) -> str:
    """Twelve letters and digits out of the visit's id, none of them easily mistaken for another (no 0, no 1)."""
    return base64.b32encode(key.bytes).decode()[:LENGTH]


def spaced(code: str) -> str:
    """The same in groups of four, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed_code(text: str) -> str:
    """What somebody copied from the paper, without the marks between; "" for what no paper bears."""
    code = "".join(sign for sign in text.upper() if sign.isalnum()).replace("0", "O").replace("1", "I")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def key_range(code: str) -> tuple[UUID, UUID]:
    """The first and the last id that bear ``code`` (of ``typed_code``)."""
    number = 0
    for sign in code:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    first = number << (128 - BITS)
    return UUID(int=first), UUID(int=first + (1 << (128 - BITS)) - 1)
