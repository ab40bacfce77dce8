"""Check-up and rectification of weak spots (E05): what is known before it, and what came of it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import path

from dudao.visits import campaign_results, looking_back, weak_spots
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..forms.campaign import WeakSpotsForm
from ..showing import campaign as showing
from .inspections import seen

PAGE = 50


@gate.reads(gate.OFFICE)
def weak_spots_page(request):
    """Points with what is known of them; those that are ticked bring the places where they failed."""
    form = WeakSpotsForm(request.GET, scope=request.scope, today=request.today)
    chosen, reader = form.chosen(), reader_of(request.position, request.today)
    found = weak_spots.faults(reader, chosen["since"])
    rows = showing.weak_rows(request.scope, request.today, found, request.GET)
    shown = showing.proposal(reader, rows, found, request.today, chosen)
    context = {"form": form, "groups": showing.groups_of(rows), "since": chosen["since"]}
    return render(request, "bureau/inspections/weak.html", context | shown)


@gate.reads(gate.LEADERS | gate.ARRANGING)
def results(request, pk):
    """What came of it in a minute; each number is the list behind it."""
    shown = seen(request, pk)
    found = campaign_results.results_of(shown, reader_of(request.position, request.today))
    what = request.GET.get("what", "still_open")
    if what not in showing.LISTS:
        raise Http404
    page = Paginator(getattr(found, what), PAGE).get_page(request.GET.get("page"))
    return render(request, "bureau/inspections/results.html", {
        "shown": shown, "found": found, "numbers": showing.numbers(found), "page": page, "what": what,
        "label": showing.LISTS[what][0], "areas": campaign_results.by_area(found, request.today),
    })  # fmt: skip


@gate.reads(gate.LEADERS | gate.ARRANGING)
def results_paper(request, pk):
    shown = seen(request, pk)
    found = campaign_results.results_of(shown, reader_of(request.position, request.today))
    return render(request, "bureau/inspections/results_paper.html", {
        "shown": shown, "found": found, "areas": campaign_results.by_area(found, request.today),
        "points": shown.points.select_related("checkpoint").order_by("order"), "today": request.today,
    })  # fmt: skip


@gate.reads(gate.LEADERS | gate.ARRANGING)
def found(request, pk):
    """The problems that one inspection saw, all or those that are still open."""
    shown, only_open = seen(request, pk), request.GET.get("what") == "open"
    rows = looking_back.found_by(shown, reader_of(request.position, request.today), only_open=only_open)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "bureau/inspections/found.html", {"shown": shown, "page": page, "only_open": only_open})


urls = [
    path("inspections/weak/", weak_spots_page, name="inspection_weak"),
    path("inspections/<int:pk>/found/", found, name="inspection_found"),
    path("inspections/<int:pk>/results/", results, name="inspection_results"),
    path("inspections/<int:pk>/results/paper/", results_paper, name="inspection_results_paper"),
]
