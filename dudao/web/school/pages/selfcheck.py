from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone

from dudao.inspections import queries, services
from dudao.inspections.models import Assessment
from dudao.inspections.sheets import sheet_of
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.answers import posted_answers, posted_revision
from ..showing import as_typed, shown


def own_assessment(request, round_id: int) -> Assessment:
    """The form of the reader's own unit in a round; 404 where it was not asked."""
    return get_object_or_404(queries.visible_forms(request.scope), round=round_id, unit=request.position.unit_id)


def save_posted(request, assessment: Assessment) -> Assessment:
    rows, revision = posted_answers(request.POST), posted_revision(request.POST)
    return services.save_answers(by=request.user, assessment=assessment, answers=rows, revision=revision)


@gate.writes(gate.SCHOOLS)
def selfcheck(request, round_id):
    assessment = own_assessment(request, round_id)
    if request.method == "POST":
        try:
            save_posted(request, assessment)
        except NotAllowed as refusal:
            return refused(request, assessment, refusal)
        return redirect("school:selfcheck_review", round_id)
    sheet = sheet_of(assessment, seat=request.position)
    if not queries.open_for_answers(assessment):
        return render(request, "school/selfcheck_done.html", {"sheet": sheet, "assessment": assessment})
    return render(request, "school/selfcheck.html", shown(sheet, request.position, request.today))


def refused(request, assessment: Assessment, refusal: NotAllowed):
    """Back to the form with what was typed, where it still takes answers and nobody else changed them."""
    messages.error(request, str(refusal))
    try:
        rows = posted_answers(request.POST)
    except NotAllowed:
        rows = []
    if not rows or isinstance(refusal, services.Conflict) or not queries.open_for_answers(assessment):
        return redirect("school:selfcheck", assessment.round_id)
    assessment.revision = posted_revision(request.POST)
    sheet = as_typed(sheet_of(assessment, seat=request.position), rows)
    return render(request, "school/selfcheck.html", shown(sheet, request.position, request.today))


@gate.writes(gate.SCHOOLS)
def answer(request, round_id):
    assessment = own_assessment(request, round_id)
    if request.method != "POST":
        return redirect("school:selfcheck", round_id)
    try:
        saved = save_posted(request, assessment)
    except NotAllowed as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}", "revision": saved.revision})


@gate.writes(gate.SCHOOLS)
def unchanged(request, round_id):
    assessment = own_assessment(request, round_id)
    if request.method == "POST":
        try:
            save_posted(request, assessment)
            group = request.POST.get("group", "")
            count = services.repeat_group(by=request.user, assessment=assessment, group_code=group)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{count} 条记为与上次一样，还可以改。")
    return redirect("school:selfcheck", round_id)


urls = [
    path("selfcheck/<int:round_id>/", selfcheck, name="selfcheck"),
    path("selfcheck/<int:round_id>/answer/", answer, name="selfcheck_answer"),
    path("selfcheck/<int:round_id>/unchanged/", unchanged, name="selfcheck_unchanged"),
]
