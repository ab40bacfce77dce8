from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.visits.enums import InspectionKind
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.inspection_list import listed, rows_of, sought_by, standing_of, tabs_of

PAGE = 50


@gate.reads(gate.LEADERS)
def inspections(request):
    """What runs first; what is over stands in a view of its own."""
    reader, sought = reader_of(request.position, request.today), sought_by(request.GET)
    page = Paginator(listed(reader, sought), PAGE).get_page(request.GET.get("page"))
    return render(request, "bureau/inspections/list.html", {
        "page": page, "rows": rows_of(reader, page, request.today), "sought": sought, "kinds": InspectionKind.choices,
        "tabs": tabs_of(reader, sought), "keep": [("view", sought.view)], "may_act": is_office(request.position),
        **standing_of(reader),
    })  # fmt: skip


urls = [path("inspections/", inspections, name="inspections")]
