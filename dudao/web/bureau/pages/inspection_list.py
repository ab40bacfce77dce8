from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.inspection_list import chosen_view, listed, rows_of, tabs_of

PAGE = 50


@gate.reads(gate.LEADERS)
def inspections(request):
    """What runs first; what is over stands in a view of its own."""
    reader, view = reader_of(request.position, request.today), chosen_view(request.GET.get("view", ""))
    page = Paginator(listed(reader, view), PAGE).get_page(request.GET.get("page"))
    tabs = tabs_of(reader, view)
    return render(request, "bureau/inspections/list.html", {
        "page": page, "rows": rows_of(reader, page, request.today), "view": view,
        "tabs": tabs, "running": tabs[0]["count"], "any": tabs[-1]["count"] > 0,
        "may_act": is_office(request.position),
    })  # fmt: skip


urls = [path("inspections/", inspections, name="inspections")]
