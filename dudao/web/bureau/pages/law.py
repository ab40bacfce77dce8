"""The numbers of the rules: what holds, by which paper; the county's own from a day on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits.law import Rules
from dudao.visits.rule_keys import RULES
from dudao.visits.services.rule_book import set_rule
from dudao.web import gate

from ..forms.law import RuleForm
from ..showing.law import groups, lines_of, own_rows


@gate.reads(gate.LEADERS)
def law(request):
    found = groups(request.scope.county_code, request.today)
    return render(request, "bureau/law/list.html", {"groups": found, "may_act": is_office(request.position)})


@gate.writes(gate.OFFICE)
def law_rule(request, key):
    if key not in RULES:
        raise Http404
    county, known = request.scope.county_code, RULES[key]
    form = RuleForm(request.POST or None, key=key, initial={"from_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            set_rule(by=request.user, county_code=county, key=key, **form.cleaned_data)
            messages.success(request, f"记下了：{known.label}。")
            return redirect("bureau:law")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    lines, own = lines_of(Rules(county, request.today), key, known), own_rows(county, key)
    return render(request, "bureau/law/rule.html", {"form": form, "known": known, "lines": lines, "own": own})


urls = [path("law/", law, name="law"), path("law/<slug:key>/", law_rule, name="law_rule")]
