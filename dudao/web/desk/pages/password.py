from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters

from dudao.accounts import services
from dudao.lib.statetable import NotAllowed
from dudao.web import gate, wrong_codes

from ..forms.password import PasswordForm


@gate.writes(gate.EVERYONE)
@sensitive_post_parameters()
def password(request):
    first = request.user.must_change_password
    form = PasswordForm(request.POST or None, first=first)
    if request.method == "POST" and not first and wrong_codes.is_locked(request, request.user):
        return wrong_codes.locked()
    if request.method == "POST" and form.is_valid():
        try:
            user = services.change_password(by=request.user, **form.facts())
        except services.WrongSecret as refusal:
            form.add_error(None, str(refusal))
            if wrong_codes.count(request, request.user):
                return wrong_codes.locked()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            update_session_auth_hash(request, user)
            messages.success(request, "密码改好了，下次用新密码登录。")
            return redirect("public:home")
    return render(request, "desk/password.html", {"form": form, "first": first})


urls = [path("password/", password, name="password")]
