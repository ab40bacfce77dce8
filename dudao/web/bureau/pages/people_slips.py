"""One-time passwords on paper: shown once, cut apart, handed out."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.debug import sensitive_variables

from dudao.accounts import queries, services
from dudao.accounts.enums import PositionKind
from dudao.lib.statetable import NotAllowed
from dudao.web import gate
from dudao.web.own_address import only_here

from ..forms.people import SlipForm

USED = "slips_used"
AGAIN = "这批密码条已经出过一次，不能再看。没打印好的，请重新勾选再出一次，旧的就作废。"


@gate.writes(gate.OFFICE | {PositionKind.SECURITY_ADMIN})
@sensitive_variables("slips")
def slips(request):
    form = SlipForm(request.POST or None, people=queries.people_for(request.position))
    if request.method != "POST" or not form.is_valid():
        for error in form.errors.get("people", []):
            messages.error(request, error)
        return redirect("bureau:people")
    used = request.session.get(USED, [])
    if form.cleaned_data["once"] in used:
        messages.error(request, AGAIN)
        return redirect("bureau:people")
    try:
        slips = services.issue_slips(by=request.user, users=form.cleaned_data["people"])
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("bureau:people")
    request.session[USED] = [*used[-20:], form.cleaned_data["once"]]
    context = {
        "slips": slips, "address": request.build_absolute_uri("/"), "today": request.today,
        "only_here": only_here(request),
    }  # fmt: skip
    return render(request, "bureau/slips.html", context)


urls = [path("people/slips/", slips, name="slips")]
