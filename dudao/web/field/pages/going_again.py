"""Once more to the same school: what it costs the school is shown before it is added."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.services.going_again import already_added, check_may_go_again, go_again, look_again
from dudao.web import gate

from ..forms.going_again import AgainForm
from .visit import VISITORS, seen_visit


@gate.writes(VISITORS)
def visit_again(request, pk):
    """Who may not is led back with the reason, who clicked twice to what he added. Another month than the one that was
    shown is shown first."""
    visit = seen_visit(request, pk)
    on = max(request.today, visit.inspection.from_on)
    given = {"initial": {"on": on}, "inspection": visit.inspection, "today": request.today}
    form = AgainForm(request.POST if request.method == "POST" else None, **given)
    valid = request.method == "POST" and form.is_valid()
    before = valid and already_added(by=request.user, visit=visit, **form.added())
    if before:
        return redirect("field:visit", before.pk)
    try:
        check_may_go_again(request.user, visit, request.today)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("field:visit", pk)
    if valid:
        on = form.cleaned_data["on"]
        if form.cleaned_data["seen"] == f"{on:%Y-%m}":
            made = _added(request, visit, form)
            if made is not None:
                return redirect("field:visit", made.pk)
    again = look_again(by=request.user, visit=visit, on=on)
    return render(request, "field/visit_again.html", {"visit": visit, "form": form, "again": again})


def _added(request, visit, form):
    """The new visit; None where it is refused, with the reason on the form."""
    try:
        made = go_again(by=request.user, visit=visit, **form.added())
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, "加上了，同组的人收到了消息。")
    return made


urls = [path("visits/<uuid:pk>/again/", visit_again, name="visit_again")]
