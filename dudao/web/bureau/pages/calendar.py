"""The calendar from which due days are counted: days that are not what their weekday says, and terms."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.accounts import services
from dudao.calendars import queries
from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.calendar import DaysForm, TermForm
from ..showing.calendar import by_month

YEARS = range(2020, 2041)


@gate.writes(gate.OFFICE)
def calendar(request):
    region, year = request.scope.county_code, year_of(request)
    days, term = DaysForm(prefix="days"), TermForm(prefix="term", initial={"school_year": year})
    if request.method == "POST":
        form = days = DaysForm(request.POST, prefix="days") if "set_days" in request.POST else days
        if "save_term" in request.POST:
            form = term = TermForm(request.POST, prefix="term")
        if form.is_valid() and written(request, form, region, year):
            return redirect(f"{reverse('bureau:calendar')}?year={year}")
    rows = queries.days_of_year(region, year)
    context = {
        "year": year, "region": region, "days": days, "term": term,
        "terms": queries.terms_around(region, request.today),
        "months": by_month(rows),
        "announced": queries.is_announced(region, year), "seeded": bool(rows),
    }  # fmt: skip
    return render(request, "bureau/calendar.html", context)


def year_of(request) -> int:
    asked = posted_number(request.GET.get("year", ""))
    return asked if asked in YEARS else request.today.year


def written(request, form, region: str, year: int) -> bool:
    """Do what the form asks for; its refusal becomes the form's error."""
    try:
        if "save_term" in request.POST:
            saved = services.save_term(by=request.user, region_code=region, **form.cleaned_data)
            messages.success(request, f"{saved}记好了。")
        else:
            count = services.set_days(by=request.user, region_code=region, **form.facts())
            messages.success(request, f"改好了 {count} 天。以后新算的期限按新日历，已经定下的期限不变。")
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@gate.writes(gate.OFFICE)
def calendar_seed(request, year):
    if request.method == "POST" and year in YEARS:
        added = services.fill_year(by=request.user, region_code=request.scope.county_code, year=year)
        filled = f"补上 {year} 年的节假日 {added} 天，改过的没动。"
        messages.success(request, filled if added else f"{year} 年的节假日一天不缺，没有要补的。")
    return redirect(f"{reverse('bureau:calendar')}?year={year}")


@gate.writes(gate.OFFICE)
def term_drop(request, pk):
    term = get_object_or_404(queries.own_terms(request.scope.county_code), pk=pk)
    if request.method == "POST":
        services.drop_term(by=request.user, term=term)
        messages.success(request, f"{term}去掉了。")
    return redirect("bureau:calendar")


urls = [
    path("calendar/", calendar, name="calendar"),
    path("calendar/<int:year>/seed/", calendar_seed, name="calendar_seed"),
    path("calendar/terms/<int:pk>/drop/", term_drop, name="term_drop"),
]
