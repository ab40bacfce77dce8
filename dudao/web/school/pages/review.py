from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.inspections import access, queries, services
from dudao.inspections.sheets import sheet_of
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..showing import left
from .selfcheck import own_assessment


@gate.writes(gate.SCHOOLS)
def review(request, round_id):
    """Everything once more before the head hands it in; what is missing links to its field."""
    assessment = own_assessment(request, round_id)
    if request.method == "POST":
        try:
            services.confirm(by=request.user, position=request.position, assessment=assessment)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return redirect("school:selfcheck_review", round_id)
        messages.success(request, f"{assessment.round.title}交上去了。")
        return redirect("school:selfcheck", round_id)
    if not queries.open_for_answers(assessment):
        return redirect("school:selfcheck", round_id)
    sheet = sheet_of(assessment, seat=request.position)
    may_confirm = access.can_confirm(request.position, assessment.unit)
    context = {"sheet": sheet, "assessment": assessment, "may_confirm": may_confirm}
    return render(request, "school/selfcheck_review.html", context | left(sheet, request.position, request.today))


urls = [path("selfcheck/<int:round_id>/review/", review, name="selfcheck_review")]
