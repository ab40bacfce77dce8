"""What is found beside the list: noted one by one while the record is open."""

from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.posted import posted_number
from dudao.visits.services import visiting
from dudao.web import gate
from dudao.web.doing import done

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
        done(request, lambda: visiting.drop_off_list(by=request.user, visit=row, finding=drop), "去掉了。")
        return redirect("field:visit_off_list", pk)
    form = OffListForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        what = {"by": request.user, "visit": row} | form.cleaned_data
        if done(request, lambda: visiting.note_off_list(**what), "记下了，反馈的时候进台账。"):
            return redirect("field:visit_off_list", pk)
    return render(request, "field/off_list.html", {"visit": row, "form": form, "rows": row.off_list.all()})


urls = [path("visits/<uuid:pk>/off-list/", beside, name="visit_off_list")]
