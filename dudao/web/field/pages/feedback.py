"""The school is told, and signs for it; on paper where it must be."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits.lists import readable_visits
from dudao.visits.notice_days import feedback_day
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from dudao.visits.sheets import sheet_of
from dudao.visits.urgency import dangers_from
from dudao.web import gate

from ..forms.feedback import FeedbackForm, PaperFeedbackForm, ReceiptForm, ToldDayForm
from ..showing.feedback import deadlines, suggested_words
from ..showing.feedback_paper import on_paper
from ..showing.record import counted, findings
from ..showing.visit import may, states
from .visit import VISITORS, led_back, posted, seen_visit


@gate.writes(VISITORS)
def feedback(request, pk):
    """What the school is told; a beginning is made from the findings. Of a paper also when it got it."""
    row = seen_visit(request, pk)
    allowed = may(request.user, row, request.today)["feed_back"]
    if not allowed and request.method != "POST":
        return redirect("field:visit", pk)
    sheet = sheet_of(row, request.today)
    kind = PaperFeedbackForm if row.typed_by_id else FeedbackForm
    known = {"words": suggested_words(row, sheet), "on": feedback_day(row, request.today)}
    form = kind(posted(request), initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            visiting.feed_back(by=request.user, visit=row, **form.cleaned_data)
            messages.success(request, f"反馈给{row.unit.get_kind_display()}了，督导室也收到了。看过会签收。")
            return redirect("field:visit_receipt" if row.typed_by_id else "field:visit", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    if not allowed:
        return led_back(request, row, "feed_back")
    context = {"visit": row, "form": form, "counts": counted(sheet), "found": findings(sheet, row)}
    days = deadlines(row, sheet, form.told_on(known["on"]), request.today) if row.typed_by_id else []
    beside = {"states": states(row), "deadlines": days, "urgent": dangers_from(row)}
    return render(request, "field/visit_feedback.html", context | beside)


@gate.writes(VISITORS)
def receipt(request, pk):
    """The head signed on the printed feedback; typed in by whoever holds the paper."""
    row = seen_visit(request, pk)
    if not may(request.user, row, request.today)["receive_on_paper"] or row.receipt_at:
        return led_back(request, row, "receive_on_paper")
    told = feedback_day(row, request.today)
    form = ReceiptForm(posted(request), initial={"on": told} if row.typed_by_id else {})  # said a page before
    if request.method == "POST" and form.is_valid():
        try:
            visiting.receive_on_paper(by=request.user, visit=row, on=form.cleaned_data["on"])
            messages.success(request, f"记下了，算签收；{row.unit.get_kind_display()}负责人会收到消息。")
            return redirect("field:visit", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "field/visit_receipt.html", {"visit": row, "form": form, "told_on": told})


@gate.writes(gate.OFFICE)
def told_day(request, pk):
    """The day of a paper's feedback was typed wrongly: the right one, and why."""
    row = seen_visit(request, pk)
    if row.typed_by_id is None or row.told_on is None:
        messages.info(request, "这次不是按纸质表反馈的，没有收到的日子可以更正。")
        return redirect("field:visit", pk)
    form = ToldDayForm(posted(request), initial={"on": row.told_on})
    if request.method == "POST" and form.is_valid():
        who = {"by": request.user, "position": request.position}
        try:
            visiting.amend_told_on(**who, visit=row, **form.cleaned_data)
            messages.success(request, "日子更正了，从这天算的期限跟着改了；对方会收到消息。")
            return redirect("field:visit", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "field/visit_told_day.html", {"visit": row, "form": form})


@gate.reads(VISITORS | gate.SCHOOLS)
def feedback_sheet(request, pk):
    """The feedback on A4 with its receipt; before the unit was told there is no paper."""
    rows = readable_visits(reader_of(request.position, request.today)).exclude(fed_back_at=None)
    row = get_object_or_404(rows, pk=pk)
    shown = on_paper(row, request.today) | {"for_school": request.position.unit_id == row.unit_id}
    return render(request, "field/feedback_sheet.html", shown)


urls = [
    path("visits/<uuid:pk>/feedback/", feedback, name="visit_feedback"),
    path("visits/<uuid:pk>/feedback/day/", told_day, name="visit_told_day"),
    path("visits/<uuid:pk>/feedback/sheet/", feedback_sheet, name="feedback_sheet"),
    path("visits/<uuid:pk>/receipt/", receipt, name="visit_receipt"),
]
