"""The end of a visit: what becomes of each finding, the record closed; later only amendments."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.causes import conclusions_asked
from dudao.visits.services import visiting
from dudao.visits.services.amending import PLACES
from dudao.visits.sheets import sheet_of
from dudao.visits.urgency import dangers_from, pressed_until
from dudao.web import gate

from ..forms.visit import AmendForm, MannerForm, UrgentForm
from ..showing.record import counted, findings
from ..showing.visit import may
from .visit import VISITORS, led_back, posted, seen_visit


@gate.writes(VISITORS)
def close(request, pk):
    """Everything once more; what is missing links to its point."""
    row = seen_visit(request, pk)
    acts = may(request.user, row, request.today)
    if not acts["record"]:
        tapped_twice = request.method == "POST" and acts["feed_back"]
        return redirect("field:visit_feedback" if tapped_twice else "field:visit", pk)
    given = {"methods": row.methods, "steps": row.steps, "minutes": row.minutes, "summary": row.summary}
    asked = conclusions_asked(row)
    form = MannerForm(posted(request), initial=given | {"conclusion": asked.suggested}, conclusions=asked.choices)
    if request.method == "POST" and form.is_valid():
        try:
            return _close(request, row, form.cleaned_data)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    sheet = sheet_of(row, request.today)
    context = {"visit": row, "may": acts, "sheet": sheet, "form": form, "counts": counted(sheet)}
    beside = {"found": findings(sheet, row), "urgent": dangers_from(row)}
    return render(request, "field/visit_close.html", context | beside)


def _close(request, row, facts: dict):
    who = {"by": request.user, "visit": row}
    visiting.save_manner(**who, methods=facts["methods"], steps=facts["steps"])
    told = {name: facts[name] for name in ("summary", "methods", "minutes", "conclusion") if name in facts}
    visiting.close_record(**who, **told)
    messages.success(request, f"记录收好了。接着把看到的反馈给{row.unit.get_kind_display()}。")
    return redirect("field:visit_feedback", row.pk)


@gate.writes(VISITORS)
def amend(request, pk):
    """A correction that everybody sees; the record stays as it was."""
    row = seen_visit(request, pk)
    if not may(request.user, row, request.today)["amend"]:
        return led_back(request, row, "amend")
    sheet = sheet_of(row, request.today)
    places = [*PLACES.items(), *[(line.name, f"{line.point.code} {line.point.text}"[:60]) for line in sheet.lines]]
    form = AmendForm(posted(request), places=places)
    if request.method == "POST" and form.is_valid():
        try:
            visiting.amend(by=request.user, visit=row, **form.cleaned_data)
            messages.success(request, "更正记下了，原来写的还在。")
            return redirect("field:visit", pk)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return render(request, "field/visit_amend.html", {"visit": row, "form": form})


@gate.writes(VISITORS)
def urgent(request, pk):
    """Danger to life goes at once to the school's head, the office and the leaders."""
    row, form = seen_visit(request, pk), UrgentForm(posted(request))
    if not may(request.user, row, request.today)["press_urgent"]:
        return led_back(request, row, "press_urgent")
    if request.method == "POST" and form.is_valid():
        try:
            problem = visiting.press_urgent(by=request.user, visit=row, words=form.cleaned_data["words"])
            messages.success(request, f"报出去了，编号 {problem.number}；负责人、督导室和局领导都收到了消息。")
            return redirect("field:visit", pk)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    context = {"visit": row, "form": form, "urgent": dangers_from(row), "until": pressed_until(row)}
    return render(request, "field/visit_urgent.html", context)


urls = [
    path("visits/<uuid:pk>/close/", close, name="visit_close"),
    path("visits/<uuid:pk>/amend/", amend, name="visit_amend"),
    path("visits/<uuid:pk>/urgent/", urgent, name="visit_urgent"),
]
