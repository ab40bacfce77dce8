"""The security administrator: which positions must sign in with a one-time code, and whose lost telephone is reset."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import path

from dudao.accounts import queries, services
from dudao.accounts.enums import PositionKind
from dudao.lib.day_words import full_day_words
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.web import gate
from dudao.web.posted_only import posted_only

from ..forms.second_step import DemandForm, ResetForm

TOLD = "安全管理员重置了你的动态口令。不是你要求的，请马上改密码并找安全管理员。要接着用，到“我的”里重新开启。"


@gate.writes(PositionKind.SECURITY_ADMIN)
def second_step(request):
    code = request.position.unit.county_code
    form = DemandForm(request.POST or None, days=queries.second_step_demands(code))
    if request.method == "POST" and form.is_valid():
        try:
            demand(request.user, code, form.cleaned_data, request.today)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "存好了。有关的人收到了消息，到日子后下一次登录时开启。")
            return redirect("bureau:second_step")
    return render(request, "bureau/second_step.html", {"form": form, "reset": ResetForm()})


@transaction.atomic
def demand(by, county_code: str, days: dict, today) -> None:
    """Who holds a position whose demand changed is told from when."""
    for kind in services.demand_second_step(by=by, county_code=county_code, days=days):
        label, day = PositionKind(kind).label, days[kind]
        words = f"{label}从{full_day_words(day)}起登录要用动态口令" if day else f"{label}登录不再要求动态口令"
        body = "到“我的”里开启，手机上装一个身份验证器就行。" if day else ""
        people = queries.holders_of(county_code, [kind], today)
        notify(users=people, county_code=county_code, kind="account", subject=words, body=body)


@gate.writes(PositionKind.SECURITY_ADMIN)
@posted_only
def reset(request):
    code = request.position.unit.county_code
    user = queries.person_called(request.POST.get("username", ""), code)
    if user is None:
        messages.error(request, "本县没有这个账号，请核对后再写。")
        return redirect("bureau:second_step")
    try:
        with transaction.atomic():
            services.reset_second_step(by=request.user, user=user)
            notify(users=[user], county_code=code, kind="account", subject="动态口令被重置了", body=TOLD)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{user.name}的动态口令重置了，现在只用密码就能登录；已发消息告诉本人。")
    return redirect("bureau:second_step")


urls = [
    path("people/second-step/", second_step, name="second_step"),
    path("people/second-step/reset/", reset, name="second_step_reset"),
]
