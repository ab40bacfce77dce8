"""What is found beside the list: noted one by one while the record is open."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.visits.services import off_list
from dudao.web import gate

from ..forms.off_list import OffListForm
from ..showing.visit import may
from .visit import VISITORS, led_back, seen_visit


@gate.writes(VISITORS)
def beside(request, pk):
    row = seen_visit(request, pk)
    if not may(request.user, row, request.today)["record"]:
        return led_back(request, row, "record")
    drop = posted_number(request.POST.get("drop", ""))
    if drop is not None:
        return _done(request, row, off_list.drop_off_list, "去掉了。", finding=drop) or redirect(
            "field:visit_off_list", pk
        )
    form = OffListForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer = _done(request, row, off_list.note_off_list, "记下了，反馈的时候进台账。", **form.cleaned_data)
        if answer:
            return answer
    return render(request, "field/off_list.html", {"visit": row, "form": form, "rows": row.off_list.all()})


def _done(request, row, act, said: str, **facts):
    """Do it and lead back; None where it was refused, so that what was typed stays."""
    try:
        act(by=request.user, visit=row, **facts)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, said)
    return redirect("field:visit_off_list", row.pk)


urls = [path("visits/<uuid:pk>/off-list/", beside, name="visit_off_list")]
