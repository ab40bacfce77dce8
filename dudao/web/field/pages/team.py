"""Who goes and when, for those who go: a hidden visit they change themselves, else they ask the office."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.lists import readable_visits
from dudao.visits.readers import reader_of
from dudao.visits.services import asking_off, teams
from dudao.web import gate
from dudao.web.team_acts import plan_day, swap

from ..showing.team import acts_on, forms_for
from .visit import VISITORS, seen_visit


@gate.writes(VISITORS)
def visit_team(request, pk):
    """Small forms on one page; each is posted by its own button."""
    visit, reader = seen_visit(request, pk), reader_of(request.position, request.today)
    forms = forms_for(request.POST, visit, reader, acts_on(request.user, visit), request.today)
    act = next((name for name in forms if name in request.POST), "")
    if act and forms[act].is_valid():
        try:
            messages.success(request, DOING[act](request.user, visit, forms[act]))
            return after(reader, pk)
        except NotAllowed as refusal:
            forms[act].add_error(None, str(refusal))
    members = visit.members.select_related("user", "instead").order_by("left_at", "-is_lead", "pk")
    return render(request, "field/visit_team.html", {"visit": visit, "members": members, "forms": forms})


def after(reader, pk):
    """Whoever has left a hidden visit sees it no more."""
    if readable_visits(reader).filter(pk=pk).exists():
        return redirect("field:visit_team", pk)
    return redirect("field:home")


def replace(by, visit, form) -> str:
    data = form.cleaned_data
    teams.replace_member(by=by, visit=visit, **data)
    if data["instead"] is None:
        return f"{data['user'].name}不去了。"
    return f"{data['user'].name}不去了，改由{data['instead'].name}去；两个人都收到了消息，里面不写学校。"


def ask(by, visit, form) -> str:
    asking_off.ask_for_another(by=by, visit=visit, words=form.cleaned_data["words"])
    return "告诉督导室了，换好人会有消息；换好以前还算你去。"


DOING = {"replace": replace, "swap": swap, "ask": ask, "day": plan_day}

urls = [path("visits/<uuid:pk>/team/", visit_team, name="visit_team")]
