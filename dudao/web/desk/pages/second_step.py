"""One's own second step of signing in: switch it on with one code, print the recovery codes, switch it off."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from dudao.accounts import onetime, queries, services
from dudao.lib.statetable import NotAllowed
from dudao.web import gate, wrong_codes
from dudao.web.posted_only import posted_only

from ..forms.second_step import ConfirmForm, StopForm


@gate.writes(gate.EVERYONE)
@sensitive_post_parameters()
@sensitive_variables()
def second_step(request):
    """On: how to switch it off. Begun: picture, key and the code that confirms. Off: what it is."""
    if queries.has_second_step(request.user):
        return switched_on(request)
    key = queries.key_to_confirm(request.user)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = services.confirm_second_step(by=request.user, code=form.cleaned_data["code"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            target = request.session.pop(settings.SECOND_STEP_DUE, "/desk/me/")
            return render(request, "desk/second_step_codes.html", {"codes": codes, "target": target})
    context = {
        "form": form, "key": onetime.in_fours(key or ""), "due": settings.SECOND_STEP_DUE in request.session,
        "picture": SafeString(onetime.qr_svg(key, request.user.username)) if key else "",
    }  # fmt: skip
    return render(request, "desk/second_step.html", context)


def switched_on(request):
    form = StopForm(request.POST or None)
    if request.method == "POST" and wrong_codes.is_locked(request, request.user):
        return wrong_codes.locked()
    if request.method == "POST" and form.is_valid():
        try:
            services.stop_second_step(by=request.user, **form.cleaned_data)
        except services.WrongSecret as refusal:
            form.add_error(None, str(refusal))
            if wrong_codes.count(request, request.user):
                return wrong_codes.locked()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "动态口令关了，以后只用密码登录。")
            return redirect("desk:me")
    demanded = queries.demands_second_step(request.user, request.today)
    context = {"form": form, "left": queries.recovery_codes_left(request.user), "demanded": demanded}
    return render(request, "desk/second_step_on.html", context)


@gate.writes(gate.EVERYONE)
@posted_only
def begin(request):
    try:
        services.begin_second_step(by=request.user)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:second_step")


urls = [
    path("second-step/", second_step, name="second_step"),
    path("second-step/begin/", begin, name="second_step_begin"),
]
