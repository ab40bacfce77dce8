from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.calendars.queries import WorkCalendar
from dudao.files.queries import uses_of
from dudao.ledger import services
from dudao.ledger.access import standing_of
from dudao.ledger.offers import offers
from dudao.ledger.queries import area_of, life_of, rectification_of, visible_problems
from dudao.lib.statetable import NotAllowed
from dudao.obligations import access as owing
from dudao.web import gate

from ..forms.problem import ACT_FORMS
from ..showing import ledger_rows, life, verifications
from ..showing.files import file_items


def _visible(request, pk: int):
    rows = visible_problems(request.scope).select_related("unit", "previous", "created_by")
    return get_object_or_404(rows, pk=pk)


@gate.reads(gate.BUSINESS)
def problem(request, pk: int):
    """One problem: its life, what may be done now and why other things may not."""
    return _page(request, _visible(request, pk))


@gate.writes(gate.BUSINESS)
def problem_act(request, pk: int, act: str):
    """Do one act. What is wrong is said, and its form stays filled in as long as the act is still allowed."""
    row = _visible(request, pk)
    if act not in ACT_FORMS:
        raise Http404
    if request.method != "POST":
        return redirect("desk:problem", pk=pk)
    form = ACT_FORMS[act](request.POST, request.FILES, problem=row, act=act)
    if form.is_valid():
        try:
            services.act(by=request.user, position=request.position, problem=row, act=act, **form.cleaned_data)
            messages.success(request, SAID[act])
            return redirect("desk:problem", pk=pk)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return _page(request, _visible(request, pk), mistaken=act, form=form)


SAID = {
    "plan": "措施、责任人和期限记下了。", "submit": "已报上去，等复查。", "close": "已销号。",
    "send_back": "已退回，单位会收到消息。", "change_due": "期限改好了，单位会收到消息。", "note": "记下了。",
    "void": "已撤销，不用再办。",
}  # fmt: skip


def _page(request, row, *, mistaken: str = "", form=None):
    today, kind = request.today, request.position.kind
    steps = life_of(row)
    standing = standing_of(request.user, request.position, row, today)
    forms = {act: form_kind(problem=row, act=act) for act, form_kind in ACT_FORMS.items()} | (
        {mistaken: form} if form else {}
    )
    acts = life.acts(offers(row.state, standing), forms, state=row.state, mistaken=mistaken)
    owed = rectification_of([row]).get(row.pk)
    calendar, verifying = WorkCalendar(row.county_code), verifications.for_page(row, request.position, today)
    return render(request, "desk/problem.html", {
        "problem": row, "moments": life.moments(row, steps, _files(request, steps), today, kind, verifying),
        "acts": acts, "act_count": sum(not act.refusal for act in acts), "verify_url": verifying["verify_url"],
        "late": ledger_rows.lateness(row, today, calendar),
        "source": life.source_label(row.source, kind), "occurrences": life.sightings(row, kind),
        "area": area_of(row.unit, today),
        "owed": owed if owed and owing.can(owing.check_can_urge, request.position, owed) else None,
    })  # fmt: skip


def _files(request, steps) -> dict[str, list[dict]]:
    """The files of each step, by its primary key."""
    found: dict[str, list[dict]] = {}
    for use in uses_of([step.pk for step in steps], kind=services.FILE_KIND, scope=request.scope):
        found.setdefault(use.reference, []).extend(file_items([use], request.today))
    return found


urls = [
    path("problems/<int:pk>/", problem, name="problem"),
    path("problems/<int:pk>/<slug:act>/", problem_act, name="problem_act"),
]
