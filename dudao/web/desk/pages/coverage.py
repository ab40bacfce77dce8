from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.areas.models import Unit
from dudao.lib.posted import posted_number
from dudao.visits import coverage as figures
from dudao.visits.areas_coverage import by_area
from dudao.visits.lists import visits_at
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.coverage import areas_page, school_page, schools_page

LISTED = 300  # schools on one page; beyond that areas are listed, and each leads to its own
OF_NO_AREA, VIEWS = "none", ("ahead", "short")
PAGE = 50


@gate.reads(gate.LEADERS, gate.FIELD)
def coverage(request):
    """Who was visited in which month and who will miss this one; by area where there are many schools."""
    reader, chosen = reader_of(request.position, request.today), request.GET.get("area", "")
    area = _area(reader, chosen) if chosen and chosen != OF_NO_AREA else None
    rows = figures.schools_in(reader, request.today, area) if chosen else figures.schools_of(reader, request.today)
    schools = list(rows if chosen else rows[: LISTED + 1])
    if len(schools) > LISTED and not chosen:
        return render(request, "desk/coverage_areas.html", areas_page(by_area(reader, today=request.today)))
    shown = figures.matrix(reader, schools, today=request.today)
    only = request.GET.get("only", "")
    context = schools_page(shown, request.position, only=only if only in VIEWS else "", chosen=chosen)
    return render(request, "desk/coverage.html", context | {"area": area})


def _area(reader, chosen: str) -> Unit:
    return get_object_or_404(figures.areas_in(reader), pk=posted_number(chosen))


@gate.reads(gate.LEADERS, gate.FIELD)
def coverage_school(request, pk):
    """Every visit of one school or institution of which the reader may know, and how this month stands."""
    reader = reader_of(request.position, request.today)
    unit = get_object_or_404(figures.inspected_of(reader), pk=pk)
    page = Paginator(visits_at(reader, unit).prefetch_related("members__user"), PAGE).get_page(request.GET.get("page"))
    line = (
        figures.matrix(reader, [unit], today=request.today) if figures.is_visited_monthly(unit, request.today) else None
    )
    return render(request, "desk/coverage_school.html", school_page(unit, line, page, request) | {"page": page})


urls = [
    path("coverage/", coverage, name="coverage"),
    path("coverage/<int:pk>/", coverage_school, name="coverage_school"),
]
