"""Spot checks of records (D10): drawn by lot among a month's records, read, and judged as records."""

import secrets

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits import record_checks
from dudao.visits.months import first_of
from dudao.visits.readers import reader_of
from dudao.visits.services import checking
from dudao.web import gate

from ..forms.oversight import LotForm, VerdictForm
from ..showing.oversight import months_back

USUAL = 5


@gate.writes(gate.LEADERS)
def checks(request):
    """The button draws a lot and leads to its list, which anybody may look at again."""
    form = LotForm(request.POST or request.GET)
    first, size = first_of(form.chosen("month") or request.today), form.chosen("size") or USUAL
    if request.method == "POST" and form.errors.get("size"):
        messages.error(request, f"抽几份写成 1 到 {LotForm.MOST} 的整数。")
        return redirect(f"{reverse('bureau:inspection_checks')}?month={first:%Y-%m}")
    if request.method == "POST":
        return redirect(
            f"{reverse('bureau:inspection_checks')}?month={first:%Y-%m}&size={size}&lot={secrets.token_hex(4)}"
        )
    reader, lot = reader_of(request.position, request.today), form.chosen("lot")
    return render(request, "bureau/oversight/checks.html", {
        "drawn": record_checks.by_lot(reader, first, size, lot) if lot else [], "lot": lot, "size": size,
        "first": first, "months": months_back(request.today), "may_act": is_office(request.position),
        "total": record_checks.records_of(reader, first).count(),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
def check(request, pk):
    row = get_object_or_404(record_checks.records_for(reader_of(request.position, request.today)), pk=pk)
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            checking.check_record(by=request.user, visit=row, **form.cleaned_data)
            messages.success(request, "记下了，去的人看得到。")
            return redirect("bureau:inspection_check", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "bureau/oversight/check.html", {"visit": row, "form": form, "checks": row.checks.all()})


urls = [
    path("inspections/checks/", checks, name="inspection_checks"),
    path("inspections/checks/<uuid:pk>/", check, name="inspection_check"),
]
