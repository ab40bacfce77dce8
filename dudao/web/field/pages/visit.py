"""One visit: what is known before, the list while it is recorded, the record afterwards."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.visits.causes import in_words, known_to_all
from dudao.visits.lists import readable_visits
from dudao.visits.meeting import teams_there
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from dudao.visits.services.unopening import is_empty
from dudao.web import gate
from dudao.web.causes import shown as shown_cause

from ..forms.seen import posted_revision, posted_seen
from ..forms.visit import MissForm, OpenForm
from ..showing.record import record
from ..showing.team import acts_on, may_go_again, may_send
from ..showing.visit import before_going, check_may, may, recording, why_not

VISITORS = gate.FIELD | gate.LEADERS | gate.SECTIONS


def seen_visit(request, pk):
    """The visit if the reader may read its record, else 404."""
    return get_object_or_404(readable_visits(reader_of(request.position, request.today)), pk=pk)


def led_back(request, row, act: str):
    """To the visit, where ``act`` can no longer be done; whoever sent something reads that it was not kept, and why."""
    if request.method == "POST":
        try:
            check_may(request.user, row, act, request.today)
        except NotAllowed as refusal:
            messages.error(request, f"刚才发来的没有存。{refusal}")
    return redirect("field:visit", row.pk)


def posted(request):
    """What was posted, an empty form too; None on a look."""
    return request.POST if request.method == "POST" else None


@gate.writes(VISITORS)
def visit(request, pk):
    row = seen_visit(request, pk)
    if request.method == "POST":
        try:
            left = save_whole(request, row)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return redirect("field:visit", pk)
        return redirect("field:visit" if left else "field:visit_close", pk)
    return _page(request, row)


def _page(request, row):
    acts = may(request.user, row, request.today)
    members = list(row.members.current().select_related("user"))
    goes = any(member.user_id == request.user.pk for member in members)
    context = {
        "visit": row, "may": acts, "members": members,
        "links_problems": request.scope.holds(row.unit),
        "cause": shown_cause(row.inspection, known_to_all(row.county_code) if goes else request.scope),
        "concluded": "" if request.position.kind in gate.SECTIONS else in_words(row),
        "may_again": may_go_again(request.user, row, request.today),
        "others": teams_there(row, row.visited_on or request.today),
    }  # fmt: skip
    if acts["record"]:
        slip = {"may_take_back": acts["close_record"] and is_empty(row)}
        return render(request, "field/visit.html", context | recording(row, request.today) | slip)
    if row.opened_at is None or row.gone_reason:
        known = before_going(row, request.today)
        words = {
            "why_not": why_not(request.user, row, request.today), "may_team": bool(acts_on(request.user, row)),
            "may_send": may_send(request.position, row),
        }  # fmt: skip
        return render(request, "field/visit_before.html", context | known | words)
    return render(request, "field/visit_record.html", context | record(request, row))


def save_whole(request, row) -> int:
    """The page as it was sent by a button; what a colleague changed meanwhile stays, and is said."""
    rows, revision = posted_seen(request.POST), posted_revision(request.POST)
    left = visiting.save_page(by=request.user, visit=row, rows=rows, revision=revision)
    if left:
        messages.warning(request, f"{left} 条同组的人刚记过，照他记的留着，请看一眼；您记的其余各条存好了。")
    return left


@gate.writes(VISITORS)
def save(request, pk):
    """Each tap, for the script of the page."""
    row = seen_visit(request, pk)
    if request.method != "POST":
        return redirect("field:visit", pk)
    try:
        rows, revision = posted_seen(request.POST), posted_revision(request.POST)
        saved = visiting.save_seen(by=request.user, visit=row, rows=rows, revision=revision)
    except NotAllowed as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}", "revision": saved.revision})


@gate.writes(VISITORS)
def still(request, pk):
    """A group as it was last time; what was chosen on the page so far is saved along."""
    row = seen_visit(request, pk)
    if request.method == "POST":
        try:
            save_whole(request, row)
            count = visiting.confirm_still(by=request.user, visit=row, group_code=request.POST.get("group", ""))
            messages.success(request, f"{count} 条记为仍同上次。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return redirect("field:visit", pk)


@gate.writes(VISITORS)
def begin(request, pk):
    row, form = seen_visit(request, pk), OpenForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            visiting.open_visit(by=request.user, visit=row, certificate_shown=form.cleaned_data["certificate_shown"])
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return redirect("field:visit", pk)


@gate.writes(VISITORS)
def miss(request, pk):
    row, form = seen_visit(request, pk), MissForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            visiting.miss_visit(by=request.user, visit=row, reason=form.cleaned_data["reason"])
            messages.success(request, "记下了，原因督导室看得到。以后补去，还从这里开始。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return redirect("field:visit", pk)


@gate.writes(VISITORS)
def take_back(request, pk):
    """Begun by mistake; a hidden visit may be out of sight afterwards for whoever typed it in."""
    row = seen_visit(request, pk)
    if request.method == "POST":
        try:
            visiting.take_back_opening(by=request.user, visit=row)
            messages.success(request, "撤回了，还算没有到校；到了再点开始。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    if readable_visits(reader_of(request.position, request.today)).filter(pk=pk).exists():
        return redirect("field:visit", pk)
    return redirect("field:papers")


urls = [
    path("visits/<uuid:pk>/", visit, name="visit"),
    path("visits/<uuid:pk>/save/", save, name="visit_save"),
    path("visits/<uuid:pk>/still/", still, name="visit_still"),
    path("visits/<uuid:pk>/begin/", begin, name="visit_begin"),
    path("visits/<uuid:pk>/begin/undo/", take_back, name="visit_take_back"),
    path("visits/<uuid:pk>/miss/", miss, name="visit_miss"),
]
