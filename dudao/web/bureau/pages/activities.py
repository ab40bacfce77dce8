"""What is to be done at least so many times (D06): the list is the office's and empty until it fills it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits import activities
from dudao.visits.activity_places import places_of, times_of
from dudao.visits.readers import reader_of
from dudao.visits.services import counting
from dudao.web import gate
from dudao.web.posted_only import posted_only

from ..forms.oversight import RuleForm

PAGE = 100


@gate.writes(gate.LEADERS)
def activity_rules(request):
    form = RuleForm(request.POST or None, initial={"period": "month"})
    if request.method == "POST" and form.is_valid():
        try:
            counting.set_activity_rule(by=request.user, county_code=request.scope.county_code, **form.cleaned_data)
            messages.success(request, "定好了，督学在自己的页面上看得到。")
            return redirect("bureau:inspection_activities")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    rules = activities.rules_of(request.scope.county_code, request.today)
    reader = reader_of(request.position, request.today)
    shown = [(rule, times_of(reader, rule, request.today), activities.method_of(rule.name)) for rule in rules]
    return render(request, "bureau/oversight/activities.html", {
        "rules": shown, "form": form, "may_act": is_office(request.position),
    })  # fmt: skip


@gate.reads(gate.LEADERS)
def activity_places(request, pk):
    """At which schools it was done and how often; nobody is compared."""
    rule = get_object_or_404(activities.rules_of(request.scope.county_code, request.today), pk=pk)
    places = places_of(reader_of(request.position, request.today), rule, request.today)
    page = Paginator(places, PAGE).get_page(request.GET.get("page"))
    return render(request, "bureau/oversight/activity_places.html", {
        "rule": rule, "page": page, "total": sum(place.times for place in places),
        "span": activities.span(rule.county_code, rule.period, request.today),
        "method": activities.method_of(rule.name),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
@posted_only
def activity_end(request, pk):
    rule = get_object_or_404(activities.rules_of(request.scope.county_code, request.today), pk=pk)
    try:
        counting.end_activity_rule(by=request.user, rule=rule)
        messages.success(request, f"“{rule.name}”不再要求，记过的还在。")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("bureau:inspection_activities")


urls = [
    path("inspections/activities/", activity_rules, name="inspection_activities"),
    path("inspections/activities/<int:pk>/", activity_places, name="inspection_activity"),
    path("inspections/activities/<int:pk>/end/", activity_end, name="inspection_activity_end"),
]
