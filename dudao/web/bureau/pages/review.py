"""The review of a draft and putting it in force."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.schemes import effects, queries, rules, services
from dudao.schemes.drafts import entries
from dudao.schemes.planning import units_of
from dudao.web import gate

from ..forms.scheme import ForceForm, RevisionForm
from ..review.desk import Desk
from ..review.tabs import OF_LIST
from ..showing.schemes import days_said


@gate.writes(gate.OFFICE)
from ..showing.compare import outlook_of
def review(request, pk):
    version = get_object_or_404(queries.drafts_for(request.scope), pk=pk)
    desk = Desk(version, units_of(version.county_code, request.today), request.GET, request.POST or None)
    if request.method == "POST":
        url = _save(request, version, desk)
        if url:
            return redirect(url)
    return render(request, "bureau/review/page.html", desk.context())


def _save(request, version, desk: Desk) -> str:
    """Where to go on after the edit; empty when the form has to be shown again with its errors."""
    act, seen = request.POST.get("act", ""), RevisionForm(request.POST)
    here = reverse("bureau:scheme_review", args=[version.pk])
    try:
        ops = desk.ops(act)
        if not ops or not seen.is_valid():
            return "" if desk.form is not None and desk.form.errors else here
        saved = services.save_edit(by=request.user, version=version, ops=ops, **seen.cleaned_data)
    except services.Stale as stale:
        messages.warning(request, str(stale))
        return f"{here}?tab={desk.tab.key}&open={desk.open_id}#{desk.open_id}"
    except NotAllowed as refusal:
        if desk.form is None or not desk.form.is_bound or not desk.form.is_valid():
            messages.error(request, str(refusal))
            return here
        desk.form.add_error(None, str(refusal))
        return ""
    return here + desk.after(act, saved.draft)


@gate.writes(gate.OFFICE)
def autosave(request, pk):
    """The opened entry as it is typed: JSON for the page's script; the plain buttons do without it."""
    version = get_object_or_404(queries.drafts_for(request.scope), pk=pk)
    desk = Desk(version, units_of(version.county_code, request.today), request.GET, request.POST)
    try:
        ops, seen = desk.ops("keep"), RevisionForm(request.POST)
        if not ops or not seen.is_valid():
            return JsonResponse({"refused": desk.first_error()}, status=400)
        saved = services.save_edit(by=request.user, version=version, ops=ops, **seen.cleaned_data)
    except services.Stale:
        return JsonResponse({"refused": "他人刚改过，请刷新这一页再改。"}, status=400)
    except NotAllowed as refusal:
        return JsonResponse({"refused": str(refusal)}, status=400)
    at = timezone.localtime(saved.edited_at)
    return JsonResponse({"saved_at": f"{at:%H:%M}", "hidden": {"revision": saved.revision}})


@gate.writes(gate.OFFICE)
def force(request, pk):
    version = get_object_or_404(queries.drafts_for(request.scope), pk=pk)
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
    path("schemes/<int:pk>/force/", force, name="scheme_force"),
    path("schemes/<int:pk>/discard/", discard, name="scheme_discard"),
]
