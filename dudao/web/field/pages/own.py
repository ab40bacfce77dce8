"""An inspector's own pages: his month, his counts, what he has read, what the office answered. Nobody else's."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.audit import services as audit
from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.reports.own_month_sheet import own_month_sheet
from dudao.visits import activities, own_work, plates
from dudao.visits.months import first_of
from dudao.visits.readers import reader_of
from dudao.visits.services import counting, studying
from dudao.web import gate
from dudao.web.attachment import attachment

from ..forms.own import MonthForm, StudyForm

MOST = 50


@gate.reads(gate.FIELD)
def own(request):
    """Where all of it begins: this month in one line, then what is his to look at."""
    reader = reader_of(request.position, request.today)
    return render(request, "field/own.html", {
        "month": own_work.month_of(reader, first_of(request.today)), "meters": activities.meters(reader, request.today),
        "remarks": own_work.remarks_of(request.user)[:MOST], "checks": own_work.checks_for(reader)[:MOST],
        "studies": own_work.studies_of(request.user)[:3],
        "postings": [(one, plates.plate_of(one)) for one in plates.own_postings(request.user, request.today)],
    })  # fmt: skip


def _month(request):
    form = MonthForm(request.GET)
    chosen = form.cleaned_data["month"] if form.is_valid() else None
    first = first_of(chosen or request.today)
    return own_work.month_of(reader_of(request.position, request.today), first)


@gate.reads(gate.FIELD)
def month(request):
    """The month for the allowance; it prints as it stands."""
    shown = _month(request)
    rows = [(visit, own_work.ways_of(visit)) for visit in shown.visits]
    later = shown.after <= request.today
    return render(request, "field/own_month.html", {"month": shown, "rows": rows, "later": later})


@gate.exports(gate.FIELD)
def month_file(request):
    shown = _month(request)
    content, count = own_month_sheet(shown)
    audit.record(
        county_code=request.scope.county_code, by=request.user, act="visit.export",
        subject=("user", str(request.user.pk)), payload={"rows": count, "month": f"{shown.first:%Y-%m}"},
    )  # fmt: skip
    return attachment(content, f"到校督导 {request.user.name} {shown.first:%Y-%m}.xlsx")


@gate.writes(gate.FIELD)
def study(request):
    """His own list; one line is enough."""
    rows = own_work.studies_of(request.user)
    form = StudyForm(request.POST or None, initial={"read_on": request.today})
    drop = posted_number(request.POST.get("drop", ""))
    if drop is not None:
        studying.drop_study(by=request.user, study=get_object_or_404(rows, pk=drop))
        return redirect("field:study")
    if request.method == "POST" and form.is_valid():
        try:
            studying.add_study(by=request.user, **form.cleaned_data)
            return redirect("field:study")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "field/study.html", {"form": form, "studies": rows[:MOST]})


@gate.writes(gate.FIELD)
def counts(request):
    """The meters; one tap more, or the last one taken back."""
    reader = reader_of(request.position, request.today)
    if request.method == "POST":
        rules = activities.rules_of(request.scope.county_code, request.today)
        rule = get_object_or_404(rules, pk=posted_number(request.POST.get("rule", "")))
        try:
            _count(request, rule)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect("field:counts")
    shown = activities.meters(reader, request.today)
    places = activities.units_to_note_at(request.user, request.today)
    return render(request, "field/counts.html", {"meters": shown, "places": places})


def _count(request, rule) -> None:
    facts = {"by": request.user, "rule": rule, "shown": posted_number(request.POST.get("shown", ""))}
    if "back" in request.POST:
        if counting.take_back_activity(**facts):
            messages.success(request, f"“{rule.name}”今天的最后一次去掉了。")
        return
    chosen, unit = request.POST.get("unit", ""), None
    if chosen:
        places = activities.units_to_note_at(request.user, request.today)
        unit = get_object_or_404(places, pk=posted_number(chosen) or 0)
    if counting.note_activity(**facts, unit=unit):
        messages.success(request, f"“{rule.name}”记了一次。")
    else:
        messages.success(request, f"“{rule.name}”刚才已经记下了，没有重复记；又做了一次的，再点一下。")


urls = [
    path("own/", own, name="own"),
    path("own/month/", month, name="own_month"),
    path("own/month/file/", month_file, name="own_month_file"),
    path("own/study/", study, name="study"),
    path("own/counts/", counts, name="counts"),
]
