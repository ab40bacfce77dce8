"""What a locked-out visitor reads; django-axes asks for it by name in the settings."""

from datetime import timedelta
from math import ceil

from axes.helpers import get_client_ip_address, get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .forms.sign_in import SignInForm


def locked_out(request: HttpRequest, _response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """The sign-in page with the minutes that are left, status 429. Says the same for accounts that do not exist."""
    minutes = minutes_left(request, (credentials or {}).get("username", ""))
    form = SignInForm({"username": (credentials or {}).get("username", ""), "password": "-"})
    form.is_valid()
    form.add_error(None, f"连着输错五次，这个账号在这里先锁住了。请过 {minutes} 分钟再试，或者找教育督导室重置密码。")
    context = {"form": form, "next": request.POST.get("next", "")}
    return render(request, "public/sign_in.html", context, status=429)


def minutes_left(request: HttpRequest, username: str) -> int:
    """Whole minutes, at least 1, until the youngest failed attempt has cooled off."""
    last = (
        AccessAttempt.objects.filter(username=username, ip_address=get_client_ip_address(request))
        .order_by("-attempt_time")
        .first()
    )
    cool_off = get_cool_off(request) or timedelta(minutes=15)
    left = cool_off if last is None else last.attempt_time + cool_off - timezone.now()
    return max(1, ceil(left.total_seconds() / 60))
