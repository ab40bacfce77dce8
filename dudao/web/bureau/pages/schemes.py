"""The list of schemes, the way in for a document, and a version as it is in force."""

from itertools import groupby

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.obligations.coordination import CALLED
from dudao.obligations.queries import handed_in
from dudao.schemes import packs, queries, services, threads
from dudao.schemes.drafts import entries
from dudao.schemes.enums import DutyKind
from dudao.web import gate
from dudao.web.attachment import handed_out

from ..forms.scheme import PackForm, UploadForm
from ..showing.scheme_text import hotlines
from ..showing.schemes import days_said


@gate.reads(gate.LEADERS)
def schemes(request):
    held = list(queries.schemes_for(request.scope))
    open_words = threads.open_by_version(request.scope) if is_office(request.position) else {}
    for version in (version for scheme in held for version in scheme.versions.all()):
        version.open_words = open_words.get(version.pk, 0)
    return render(request, "bureau/schemes.html", {
        "schemes": held, "packs": packs.titles().items(),
        "readings": queries.unfinished_readings(request.scope, request.user), "may_edit": is_office(request.position),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
def upload(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name, content = form.document()
        try:
            job = services.receive_document(
                by=request.user, county_code=request.scope.county_code, unit=request.position.unit,
                name=name, content=content,
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("bureau:scheme_reading", job.pk)
    return render(request, "bureau/scheme_upload.html", {"form": form})


@gate.writes(gate.OFFICE)
def install(request):
    form = PackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = services.install_pack(
                by=request.user, county_code=request.scope.county_code, name=form.cleaned_data["name"]
            )
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("bureau:scheme_review", version.pk)
    return redirect("bureau:schemes")


@gate.reads(gate.OFFICE)
def reading(request, pk):
    job = get_object_or_404(queries.reading_jobs_for(request.scope, request.user), pk=pk)
    outcome = queries.outcome_of(job)
    if outcome.version_id:
        return redirect("bureau:scheme_review", outcome.version_id)
    return render(request, "bureau/scheme_reading.html", {"job": job, "failed": outcome.ended})


@gate.reads(gate.OFFICE)
def reading_status(request, pk):
    job = get_object_or_404(queries.reading_jobs_for(request.scope, request.user), pk=pk)
    if queries.outcome_of(job).ended:
        return JsonResponse({"next": reverse("bureau:scheme_reading", args=[job.pk])})
    return JsonResponse({"done": job.done, "total": job.total or 100, "words": job.message or "排队等着读"})


@gate.reads(gate.BUSINESS)
def scheme(request, pk):
    version = get_object_or_404(queries.published_for(request.scope), pk=pk)
    points = list(version.checkpoints.all())
    duties = queries.duties_of(version)
    may_edit = is_office(request.position)
    owed = handed_in(request.scope, [duty.reference for duty in duties]) if may_edit else {}
    for duty in duties:
        duty.handed_in = owed.get(duty.reference)
    return render(request, "bureau/scheme.html", {
        "version": version, "draft": version.draft, "may_edit": may_edit, "days": days_said(version, request.today),
        "standing": version.standing_on(request.today),
        "open_threads": [one for one in threads.threads_of(version) if one.is_open] if may_edit else [],
        "groups": [(key, list(held)) for key, held in groupby(points, lambda point: (point.group_code, point.group))],
        "count": len(points), "phases": version.phases.all(), "thresholds": version.thresholds.order_by("id"),
        "tasks": [duty for duty in duties if duty.kind == DutyKind.KEY_TASK],
        "reports": [duty for duty in duties if duty.kind == DutyKind.REPORTING],
        "bodies": [duty for duty in duties if duty.kind == DutyKind.DEPARTMENT_DUTY],
        "called": any(duty.kind == DutyKind.DEPARTMENT_DUTY and duty.cadence in CALLED for duty in duties),
        "lists": queries.lists_of(version.draft), "hotlines": hotlines(entries(version.draft, "contacts")),
        "lacks_units": any(not duty.units.all() for duty in duties),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
def revise(request, pk):
    version = get_object_or_404(queries.published_for(request.scope), pk=pk)
    if request.method == "POST":
        try:
            draft = services.revise(by=request.user, version=version)
        except NotAllowed as refusal:
            draft = queries.open_draft_of(version)
            if draft is None:
                messages.error(request, str(refusal))
                return redirect("bureau:scheme", version.pk)
            messages.info(request, "这份方案已经有一稿在校核，就是这一稿。")
        return redirect("bureau:scheme_review", draft.pk)
    return redirect("bureau:scheme", version.pk)


@gate.writes(gate.OFFICE)
def dispatch(request, pk):
    version = get_object_or_404(queries.published_for(request.scope), pk=pk)
    if request.method == "POST":
        try:
            missing = services.dispatch_again(by=request.user, version=version)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            left = f"名册里还缺 {missing} 个名称。" if missing else "都派到了。"
            messages.success(request, f"按现在的名册补派了，{left}")
    return redirect("bureau:scheme", version.pk)


@gate.exports(gate.BUSINESS)
def source(request, pk):
    version = get_object_or_404(queries.published_for(request.scope).exclude(source=None), pk=pk)
    return handed_out(version.source, by=request.user)


urls = [
    path("schemes/", schemes, name="schemes"),
    path("schemes/new/", upload, name="scheme_upload"),
    path("schemes/pack/", install, name="scheme_pack"),
    path("schemes/reading/<int:pk>/", reading, name="scheme_reading"),
    path("schemes/reading/<int:pk>/status/", reading_status, name="scheme_reading_status"),
    path("schemes/<int:pk>/", scheme, name="scheme"),
    path("schemes/<int:pk>/revise/", revise, name="scheme_revise"),
    path("schemes/<int:pk>/dispatch/", dispatch, name="scheme_dispatch"),
    path("schemes/<int:pk>/source/", source, name="scheme_source"),
]
