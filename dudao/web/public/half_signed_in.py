"""Between the password and the code: who it is stands in the session for a few minutes and opens nothing."""

import time

from dudao.accounts.models import User

KEY, MINUTES = "half_signed_in", 5


def begin(request, user, target: str) -> None:
    """The password was right. A new session id, as after signing in: one planted before is worth nothing."""
    request.session.flush()
    proof = user.get_session_auth_hash()
    request.session[KEY] = {"user": user.pk, "password": proof, "at": time.time(), "next": target}


def person(request) -> User | None:
    """Who is on the way in; None when the minutes are over, the password was changed or the account was stopped."""
    half = request.session.get(KEY)
    if not half or not 0 <= time.time() - half["at"] <= MINUTES * 60:
        return None
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    return user if user and user.get_session_auth_hash() == half["password"] else None


def target(request) -> str:
    return request.session.get(KEY, {}).get("next", "/")


def end(request) -> None:
    request.session.pop(KEY, None)
