"""An inspector fills in his own plate: which telephone and photograph of his are shown is his to say."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.visits import plates
from dudao.visits.services import plating
from dudao.web import gate
from dudao.web.ui.plate_form import PlateForm


@gate.writes(gate.FIELD)
def plate(request, pk):
    posting = get_object_or_404(plates.own_postings(request.user, request.today), pk=pk)
    form = PlateForm(request.POST or None, request.FILES or None, initial=plates.shown_on(posting))
    if request.method == "POST" and form.is_valid():
        try:
            plating.fill_plate(by=request.user, posting=posting, **form.facts())
            messages.success(request, "存好了，校门口的牌由督导室打印。")
            return redirect("field:own")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    context = {"posting": posting, "plate": plates.plate_of(posting), "form": form}
    return render(request, "field/plate.html", context)


urls = [path("own/plates/<int:pk>/", plate, name="plate")]
