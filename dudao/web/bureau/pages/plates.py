"""The plates of the county (B10): who is posted where, what stands on each plate, all of them printed in one go."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.visits import plates
from dudao.visits.services import plating
from dudao.web import gate
from dudao.web.own_address import only_here
from dudao.web.posted_only import posted_only
from dudao.web.ui.plate_form import PlateForm

from ..showing.plates import printed

PAGE = 100


@gate.reads(gate.LEADERS)
def plate_list(request):
    rows = plates.postings_for(request.scope, request.today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    missing = rows.filter(plate=None).count()
    context = {
        "page": page,
        "rows": [(one, plates.plate_of(one)) for one in page],
        "missing": missing,
        "may_act": is_office(request.position),
        "total": rows.count(),
    }
    return render(request, "bureau/plates/list.html", context)


@gate.writes(gate.OFFICE)
@posted_only
def make(request):
    count = plating.make_plates(by=request.user, county_code=request.scope.county_code)
    messages.success(request, f"做了 {count} 块。照片和电话可以一块一块填，不填也能先打印。")
    return redirect("bureau:posting_plates")


@gate.writes(gate.OFFICE)
def plate(request, pk):
    posting = get_object_or_404(plates.postings_for(request.scope, request.today), pk=pk)
    form = PlateForm(request.POST or None, request.FILES or None, initial=plates.shown_on(posting))
    if request.method == "POST" and form.is_valid():
        try:
            plating.fill_plate(by=request.user, posting=posting, **form.facts())
            messages.success(request, f"{posting.unit.label}的牌填好了。")
            return redirect("bureau:posting_plate", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    context = {"posting": posting, "plate": plates.plate_of(posting), "form": form}
    return render(request, "bureau/plates/plate.html", context)


@gate.reads(gate.LEADERS)
def plates_print(request):
    """All of the county, or with ``?posting=`` one; A4 or A3, a page each."""
    rows = plates.postings_for(request.scope, request.today).exclude(plate=None)
    one = posted_number(request.GET.get("posting", ""))
    rows = rows if one is None else rows.filter(pk=one)
    sheets = printed(rows, request.build_absolute_uri)
    return render(request, "bureau/plates/print.html", {
        "sheets": sheets, "large": request.GET.get("size") == "a3", "one": "" if one is None else one,
        "only_here": only_here(request),
    })  # fmt: skip


urls = [
    path("plates/", plate_list, name="posting_plates"),
    path("plates/make/", make, name="posting_plates_make"),
    path("plates/print/", plates_print, name="posting_plates_print"),
    path("plates/<int:pk>/", plate, name="posting_plate"),
]
