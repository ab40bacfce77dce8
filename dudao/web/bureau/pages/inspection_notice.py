"""The written notice of an inspection: looked at, sent or entered with its day, printed to be signed and sealed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.enums import VisitState
from dudao.visits.lists import visible_visits
from dudao.visits.queries import has_notice, may_correct_notice
from dudao.visits.readers import reader_of
from dudao.visits.services import announcing
from dudao.visits.services.summoning import notice_words
from dudao.web import gate
from dudao.web.notice_sheets import notice_sheets

from ..forms.inspections import NoticeDayForm, NoticeForm
from ..showing.inspections import standing
from .inspections import kept, seen


@gate.writes(gate.ARRANGING)
def inspection_notice(request, pk):
    """What the schools will read, and the day: one that went out on paper before today is entered here as well."""
    shown = kept(request, pk)
    form = NoticeForm(request.POST or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            announcing.give_written_notice(by=request.user, inspection=shown, on=form.cleaned_data["on"])
            messages.success(request, "书面通知记下了，每个单位的负责人都收到了消息。")
            return redirect("bureau:inspection", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    if request.method != "POST" and not standing(reader_of(request.position, request.today), shown)["may_notice"]:
        messages.info(request, "这次督导不用发书面通知，或者已经发过、开始了。")
        return redirect("bureau:inspection", pk)
    told = shown.visits.filter(state=VisitState.PLANNED).values("unit").distinct().order_by().count()
    context = {"shown": shown, "form": form, "told": told, "words": notice_words(shown, request.today)}
    return render(request, "bureau/inspections/notice.html", context)


@gate.writes(gate.ARRANGING)
def inspection_notice_day(request, pk):
    """The day was typed wrongly: the right one, and why."""
    shown = kept(request, pk)
    form = NoticeDayForm(request.POST if request.method == "POST" else None, initial={"on": shown.notice_on})
    if request.method == "POST" and form.is_valid():
        try:
            announcing.correct_notice_day(by=request.user, inspection=shown, **form.cleaned_data)
            messages.success(request, "日子更正了，原来的日子和原因留在这一页，学校收到了消息。")
            return redirect("bureau:inspection", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    elif not may_correct_notice(shown):
        messages.info(request, "这次督导没有发过书面通知，或者已经撤回，没有日子可以更正。")
        return redirect("bureau:inspection", pk)
    return render(request, "bureau/inspections/notice_day.html", {"shown": shown, "form": form})


@gate.reads(gate.LEADERS | gate.ARRANGING)
def inspection_notice_paper(request, pk):
    """One sheet for all units that the reader sees, or one for each. What is not announced beforehand has none, nor
    has what was taken back."""
    shown, each = seen(request, pk), "each" in request.GET
    if not has_notice(shown):
        raise Http404
    rows = visible_visits(reader_of(request.position, request.today)).filter(inspection=shown)
    return render(request, "bureau/inspections/notice_paper.html", notice_sheets(shown, rows, request.today, each=each))


urls = [
    path("inspections/<int:pk>/notice/", inspection_notice, name="inspection_notice"),
    path("inspections/<int:pk>/notice/day/", inspection_notice_day, name="inspection_notice_day"),
    path("inspections/<int:pk>/notice/paper/", inspection_notice_paper, name="inspection_notice_paper"),
]
