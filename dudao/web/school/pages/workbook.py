from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.audit import services as audit
from dudao.inspections import services, workbooks
from dudao.inspections.sheets import sheet_of
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.answerforms import RefusedForm
from dudao.officialdocs.answerforms.limits import MAX_FILE
from dudao.web import gate
from dudao.web.attachment import attachment

from ..forms.workbook import FilledForm
from .selfcheck import own_assessment


@gate.exports(gate.SCHOOLS)
def download(request, round_id):
    """The unit's own form with what is filled in so far."""
    return _handed_out(request, round_id, "xlsx")


@gate.exports(gate.SCHOOLS)
def download_word(request, round_id):
    """The same as a Word form, to be printed or ticked on the screen."""
    return _handed_out(request, round_id, "docx")


def _handed_out(request, round_id, kind):
    assessment = own_assessment(request, round_id)
    name, content = workbooks.handed_out(sheet_of(assessment), kind)
    audit.record(county_code=assessment.county_code, by=request.user, act="workbook.hand_out", subject=assessment)
    return attachment(content, name)


@gate.writes(gate.SCHOOLS)
def upload(request, round_id):
    """The filled form laid into the page, to be looked through and confirmed there."""
    assessment = own_assessment(request, round_id)
    form = FilledForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            content = form.cleaned_data["file"].read(MAX_FILE + 1)
            services.fill_from_workbook(by=request.user, assessment=assessment, content=content)
        except (RefusedForm, NotAllowed) as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "表里填的都放进来了，看一遍再交。")
            return redirect("school:selfcheck_review", round_id)
    return render(request, "school/selfcheck_upload.html", {"assessment": assessment, "form": form})


urls = [
    path("selfcheck/<int:round_id>/workbook/", download, name="selfcheck_workbook"),
    path("selfcheck/<int:round_id>/word-form/", download_word, name="selfcheck_word_form"),
    path("selfcheck/<int:round_id>/upload/", upload, name="selfcheck_upload"),
]
