"""Difficulties and highlights from the schools (D08): read, answered, and the answer read by whoever brought them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits.remarks import remarks_for
from dudao.visits.services import remarking
from dudao.web import gate

from ..forms.oversight import AnswerForm, RemarkSearch
from ..showing.oversight import remark_tabs

PAGE = 50


@gate.reads(gate.LEADERS)
def remarks(request):
    wanted = RemarkSearch(request.GET).wanted()
    page = Paginator(remarks_for(request.scope, **wanted), PAGE).get_page(request.GET.get("page"))
    return render(request, "bureau/oversight/remarks.html", {
        "page": page, "tabs": remark_tabs(request.scope, wanted), "may_act": is_office(request.position),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
def remark(request, pk):
    row = get_object_or_404(remarks_for(request.scope), pk=pk)
    form = AnswerForm(request.POST or None, initial={"words": row.handling})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            remarking.answer_remark(by=request.user, remark=row, words=given["words"], seen=given["seen"])
            messages.success(request, f"答复了，{row.by.name}会收到。")
            return redirect("bureau:inspection_remarks")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "bureau/oversight/remark.html", {"row": row, "form": form})


urls = [
    path("inspections/remarks/", remarks, name="inspection_remarks"),
    path("inspections/remarks/<int:pk>/", remark, name="inspection_remark"),
]
