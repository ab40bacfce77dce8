from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.files.queries import uses_of
from dudao.files.services import MAX_BYTES
from dudao.inspections import queries, services
from dudao.inspections.consolidating import gathered
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.consolidation import ConsolidationForm


@gate.writes(gate.HEADS, gate.DISTRICTS)
def consolidation(request, round_id):
    """Problem list, plan and report of a school district or a directly managed school, sent up once."""
    unit = request.position.unit
    sent = get_object_or_404(queries.visible_rounds(request.scope), pk=round_id)
    if not queries.owes_report(sent, unit):
        nothing = {"sent": sent, "unit": unit, "it": gathered(sent, unit, request.today)}
        return render(request, "school/consolidation_none.html", nothing)
    paper = queries.consolidation_of(sent, unit)
    written = {"plan": paper.plan, "report": paper.report} if paper else None
    form = ConsolidationForm(request.POST or None, request.FILES or None, initial=written)
    if request.method == "POST" and form.is_valid():
        try:
            return _store(request, sent, form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    gathering = gathered(sent, unit, request.today)
    context = {
        "sent": sent,
        "paper": paper,
        "form": form,
        "it": gathering,
        "unit": unit,
        "files": _files(request, paper),
    }
    return render(request, "school/consolidation.html", context)


def _store(request, sent, words):
    who = {"by": request.user, "position": request.position, "sent": sent}
    if words["file"]:
        services.attach_file(**who, name=words["file"].name, content=words["file"].read(MAX_BYTES + 1))
    texts = {"plan": words["plan"], "report": words["report"]}
    if "submit" in request.POST:
        services.submit_consolidation(**who, **texts)
        messages.success(request, "报上去了。")
    else:
        services.save_consolidation(**who, **texts)
        messages.success(request, "先存着了，还没有报。")
    return redirect("school:consolidation", sent.pk)


def _files(request, paper) -> list[dict]:
    """The report's files as the component lists them."""
    uses = uses_of([paper.pk], kind=services.REPORT_FILES, scope=request.scope) if paper else []
    return [
        {"name": use.name, "url": reverse("desk:file", args=[use.pk]), "size": use.stored.size,
         "about": use.uploaded_by.name, "remove_url": ""}
        for use in uses
    ]  # fmt: skip


urls = [path("consolidation/<int:round_id>/", consolidation, name="consolidation")]
