"""Somebody is ill for a while: a colleague takes over the visits that are still to come, at once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.models import User
from dudao.lib.statetable import NotAllowed
from dudao.visits.facts import Ground
from dudao.visits.readers import reader_of
from dudao.visits.services import teams
from dudao.visits.substitutes import may_stand_in, waiting_of
from dudao.web import gate
from dudao.web.goers import Names
from dudao.web.team_forms import StandInForm


@gate.writes(gate.OFFICE)
def inspection_stand_in(request, person_id):
    """All that wait are ticked at first; where he may not go is said with the school, and can be unticked."""
    person = get_object_or_404(User, pk=person_id, county_code=request.scope.county_code)
    waiting = waiting_of(person, reader_of(request.position, request.today))
    people = may_stand_in(request.scope.county_code, person, request.today)
    names = Names(Ground(request.scope.county_code, request.today).seats)
    form = StandInForm(
        request.POST or None, visits=waiting, people=people, names=names,
        initial={"visits": [visit.pk for visit in waiting]},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            done = teams.stand_in(by=request.user, user=person, **data | {"visits": list(data["visits"])})
            messages.success(request, f"{done} 次到校改由{data['instead'].name}去，两个人都收到了消息。")
            return redirect(request.path)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    chosen = {str(key) for key in form["visits"].value() or []}
    rows = [(visit, str(visit.pk) in chosen) for visit in waiting]
    return render(request, "bureau/inspections/stand_in.html", {"person": person, "rows": rows, "form": form})


urls = [path("inspections/people/<int:person_id>/stand-in/", inspection_stand_in, name="inspection_stand_in")]
