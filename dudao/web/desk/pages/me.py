from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from dudao.web import gate


@gate.reads(gate.EVERYONE)
def me(request):
    """Who I am here and in which positions."""
    return render(request, "desk/me.html", {"positions": request.positions})


@gate.writes(gate.EVERYONE)
@require_POST
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
