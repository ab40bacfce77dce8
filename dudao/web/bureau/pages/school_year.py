"""What changes with a school year, each with a sentence that says what will happen before it does."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts import services
from dudao.areas import queries
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.school_year import CloseForm, HeadForm, MoveForm, RenameForm

ACTS = {
    "rename": ("改名", RenameForm, services.rename_unit),
    "move": ("调整隶属", MoveForm, services.move_unit),
    "close": ("撤销或并入", CloseForm, services.close_unit),
    "head": ("换负责人", HeadForm, services.appoint_head),
}


@gate.writes(gate.OFFICE)
def change(request, pk, act):
    unit = get_object_or_404(queries.visible_units(request.scope), pk=pk)
    if act not in ACTS:
        raise Http404
    label, form_class, service = ACTS[act]
    form = form_class(request.POST or None, unit=unit, scope=request.scope, initial={"on": request.today})
    words = []
    if request.method == "POST" and form.is_valid():
        facts = {"by": request.user, "unit": unit} | form.facts()
        try:
            if "confirm" in request.POST:
                batch = service(**facts)
                messages.success(request, f"{batch.file_name}，已办。")
                return redirect("bureau:unit", unit.pk)
            if "again" not in request.POST:
                words = services.rehearse(service, **facts)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    context = {"unit": unit, "form": form, "label": label, "words": words}
    return render(request, "bureau/unit_change.html", context)


@gate.reads(gate.OFFICE)
def changes(request):
    page = Paginator(queries.recent_changes(request.scope), 50).get_page(request.GET.get("page"))
    return render(request, "bureau/changes.html", {"page": page})


@gate.writes(gate.OFFICE)
def undo(request, pk):
    batch = get_object_or_404(queries.visible_batches(request.scope), pk=pk)
    if request.method == "POST":
        try:
            services.undo_import(by=request.user, batch=batch)
            messages.success(request, f"“{batch.file_name}”撤回了，名册回到原来的样子。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect("bureau:changes")
    return render(request, "bureau/undo.html", {"batch": batch})


urls = [
    path("units/<int:pk>/change/<slug:act>/", change, name="unit_change"),
    path("changes/", changes, name="changes"),
    path("changes/<int:pk>/undo/", undo, name="change_undo"),
]
