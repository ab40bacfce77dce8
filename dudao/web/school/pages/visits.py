"""What a school is told of visits: those that were announced, and what was fed back, which the head signs for."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.lists import visible_visits, visits_at
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from dudao.web import gate

from ..forms.visit import ObjectionForm, ReceiptForm
from ..told import told

MOST = 50


@gate.reads(gate.SCHOOLS, gate.SECTIONS)
def visits(request):
    rows = visits_at(reader_of(request.position, request.today), request.position.unit)[:MOST]
    return render(request, "school/visits.html", {"visits": rows})


@gate.writes(gate.SCHOOLS, gate.SECTIONS)
def visit(request, pk):
    """The feedback of one visit; nothing of it shows before the school was told."""
    rows = visible_visits(reader_of(request.position, request.today))
    row = get_object_or_404(rows, pk=pk)
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            visiting.receive(by=request.user, position=request.position, visit=row, words=form.cleaned_data["words"])
            messages.success(request, "签收了。要改的在台账里，改好了报上来。")
            return redirect("school:visit", pk)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return render(request, "school/visit.html", {"visit": row, "form": form} | told(row, request))


@gate.writes(gate.SCHOOLS, gate.SECTIONS)
def receipt(request, pk):
    """The head says that nobody signed on paper."""
    rows = visible_visits(reader_of(request.position, request.today))
    row = get_object_or_404(rows, pk=pk)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        who = {"by": request.user, "position": request.position}
        try:
            visiting.object_to_receipt(**who, visit=row, words=form.cleaned_data["words"])
            messages.success(request, "记下了，那个签收不算。督导室会看到；看过反馈请您自己签。")
            return redirect("school:visit", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    elif row.receipt_paper_on is None:
        return redirect("school:visit", pk)
    return render(request, "school/visit_receipt.html", {"visit": row, "form": form})


urls = [
    path("visits/", visits, name="visits"),
    path("visits/<uuid:pk>/", visit, name="visit"),
    path("visits/<uuid:pk>/receipt/", receipt, name="visit_receipt"),
]
