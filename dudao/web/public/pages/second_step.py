"""The second step of signing in, for whoever switched it on."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dudao.accounts import services
from dudao.accounts.queries import demands_second_step, has_second_step
from dudao.lib.statetable import NotAllowed
from dudao.web import gate, wrong_codes

from .. import half_signed_in
from ..forms.second_step import SecondStepForm

BACKEND = "django.contrib.auth.backends.ModelBackend"
TOO_LATE = "过了几分钟，请重新写账号和密码。"


def after_password(request, user, target: str):
    """Where somebody goes whose password was right."""
    if has_second_step(user):
        half_signed_in.begin(request, user, target)
        return redirect("public:second_step")
    login(request, user, backend=BACKEND)
    if demands_second_step(user, timezone.localdate()):
        request.session[settings.SECOND_STEP_DUE] = target
    return redirect(target)


@gate.open_page
@never_cache
@sensitive_post_parameters("code")
def second_step(request):
    user = half_signed_in.person(request)
    if user is None:
        half_signed_in.end(request)
        messages.error(request, TOO_LATE)
        return redirect("public:sign_in")
    form = SecondStepForm(request.POST or None)
    if request.method == "POST":
        answer = judged(request, user, form)
        if answer is not None:
            return answer
    return render(request, "public/second_step.html", {"form": form})


def judged(request, user, form):
    """The answer to a code: in, locked, or None with the refusal in the form."""
    if wrong_codes.is_locked(request, user):
        return locked(request)
    if not form.is_valid():
        return None
    try:
        left = services.take_second_step(by=user, code=form.cleaned_data["code"])
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return locked(request) if wrong_codes.count(request, user) else None
    target = half_signed_in.target(request)
    half_signed_in.end(request)
    login(request, user, backend=BACKEND)
    if left is not None:
        messages.warning(request, f"这次用的是恢复码，还剩 {left} 个。手机找不回来的，请安全管理员重置动态口令。")
    return redirect(target)


def locked(request) -> HttpResponse:
    """The way in begins anew after the wait; the lockout page takes the place of this answer."""
    half_signed_in.end(request)
    return wrong_codes.locked()
