"""Once more to the same school: what it costs the school is shown before it is added."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.services.going_again import check_may_go_again, go_again, look_again
from dudao.web import gate

from ..forms.going_again import AgainForm
from .visit import VISITORS, seen_visit


@gate.writes(VISITORS)
def visit_again(request, pk):
    """Who may not is led back with the reason. Another month than the one that was shown is shown first."""
    visit = seen_visit(request, pk)
    try:
        check_may_go_again(request.user, visit, request.today)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("field:visit", pk)
    on = max(request.today, visit.inspection.from_on)
    form = AgainForm(request.POST if request.method == "POST" else None, initial={"on": on})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if form.cleaned_data["seen"] == f"{on:%Y-%m}":
            made = _added(request, visit, form)
            if made is not None:
                return redirect("field:visit", made.pk)
    again = look_again(by=request.user, visit=visit, on=on)
    return render(request, "field/visit_again.html", {"visit": visit, "form": form, "again": again})


def _added(request, visit, form):
    """The new visit; None where it is refused, with the reason on the form."""
    data = form.cleaned_data
    try:
        made = go_again(by=request.user, visit=visit, on=data["on"], reason=data["reason"])
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, "加上了，同组的人收到了消息。")
    return made


urls = [path("visits/<uuid:pk>/again/", visit_again, name="visit_again")]
