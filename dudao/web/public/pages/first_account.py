from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dudao.accounts import services
from dudao.accounts.queries import nobody_yet
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.first_account import FirstAccountForm

NEXT_STEPS = "首个账号建好了，你是安全管理员。下一步：在这一页登记督导室的同事，给其中一人“督导室负责人”岗位。"


@gate.open_page
@never_cache
@sensitive_post_parameters("password", "again")
def first_account(request):
    if not nobody_yet():
        return redirect("public:sign_in")
    form = FirstAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.found_county(by=None, **form.facts())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            messages.success(request, NEXT_STEPS)
            return redirect("public:home")
    return render(request, "public/first_account.html", {"form": form})
