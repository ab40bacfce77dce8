from django.shortcuts import render
from django.urls import path

from dudao.visits.lists import done_lately, missed_visits, own_visits
from dudao.visits.opinions import own_untold_visits
from dudao.visits.queries import plan_of_the_year
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.home import grouped

MOST = 60


@gate.reads(gate.FIELD, gate.LEADERS, gate.SECTIONS)
def home(request):
    """The visits to which the reader goes: what is begun, due, late, what is still missing at each, and
    what is still to be told afterwards."""
    reader = reader_of(request.position, request.today)
    visits, done = list(own_visits(reader)[:MOST]), list(done_lately(reader, request.today)[:MOST])
    untold = list(own_untold_visits(reader)[:MOST])
    missed = list(missed_visits(reader)[:MOST])
    groups = grouped(visits, untold, missed, request.today)
    plan = plan_of_the_year(request.scope, request.today)
    context = {"groups": groups, "left": len(visits) + len(untold) + len(missed), "done": done, "plan": plan}
    return render(request, "field/home.html", context)


urls = [path("", home, name="home")]
