"""Wrong one-time codes are counted like wrong passwords, wherever they are asked for: at the sign-in, and on the page
that switches them off."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpResponse


def is_locked(request, user) -> bool:
    """Whether too many wrong passwords or codes came from there; the lockout's page then answers."""
    if AxesProxyHandler.is_allowed(request, {"username": user.username}):
        return False
    request.axes_locked_out = True
    request.axes_credentials = {"username": user.username}
    return True


def count(request, user) -> bool:
    """Count one more; whether this was the last one that was allowed."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)
    return getattr(request, "axes_locked_out", False)


def locked() -> HttpResponse:
    """The lockout page takes the place of this answer on the way out."""
    return HttpResponse(status=429)
