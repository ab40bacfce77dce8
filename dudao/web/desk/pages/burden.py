from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.areas.enums import INSPECTED_KINDS
from dudao.lib.statetable import NotAllowed
from dudao.obligations.burden import ceiling_of, parts_of
from dudao.obligations.objections import object_to_burden
from dudao.web import gate


class BurdenForm(forms.Form):
    words = forms.CharField(
        label="哪张表、哪一项，为什么不该要",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "写一句哪张表、哪一项不该要。"},
    )


@gate.writes(gate.BUSINESS)
def burden(request):
    """An objection against a needless or double form goes to the office."""
    form = BurdenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            object_to_burden(by=request.user, position=request.position, words=form.cleaned_data["words"])
            messages.success(request, "意见送到督导室了。")
            return redirect("desk:workbench")
        except NotAllowed as refusal:
            form.add_error("words", str(refusal))
    return render(request, "desk/burden.html", {"form": form} | _own_month(request))


def _own_month(request) -> dict:
    """What this month asks of one's own school, by what it is for; nothing for those whom nobody inspects."""
    unit = request.position.unit
    if unit.kind not in INSPECTED_KINDS:
        return {}
    parts = parts_of(unit, request.today)
    ceiling = ceiling_of(unit.county_code, request.today)
    return {"parts": parts, "whole": sum(minutes for _, minutes in parts), "ceiling": ceiling, "month": request.today}


urls = [path("burden/", burden, name="burden")]
