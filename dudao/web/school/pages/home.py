from django.shortcuts import render
from django.urls import path

from dudao.inspections import queries
from dudao.web import gate

MOST = 50


@gate.reads(gate.SCHOOLS, gate.DISTRICTS)
def home(request):
    """What was asked of the unit and when; the newest first."""
    unit = request.position.unit
    forms, reports = queries.forms_of(request.scope, unit)[:MOST], queries.reports_owed(unit)[:MOST]
    return render(request, "school/home.html", {"forms": forms, "reports": reports, "today": request.today})


urls = [path("", home, name="home")]
