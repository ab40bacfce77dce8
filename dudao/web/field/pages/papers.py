"""The paper road: a checklist to print, and the office's door for one that came back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.known import solvers
from dudao.visits.paper_codes import paper_code, spaced
from dudao.visits.services import visiting
from dudao.visits.sheets import sheet_of
from dudao.web import gate

from ..forms.visit import PaperForm
from .visit import VISITORS, seen_visit


@gate.reads(VISITORS)
def paper(request, pk):
    """The list on A4, with its code and what is known; filled with a pen where there is no device."""
    row = seen_visit(request, pk)
    sections = solvers(row.county_code, request.today)
    context = {"visit": row, "sheet": sheet_of(row, request.today), "code": spaced(paper_code(row.pk))}
    members = row.members.filter(left_at=None).select_related("user")
    return render(request, "field/paper.html", context | {"sections": sections, "members": members})


@gate.writes(gate.OFFICE)
def papers(request):
    """A clerk begins to enter a paper by its code; then the list is filled in as at the school."""
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            county = request.position.unit.county_code
            row = visiting.take_paper(by=request.user, county_code=county, **form.cleaned_data)
            messages.success(request, "找到了。照纸上的逐条录入；也可以把纸质表拍照附上。")
            return redirect("field:visit", row.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "field/papers.html", {"form": form})


urls = [
    path("visits/<uuid:pk>/paper/", paper, name="visit_paper"),
    path("papers/", papers, name="papers"),
]
