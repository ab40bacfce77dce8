"""What a school is told in writing after an inspection, and its statement in defence."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits import opinions
from dudao.visits.readers import reader_of
from dudao.visits.services import opining
from dudao.web import gate

from ..forms.opinion import DefenceForm
from ..opinion import opinion_shown


@gate.writes(gate.SCHOOLS)
def opinion(request, pk):
    row = get_object_or_404(opinions.visible_opinions(reader_of(request.position, request.today)), visit=pk)
    form = DefenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            opining.defend(
                by=request.user, position=request.position, visit=row.visit, words=facts["words"],
                attachments=facts["files"],
            )  # fmt: skip
            messages.success(request, "申辩交上去了，督导室收到了。在截止的日子以前还可以补充。")
            return redirect("school:opinion", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "school/opinion.html", {"form": form} | opinion_shown(row, request))


urls = [path("visits/<uuid:pk>/opinion/", opinion, name="opinion")]
