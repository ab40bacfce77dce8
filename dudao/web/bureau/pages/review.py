"""The review of a draft and putting it in force."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.schemes import effects, history, queries, rules, services, threads
from dudao.schemes.drafts import entries
from dudao.schemes.planning import units_of
from dudao.web import gate

from ..draft_page import of_draft
from ..forms.scheme import ForceForm, RevisionForm
from ..review.beside import Beside
from ..review.desk import ORIGINAL, Desk
from ..review.saving import save, save_typed
from ..review.saying import said, url_of, what_of
from ..review.tabs import OF_LIST
from ..showing.compare import outlook_of
from ..showing.schemes import days_said


@gate.writes(gate.OFFICE)
@of_draft
def review(request, version):
    beside, units = Beside(version, request.user, request.today), units_of(version.county_code, request.today)
    shown = {"words": beside.words, "letters": _letters(request)}
    desk = Desk(version, units, request.GET, request.POST or None, stopped=beside.stopped(), **shown)
    if request.method == "POST":
        answer = save(request, version, desk)
        if isinstance(answer, str):
            return redirect(answer)
        desk = Desk(version, units, request.GET, request.POST, clash=answer, **shown) if answer else desk
    opened = request.method == "GET" and "tab" not in request.GET
    return render(request, "bureau/review/page.html", desk.context() | beside.context(desk, opened=opened))


def _letters(request) -> str:
    """In whose characters the source is shown: as chosen last, until one signs out."""
    if request.GET.get("letters"):
        request.session["letters"] = ORIGINAL if request.GET["letters"] == ORIGINAL else ""
    return request.session.get("letters", "")


@gate.writes(gate.OFFICE)
def autosave(request, pk):
    """The opened entry as it is typed: JSON for the page's script; the plain buttons do without it."""
    version = get_object_or_404(queries.drafts_for(request.scope), pk=pk)
    desk = Desk(version, units_of(version.county_code, request.today), request.GET, request.POST)
    return save_typed(request, version, desk)


@gate.reads(gate.OFFICE)
def changes(request, pk):
    """What others did since a revision: JSON, asked for by the page while it is open."""
    version = get_object_or_404(queries.drafts_for(request.scope), pk=pk)
    since = posted_number(request.GET.get("since", ""))
    steps = history.steps_of_others(version, request.user, version.revision if since is None else since)
    lines = [f"{line.who} {timezone.localtime(line.at):%H:%M} {line.what}" for line in said(version.draft, steps)]
    return JsonResponse({"lines": lines})


@gate.writes(gate.OFFICE)
@of_draft
def undo(request, version):
    here = reverse("bureau:scheme_review", args=[version.pk])
    if request.method == "POST":
        try:
            step = services.undo_step(by=request.user, version=version)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            done = what_of(version.draft, step)  # by the draft of before: what was added is gone now
            version.refresh_from_db()
            messages.success(request, f"撤销了：{done}。")
            return redirect(here + (url_of(version.draft, step) or "?tab=points"))
    return redirect(here)


@gate.writes(gate.OFFICE)
@of_draft
def force(request, version):
    form = ForceForm(request.POST or None, initial={"revision": version.revision, "from_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            held = services.put_in_force(by=request.user, version=version, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"《{version.title}》{days_said(held, request.today)}")
            return redirect("bureau:scheme", version.pk)
    return render(
        request, "bureau/review/force.html", {"form": form, "version": version} | _outlook(version, request.today)
    )


def _outlook(version, today) -> dict:
    """What will happen and what still keeps it from happening."""
    points = entries(version.draft, "indicators")
    blocking = [
        {"sentence": block.sentence, "url": _entry_url(version, block) if block.list else ""}
        for block in rules.blocks(version.draft)
    ]
    outlook = outlook_of(version)
    blocking += outlook.pop("left")
    return outlook | {
        "blocking": blocking, "points": len(points), "limits": len(entries(version.draft, "quantities")),
        "burdens": queries.burden_of(points), "sentences": effects.preview(version),
        "unbound": queries.unbound_columns(version.draft), "earlier": queries.other_in_force(version, today),
        "coming": queries.others_coming(version, today),
        "open_threads": [thread for thread in threads.threads_of(version) if thread.is_open],
    }  # fmt: skip


def _entry_url(version, block) -> str:
    here = reverse("bureau:scheme_review", args=[version.pk])
    return f"{here}?tab={OF_LIST[block.list].key}&open={block.id}#{block.id}"


@gate.writes(gate.OFFICE)
def discard(request, pk):
    version = get_object_or_404(queries.drafts_for(request.scope), pk=pk)
    form = RevisionForm(request.POST or None, initial={"revision": version.revision})
    if request.method == "POST" and form.is_valid():
        try:
            services.discard_draft(by=request.user, version=version, revision=form.cleaned_data["revision"])
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return redirect("bureau:scheme_review", version.pk)
        messages.success(request, f"《{version.title}》这一稿作废了，原件还留着。")
        return redirect("bureau:schemes")
    return render(request, "bureau/review/discard.html", {"form": form, "version": version})


urls = [
    path("schemes/<int:pk>/review/", review, name="scheme_review"),
    path("schemes/<int:pk>/autosave/", autosave, name="scheme_autosave"),
    path("schemes/<int:pk>/changes/", changes, name="scheme_changes"),
    path("schemes/<int:pk>/undo/", undo, name="scheme_undo"),
    path("schemes/<int:pk>/force/", force, name="scheme_force"),
    path("schemes/<int:pk>/discard/", discard, name="scheme_discard"),
]
