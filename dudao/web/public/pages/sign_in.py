from django.contrib.auth import authenticate, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dudao.accounts.queries import nobody_yet
from dudao.web import gate
from dudao.web.posted_only import posted_only

from ..forms.sign_in import SignInForm
from .second_step import after_password

WRONG = "账号或密码不对。忘了密码，请找教育督导室重置；连错五次要等 15 分钟。"


@gate.open_page
@never_cache
@sensitive_post_parameters("password")
def sign_in(request):
    if nobody_yet():
        return redirect("public:first_account")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            return after_password(request, user, wanted(request))
        if getattr(request, "axes_locked_out", False):
            return HttpResponse(status=429)  # the lockout page takes its place on the way out
        form.add_error(None, WRONG)
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "public/sign_in.html", context)


def wanted(request) -> str:
    """The page that the visitor was on the way to, when it is one of ours; else the beginning."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target.startswith("/") and ours else "/"


@gate.open_page
@never_cache
@posted_only
def sign_out(request):
    logout(request)
    return redirect("public:sign_in")
