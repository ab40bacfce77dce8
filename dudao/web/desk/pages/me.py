from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.accounts import services
from dudao.lib.statetable import NotAllowed
from dudao.web import gate
from dudao.web.posted_only import posted_only

from ..forms.me import ContactForm


@gate.writes(gate.EVERYONE)
def me(request):
    """Who I am here, in which positions, and how I can be reached."""
    form = ContactForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_own_contact(by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "联系方式存好了。")
            return redirect("desk:me")
    return render(request, "desk/me.html", {"positions": request.positions, "form": form})


@gate.writes(gate.EVERYONE)
@posted_only
def switch(request):
    """Go on in another of one's own positions; what is seen changes with it."""
    chosen = next((one for one in request.positions if str(one.pk) == request.POST.get("position")), None)
    if chosen is None:
        messages.error(request, "你现在没有这个岗位，请从下面的里面选。")
        return redirect("desk:me")
    request.session["position"] = chosen.pk
    messages.success(request, f"现在的岗位：{chosen}")
    return redirect("desk:workbench")


urls = [path("me/", me, name="me"), path("me/position/", switch, name="switch")]
