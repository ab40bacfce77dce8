"""Who goes on one visit: somebody else, a swap between two colleagues, the day."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.models import User
from dudao.lib.statetable import NotAllowed
from dudao.visits.enums import VisitState
from dudao.visits.facts import Ground
from dudao.visits.models import Visit, VisitMember
from dudao.visits.readers import reader_of
from dudao.visits.services import announcing, teams
from dudao.web import gate

from ..forms.inspections import DayForm, MemberForm, SwapForm


def seen(request):
    return Visit.objects.visible_to(reader_of(request.position, request.today)).select_related("unit", "inspection")


@gate.writes(gate.OFFICE)
def inspection_team(request, pk):
    """Three small forms on one page; each is posted by its own button."""
    visit = get_object_or_404(seen(request), pk=pk)
    forms = forms_for(request, visit)
    act = next((name for name in ("replace", "swap", "day") if name in request.POST), "")
    if act and forms[act].is_valid():
        try:
            messages.success(request, DOING[act](request.user, visit, forms[act]))
            return redirect("bureau:inspection_team", pk)
        except NotAllowed as refusal:
            forms[act].add_error(None, str(refusal))
    members = visit.members.select_related("user", "instead").order_by("left_at", "-is_lead", "pk")
    context = {"visit": visit, "members": members, "forms": forms, "today": request.today}
    return render(request, "bureau/inspections/team.html", context)


def forms_for(request, visit: Visit) -> dict:
    team = User.objects.filter(visits__visit=visit, visits__left_at=None).order_by("pk")
    ground = Ground(visit.county_code, request.today)
    people = User.objects.filter(pk__in=ground.seats).exclude(pk__in=team.values("pk")).order_by("name", "pk")
    waiting = seen(request).filter(inspection__state="running", state=VisitState.PLANNED).exclude(pk=visit.pk)
    going = VisitMember.objects.filter(visit__in=waiting, left_at=None).exclude(user__in=team.values("pk"))
    others = [
        (member.visit, member.user)
        for member in going.select_related("visit__unit", "user").order_by("visit__unit__code", "pk")[:300]
    ]

    def given(name: str):
        return request.POST if name in request.POST else None

    return {
        "replace": MemberForm(given("replace"), prefix="r", team=team, people=people),
        "swap": SwapForm(given("swap"), prefix="s", team=team, others=others),
        "day": DayForm(given("day"), prefix="d", initial={"on": visit.planned_on}),
    }


def replace(by, visit: Visit, form) -> str:
    data = form.cleaned_data
    teams.replace_member(by=by, visit=visit, **data)
    return f"{data['user'].name}不去了" + (f"，改由{data['instead'].name}去。" if data["instead"] else "。")


def swap(by, visit: Visit, form) -> str:
    data = form.cleaned_data
    other, colleague = form.pairs[data["other"]]
    teams.swap(
        by=by, one=visit, one_user=data["user"], other=other, other_user=colleague, words=data["words"]
    )  # fmt: skip
    return f"对调了：{colleague.name}去{visit.unit.label}，{data['user'].name}去{other.unit.label}。"


def plan_day(by, visit: Visit, form) -> str:
    announcing.plan_day(by=by, visit=visit, on=form.cleaned_data["on"])
    return "日子定好了。"


DOING = {"replace": replace, "swap": swap, "day": plan_day}

urls = [path("inspections/visits/<uuid:pk>/team/", inspection_team, name="inspection_team")]
