"""The office's side of inspections: what runs, arranging one, taking it back, ending and publishing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits import queries, remembering
from dudao.visits.enums import OF_AN_AREA, OF_BODIES, InspectionKind
from dudao.visits.facts import Ground
from dudao.visits.looking_back import rounds_of
from dudao.visits.readers import reader_of
from dudao.visits.services import ending
from dudao.visits.services.partners import with_people
from dudao.web import gate
from dudao.web.causes import shown as shown_cause
from dudao.web.causes import with_conclusion
from dudao.web.visit_words import visit_status

from ..forms.inspections import PublishForm, ReasonForm
from ..showing import causes, like_before, visits_of_round
from ..showing import inspections as showing

PAGE = 50


def seen(request, pk: int):
    return get_object_or_404(queries.inspections_for(reader_of(request.position, request.today)), pk=pk)


def kept(request, pk: int):
    """One that may be taken back, ended or repeated here; the others are not found."""
    return get_object_or_404(queries.kept_by(request.position, request.today), pk=pk)


@gate.reads(gate.ARRANGING)
def inspection_kinds(request):
    """The lead of an area arranges what his area may have of its own, and finds here what he has arranged."""
    own = () if is_office(request.position) else queries.kept_by(request.position, request.today).order_by("-pk")[:20]
    words = showing.KIND_WORDS | ({} if is_office(request.position) else showing.OWN_WORDS)
    kinds = [(kind, words[kind]) for kind in kinds_for(request.position)]
    return render(request, "bureau/inspections/kinds.html", {"kinds": kinds, "own": own})


def kinds_for(position) -> list:
    return [kind for kind in InspectionKind if is_office(position) or kind in OF_AN_AREA]


@gate.writes(gate.ARRANGING)
def inspection_new(request, kind):
    """Fill in, look at what it would mean, one button. Each step is a plain post of the same form."""
    if kind not in kinds_for(request.position):
        raise Http404
    like = like_before.found(request, kind)
    form = showing.form_for(request, kind, like)
    only = causes.lineages(form, request)
    rows = showing.point_rows(request.scope, kind, request.today, request.POST or None, only, like)
    context = {"form": form, "kind": InspectionKind(kind), "groups": showing.grouped(rows), "rows": rows}
    if request.method != "POST" or not form.is_valid() or "back" in request.POST:
        return render(request, "bureau/inspections/new.html", context)
    wanted = form.wanted(showing.asked(rows))
    if "without" in request.POST:
        wanted = showing.without_stopped(request.user, request.scope, wanted)
    if "send" in request.POST:
        try:
            return _sent(request, wanted)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    before = showing.preview(request.user, request.scope, wanted, form.ground, request.POST)
    return render(request, "bureau/inspections/preview.html", context | before)


def _sent(request, wanted):
    started, job = showing.send(request.user, request.scope, wanted)
    if job is not None:
        return redirect("bureau:inspection_job", job.pk)
    if started.hidden:
        words = "去的人收到了消息，里面不写去哪里；没去以前只有他们和你看得到。"
        messages.success(request, f"安排好了：{started.title}。{words}")
        return redirect("bureau:inspections")
    where = "去 {} 个单位" if wanted.at_bodies else "{} 次到校"
    told = where.format(started.visits.count())
    messages.success(request, f"安排好了：{started.title}，{told}。去的人都收到了消息。")
    return redirect("bureau:inspection", started.pk)


def own_job(request, pk: int):
    return get_object_or_404(queries.arranging_jobs(request.user, request.scope.county_code), pk=pk)


@gate.reads(gate.ARRANGING)
def inspection_job(request, pk):
    job = own_job(request, pk)
    made = queries.arranged_by(job)
    if made is not None:
        return redirect("bureau:inspection", made)
    return render(request, "bureau/inspections/job.html", {"job": job, "failed": queries.is_over(job)})


@gate.reads(gate.ARRANGING)
def inspection_job_status(request, pk):
    job = own_job(request, pk)
    if queries.is_over(job):
        return JsonResponse({"next": reverse("bureau:inspection_job", args=[job.pk])})
    return JsonResponse({"done": job.done, "total": job.total or 5, "words": job.message or "排队等着"})


@gate.reads(gate.LEADERS | gate.ARRANGING)
def inspection(request, pk):
    shown, reader = seen(request, pk), reader_of(request.position, request.today)
    return render(request, "bureau/inspections/inspection.html", visits_shown(request, reader, shown) | {
        "shown": shown, "cause": shown_cause(shown, request.scope), "shows_results": showing.shows_results(shown),
        "rounds": rounds_of(shown, reader),
        "may_look_back": is_office(request.position) and showing.may_look_back(shown),
        "may_act": queries.may_keep(request.position, shown), "may_repeat_by_form": like_before.may_be_taken(shown),
        "points": shown.points.select_related("checkpoint").defer("checkpoint__place").order_by("order"),
        "partners": with_people(shown, request.today), "today": request.today,
        "at_bodies": shown.kind in OF_BODIES,
    })  # fmt: skip


def visits_shown(request, reader, shown) -> dict:
    """The visits of one view, a page of them. Where they are few there is nothing to choose."""
    standing, sought = showing.standing(reader, shown), visits_of_round.sought_by(request.GET)
    page = Paginator(visits_of_round.listed(reader, shown, sought), PAGE).get_page(request.GET.get("page"))
    seats = Ground(request.scope.county_code, request.today).seats
    many = sought.narrows or standing["total"] + standing["cancelled"] > visits_of_round.FEW
    return {
        "standing": standing, "page": page, "sought": sought,
        "tabs": visits_of_round.tabs_of(reader, shown, sought) if many else [],
        "keep": [("view", sought.view)],
        "visits": [
            (visit, with_conclusion(visit, visit_status(visit, request.today)), seated(visit, seats)) for visit in page
        ],
    }  # fmt: skip


def seated(visit, seats) -> list:
    """Those who go now, the lead first, each with whether he still holds a position to go in."""
    return [(member.user, member.user_id in seats) for member in visit.team]


@gate.writes(gate.ARRANGING)
def inspection_again(request, pk):
    """The same round for the next month: one look, one button; those that cannot be visited may be left out first."""
    shown = kept(request, pk)
    wanted, without = remembering.once_more(shown, request.today), request.POST.get("without", "")
    if without:
        wanted = showing.without_stopped(request.user, request.scope, wanted)
    if request.method == "POST" and without != "look":
        try:
            return _sent(request, wanted)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    ground = Ground(request.scope.county_code, request.today)
    before = showing.preview(request.user, request.scope, wanted, ground, request.POST)
    return render(request, "bureau/inspections/again.html", before | {"shown": shown})


def home_of(position) -> str:
    """Where one's inspections stand: the lead of an area has no list of the county's."""
    return "bureau:inspections" if is_office(position) else "bureau:inspection_kinds"


@gate.writes(gate.ARRANGING)
def inspection_withdraw(request, pk):
    shown, form = kept(request, pk), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = ending.withdraw_inspection(by=request.user, inspection=shown, reason=form.cleaned_data["reason"])
            (messages.warning if done.begun else messages.success)(request, done.words)
            hidden = shown.hidden and not done.begun  # nobody sees the page of it any more
            return redirect(home_of(request.position)) if hidden else redirect("bureau:inspection", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    standing = showing.standing(reader_of(request.position, request.today), shown)
    if request.method != "POST" and not standing["runs"]:  # an old page, or the button of a second one
        messages.info(request, f"这次督导{shown.get_state_display()}，没有要撤回的。")
        return redirect("bureau:inspection", pk)
    return render(request, "bureau/inspections/withdraw.html", {"shown": shown, "form": form, "standing": standing})


@gate.writes(gate.ARRANGING)
def inspection_end(request, pk):
    shown = kept(request, pk)
    if request.method == "POST":
        try:
            ended = ending.end_inspection(by=request.user, inspection=shown)
            messages.success(request, f"结束了：{ended.title}。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect("bureau:inspection", pk)
    standing = showing.standing(reader_of(request.position, request.today), shown)
    if not standing["runs"]:
        messages.info(request, f"这次督导{shown.get_state_display()}，不用再结束。")
        return redirect("bureau:inspection", pk)
    return render(request, "bureau/inspections/end.html", {"shown": shown, "standing": standing})


@gate.writes(gate.OFFICE)
def inspection_publish(request, pk):
    shown, form = seen(request, pk), PublishForm(request.POST or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            ending.publish(by=request.user, inspection=shown, **form.cleaned_data)
            messages.success(request, "记下了，结果已公布。")
            return redirect("bureau:inspection", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    standing = showing.standing(reader_of(request.position, request.today), shown)
    if request.method != "POST" and not standing["may_publish"]:
        told = "结果已经公布过了。" if shown.published_on else "督导结束以后才能公布结果，请先结束。"
        messages.info(request, told)
        return redirect("bureau:inspection", pk)
    return render(request, "bureau/inspections/publish.html", {"shown": shown, "form": form})


urls = [
    path("inspections/new/", inspection_kinds, name="inspection_kinds"),
    path("inspections/new/<slug:kind>/", inspection_new, name="inspection_new"),
    path("inspections/jobs/<int:pk>/", inspection_job, name="inspection_job"),
    path("inspections/jobs/<int:pk>/status/", inspection_job_status, name="inspection_job_status"),
    path("inspections/<int:pk>/", inspection, name="inspection"),
    path("inspections/<int:pk>/again/", inspection_again, name="inspection_again"),
    path("inspections/<int:pk>/withdraw/", inspection_withdraw, name="inspection_withdraw"),
    path("inspections/<int:pk>/end/", inspection_end, name="inspection_end"),
    path("inspections/<int:pk>/publish/", inspection_publish, name="inspection_publish"),
]
