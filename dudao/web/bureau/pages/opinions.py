"""The opinions that are under way: at which step each waits, and how many days are left."""

from django.shortcuts import render
from django.urls import path

from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.opinions import waiting


@gate.reads(gate.LEADERS)
def waiting_opinions(request):
    rows = waiting(reader_of(request.position, request.today), request.today)
    return render(request, "bureau/oversight/opinions.html", {"rows": rows})


urls = [path("inspections/opinions/", waiting_opinions, name="inspection_opinions")]
