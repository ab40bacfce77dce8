"""The forms of a round as Excel or Word files: out as one or all, back through the drop zone."""

import io
import zipfile

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.audit import services as audit
from dudao.inspections import queries, services, workbooks
from dudao.inspections.intake import Intake
from dudao.inspections.models import Assessment
from dudao.inspections.points import Points
from dudao.inspections.progress import questions_of
from dudao.inspections.sheets import sheet_of, sheets_of
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.answerforms import RefusedForm
from dudao.web import gate
from dudao.web.attachment import attachment
from dudao.web.posted_only import posted_only

from ..forms.rounds import IntakeForm, SendBackForm
from .rounds import visible_round

MOST_OLD = 10  # seconds each, while somebody waits for the page


def visible_assessment(request, pk: int, unit_id: int) -> Assessment:
    return get_object_or_404(queries.visible_forms(request.scope), round=pk, unit=unit_id)


@gate.exports(gate.OFFICE)
def round_form(request, pk, unit_id):
    """One unit's form, to be handed out."""
    return _one_form(request, pk, unit_id, "xlsx")


@gate.exports(gate.OFFICE)
def round_word_form(request, pk, unit_id):
    """The same as a Word form."""
    return _one_form(request, pk, unit_id, "docx")


def _one_form(request, pk, unit_id, kind):
    assessment = visible_assessment(request, pk, unit_id)
    name, content = workbooks.handed_out(sheet_of(assessment), kind)
    audit.record(county_code=assessment.county_code, by=request.user, act="workbook.hand_out", subject=assessment)
    return attachment(content, name)


@gate.exports(gate.OFFICE)
def round_forms(request, pk):
    """The forms of all units as one zip."""
    return _all_forms(request, pk, "xlsx")


@gate.exports(gate.OFFICE)
def round_word_forms(request, pk):
    """The same as Word forms."""
    return _all_forms(request, pk, "docx")


def _all_forms(request, pk, kind):
    sent = visible_round(request, pk)
    forms = queries.visible_forms(request.scope).filter(round=sent)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:  # the forms are packed already
        for sheet in sheets_of(sent, forms, points=Points(sent.version_id)):
            package.writestr(*workbooks.handed_out(sheet, kind))
    audit.record(county_code=sent.county_code, by=request.user, act="round.hand_out_forms", subject=sent)
    return attachment(out.getvalue(), f"{sent.title}{'_Word' if kind == 'docx' else ''}.zip")


@gate.writes(gate.OFFICE)
@posted_only
def round_intake(request, pk):
    """Take returned forms; the report stays on the round's page until the next one."""
    sent = visible_round(request, pk)
    form = IntakeForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, form.errors["files"][0])
        return redirect("bureau:round", pk)
    reports = Intake(by=request.user, sent=sent, most_old=MOST_OLD).take(form.parcels())
    rows = [_row(report) for report in reports]
    request.session["took"] = {str(sent.pk): {"rows": rows[:500], "counts": _counts(reports), "total": len(rows)}}
    return redirect("bureau:round", pk)


def _row(report) -> dict:
    return {
        "name": report.name, "outcome": report.outcome.value, "label": report.outcome.label,
        "message": report.message, "unit": report.unit.label if report.unit else "",
    }  # fmt: skip


def _counts(reports) -> list[dict]:
    """How many of each outcome, in the order of the list of outcomes."""
    outcomes = [report.outcome for report in reports]
    return [{"label": kind.label, "count": outcomes.count(kind)} for kind in dict.fromkeys(sorted(outcomes, key=_rank))]


def _rank(outcome) -> int:
    return list(type(outcome)).index(outcome)


@gate.writes(gate.OFFICE)
@posted_only
def round_decide(request, pk, workbook):
    """Which of several differing answers of one unit counts."""
    row = get_object_or_404(questions_of(visible_round(request, pk)), pk=workbook)
    use = request.POST.get("use") == "1"
    try:
        services.decide_workbook(by=request.user, workbook=row, use=use)
        messages.success(request, f"{row.unit.label}：{'用这份表' if use else '不用这份表'}。")
    except (NotAllowed, RefusedForm) as refusal:
        messages.error(request, str(refusal))
    return redirect("bureau:round", pk)


@gate.reads(gate.LEADERS)
def round_unit(request, pk, unit_id):
    """The form as the unit sees it; nothing can be filled in here."""
    assessment = visible_assessment(request, pk, unit_id)
    context = {"assessment": assessment, "sheet": sheet_of(assessment), "sent": assessment.round}
    return render(request, "bureau/rounds/unit.html", context)


@gate.writes(gate.OFFICE)
def round_send_back(request, pk, unit_id):
    """A form that was handed in goes back with a reason."""
    assessment = visible_assessment(request, pk, unit_id)
    form = SendBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reopen(by=request.user, position=request.position, assessment=assessment, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"退回给{assessment.unit.label}了，负责人会收到消息。")
            return redirect("bureau:round_unit", pk, unit_id)
    return render(request, "bureau/rounds/send_back.html", {"assessment": assessment, "form": form})


urls = [
    path("rounds/<int:pk>/forms/", round_forms, name="round_forms"),
    path("rounds/<int:pk>/word-forms/", round_word_forms, name="round_word_forms"),
    path("rounds/<int:pk>/intake/", round_intake, name="round_intake"),
    path("rounds/<int:pk>/workbooks/<int:workbook>/", round_decide, name="round_decide"),
    path("rounds/<int:pk>/units/<int:unit_id>/", round_unit, name="round_unit"),
    path("rounds/<int:pk>/units/<int:unit_id>/form/", round_form, name="round_form"),
    path("rounds/<int:pk>/units/<int:unit_id>/word-form/", round_word_form, name="round_word_form"),
    path("rounds/<int:pk>/units/<int:unit_id>/send-back/", round_send_back, name="round_send_back"),
]
