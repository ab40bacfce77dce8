"""The opinion after a visit: told at first, answered by the school, issued by the office, printed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits import opinions
from dudao.visits.readers import reader_of
from dudao.visits.services import opining
from dudao.web import gate
from dudao.web.attachment import handed_out

from ..forms.opinion import IssueForm, PreliminaryForm, TakeBackForm
from ..showing.opinion import preliminary, sheet, standing, suggested_text
from .visit import VISITORS, seen_visit


def seen_opinion(request, pk):
    rows = opinions.visible_opinions(reader_of(request.position, request.today))
    return get_object_or_404(rows, visit=pk)


@gate.writes(VISITORS)
def opinion(request, pk):
    """One page for all three steps; each form only for whoever may send it."""
    row = seen_visit(request, pk)
    shown, who = standing(request, row), row.unit.get_kind_display()
    posted = request.POST if request.method == "POST" else None
    if shown["may_tell"]:
        form = PreliminaryForm(posted, initial={"words": row.feedback})
        act, said = _tell, f"告知{who}了。有不同看法的，在规定的日子里申辩。"
    elif shown["may_issue"]:
        known = {"text": suggested_text(row, shown["opinion"]), "revision": shown["opinion"].revision}
        form, act = IssueForm(posted, initial=known), _issue
        said = f"意见书出好了，{who}收到了消息。打印出来编号、盖章。"
    elif posted is not None:
        return _too_late(request, row, shown["opinion"])
    else:
        return render(request, "field/opinion.html", {"visit": row} | shown)
    if posted is not None and form.is_valid():
        try:
            act(request, row, form.cleaned_data)
            messages.success(request, said)
            return redirect("field:opinion", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "field/opinion.html", {"visit": row, "form": form} | shown)


def _too_late(request, visit, opinion):
    """A step that somebody else has gone meanwhile; the same words sent twice are no fault."""
    sent = request.POST.get("text") or request.POST.get("words", "")
    known = {opinion.preliminary, opinion.text} if opinion else set()
    if " ".join(sent.split()) not in {" ".join(words.split()) for words in known}:
        messages.error(request, "刚才发来的没有存：这一步已经办过了，下面是现在的样子。")
    return redirect("field:opinion", visit.pk)


def _tell(request, visit, facts: dict) -> None:
    opining.tell_preliminary(by=request.user, visit=visit, words=facts["words"])


def _issue(request, visit, facts: dict) -> None:
    opining.issue_opinion(by=request.user, position=request.position, visit=visit, **facts)


@gate.writes(VISITORS)
def opinion_back(request, pk):
    """What was told by mistake is taken back, while the school has not answered."""
    row = seen_visit(request, pk)
    form, shown = TakeBackForm(request.POST or None), standing(request, row)
    if not shown["may_take_back"]:
        if request.method == "POST" and shown["opinion"]:
            messages.error(request, "没有收回：对方已经交了申辩，或者意见书已经出了。")
        return redirect("field:opinion", pk)
    if request.method == "POST" and form.is_valid():
        try:
            opining.take_back_preliminary(by=request.user, visit=row, reason=form.cleaned_data["reason"])
            who = row.unit.get_kind_display()
            messages.success(request, f"收回了，{who}负责人收到了消息和原因。写好了再告知一次。")
            return redirect("field:opinion", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "field/opinion_back.html", {"visit": row, "form": form} | shown)


@gate.reads(VISITORS | gate.SCHOOLS)
def opinion_sheet(request, pk):
    """The opinion on A4; before it is out there is no paper."""
    row = seen_opinion(request, pk)
    if row.issued_on is None:
        raise Http404
    return render(request, "field/opinion_sheet.html", sheet(row) | {"for_school": _is_its_own(request, row)})


@gate.reads(VISITORS | gate.SCHOOLS)
def preliminary_sheet(request, pk):
    """The preliminary opinion on A4, to be signed and handed over; one that was taken back has no paper."""
    told = opinions.told_opinions(reader_of(request.position, request.today))
    row = get_object_or_404(told, visit=pk)
    shown = preliminary(row) | {"for_school": _is_its_own(request, row)}
    return render(request, "field/preliminary_sheet.html", shown)


def _is_its_own(request, row) -> bool:
    """Whether the reader is of the unit that was visited, a section too: the way back leads to its own page."""
    return request.position.unit_id == row.visit.unit_id


@gate.exports(VISITORS | gate.SCHOOLS)
def opinion_file(request, pk, file: int):
    """What the school sent with its statement, handed out and written down."""
    use = next((use for use in opinions.defence_files(seen_opinion(request, pk)) if use.pk == file), None)
    if use is None:
        raise Http404
    return handed_out(use, by=request.user)


urls = [
    path("visits/<uuid:pk>/opinion/", opinion, name="opinion"),
    path("visits/<uuid:pk>/opinion/back/", opinion_back, name="opinion_back"),
    path("visits/<uuid:pk>/opinion/sheet/", opinion_sheet, name="opinion_sheet"),
    path("visits/<uuid:pk>/opinion/preliminary/", preliminary_sheet, name="preliminary_sheet"),
    path("visits/<uuid:pk>/opinion/files/<int:file>/", opinion_file, name="opinion_file"),
]
