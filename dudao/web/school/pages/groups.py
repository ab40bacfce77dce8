from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.inspections import queries, services
from dudao.inspections.sheets import sheet_of
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.groups import HandoverForm
from .selfcheck import own_assessment


@gate.writes(gate.HEADS)
def groups(request, round_id):
    """The head gives groups of points to colleagues, or takes them back."""
    assessment = own_assessment(request, round_id)
    colleagues = queries.colleagues_of(assessment.unit, request.today, without=request.user)
    form = HandoverForm(request.POST or None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _give(request, assessment, form))
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect("school:selfcheck_groups", round_id)
    sheet = sheet_of(assessment, seat=request.position)
    context = {"assessment": assessment, "sheet": sheet, "colleagues": colleagues, "form": form}
    return render(request, "school/selfcheck_groups.html", context)


def _give(request, assessment, form) -> str:
    group, user = form.cleaned_data["group"], form.cleaned_data["user"]
    if user is None:
        services.take_back_group(by=request.user, assessment=assessment, group_code=group)
        return "收回来了，由您自己填。"
    services.hand_over(by=request.user, assessment=assessment, group_code=group, user=user)
    return f"交给{user.name}填了，填好您再看一遍。"


urls = [path("selfcheck/<int:round_id>/groups/", groups, name="selfcheck_groups")]
