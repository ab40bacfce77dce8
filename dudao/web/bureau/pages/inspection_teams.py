"""Who goes on one visit: somebody else, a swap between two colleagues, the day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits.lists import visible_visits
from dudao.visits.queries import may_keep
from dudao.visits.readers import reader_of
from dudao.visits.services import calling_off, teams
from dudao.visits.substitutes import may_change_people
from dudao.web import gate
from dudao.web.team_acts import plan_day, swap

from ..showing.inspection_teams import forms_for, over_words


@gate.writes(gate.ARRANGING)
def inspection_team(request, pk):
    """Small forms on one page; each is posted by its own button."""
    reader = reader_of(request.position, request.today)
    visit = get_object_or_404(visible_visits(reader), pk=pk)
    if not may_keep(request.position, visit.inspection):
        raise PermissionDenied("这次督导由督导室安排，换人请找督导室。")
    if request.method != "POST" and not may_change_people(visit):  # an old page
        messages.info(request, f"{visit.unit.label}这次{over_words(visit)}，不用再换人、定日子。")
        return redirect("bureau:inspection", visit.inspection_id)
    forms, away = forms_for(request.POST, visit, request.position, request.today)
    act = next((name for name in DOING if name in request.POST), "")
    if act and forms[act].is_valid():
        try:
            messages.success(request, DOING[act](request.user, visit, forms[act]))
            return redirect("bureau:inspection", visit.inspection_id) if act == "cancel" else redirect(request.path)
        except NotAllowed as refusal:
            forms[act].add_error(None, str(refusal))
    members = visit.members.select_related("user", "instead").order_by("left_at", "-is_lead", "pk")
    context = {"visit": visit, "members": members, "forms": forms, "away": away, "today": request.today,
               "may_stand_in": is_office(request.position)}  # fmt: skip
    return render(request, "bureau/inspections/team.html", context)


def replace(by, visit, form) -> str:
    data = form.cleaned_data
    teams.replace_member(by=by, visit=visit, **data)
    return f"{data['user'].name}不去了" + (f"，改由{data['instead'].name}去。" if data["instead"] else "。")


def join(by, visit, form) -> str:
    user = form.cleaned_data["user"]
    teams.add_member(by=by, visit=visit, user=user)
    return f"添上了：{user.name}一起去{visit.unit.label}。"


def lead(by, visit, form) -> str:
    user = form.cleaned_data["user"]
    teams.pass_lead(by=by, visit=visit, user=user)
    return f"改由{user.name}牵头。"


def cancel(by, visit, form) -> str:
    calling_off.cancel_visit(by=by, visit=visit, reason=form.cleaned_data["reason"])
    return f"取消了：{visit.unit.label}这次不去了，去的人收到了消息。"


DOING = {"replace": replace, "join": join, "lead": lead, "swap": swap, "day": plan_day, "cancel": cancel}

urls = [path("inspections/visits/<uuid:pk>/team/", inspection_team, name="inspection_team")]
