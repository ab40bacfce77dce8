"""Secrets at rest: readable with the installation's own key alone, not from a copy of the database."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

SECOND_STEP = "dudao second step"


def seal(text: str, *, purpose: str = SECOND_STEP) -> str:
    """``text`` closed under the key of ``purpose``; whoever changes a byte of it makes it unreadable."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str = SECOND_STEP) -> str | None:
    """The text, or None where it was sealed with another key or for another purpose: restored without the key file,
    the key was changed, or the row was."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box(purpose: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
