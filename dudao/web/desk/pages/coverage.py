from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.visits import coverage as figures
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.coverage import areas_page, schools_page

LISTED = 300  # schools on one page; beyond that areas are listed, and each leads to its own


@gate.reads(gate.LEADERS, gate.FIELD)
def coverage(request):
    """Who was visited in which month and who will miss this one; by area where there are many schools."""
    reader = reader_of(request.position, request.today)
    area = None
    if chosen := request.GET.get("area"):
        area = get_object_or_404(figures.areas_in(reader), pk=chosen if chosen.isdecimal() else 0)
    schools = figures.schools_of(reader, request.today, area=area)
    if area is None and schools.count() > LISTED:
        rows = figures.by_area(reader, today=request.today)
        return render(request, "desk/coverage_areas.html", areas_page(rows, request.today))
    shown = figures.matrix(reader, schools, today=request.today)
    return render(request, "desk/coverage.html", schools_page(shown, area, only=request.GET.get("only", "")))


urls = [path("coverage/", coverage, name="coverage")]
