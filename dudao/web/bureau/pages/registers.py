"""Registers out of Excel or CSV: template, upload, preview, confirm."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import content_disposition_header

from dudao.accounts import services
from dudao.accounts.registers import REGISTERS
from dudao.accounts.services.registers import PREVIEW_GONE
from dudao.areas.models import RegisterImport
from dudao.areas.queries import visible_batches
from dudao.areas.registers.outcome import CHANGE, NEW, SAME, WRONG
from dudao.areas.registers.template import template
from dudao.lib.statetable import NotAllowed
from dudao.lib.tabular import MAX_FILE
from dudao.web import gate

from ..forms.registers import UploadForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200


@gate.reads(gate.OFFICE)
def registers(request):
    return render(request, "bureau/registers.html", {"registers": REGISTERS.values()})


@gate.reads(gate.OFFICE)
def register_template(request, kind):
    register = register_or_404(kind)
    head = content_disposition_header(as_attachment=True, filename=f"{register.label}名册模板.xlsx")
    return HttpResponse(template(register), content_type=XLSX, headers={"Content-Disposition": head})


@gate.writes(gate.OFFICE)
def register_upload(request, kind):
    register = register_or_404(kind)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = services.prepare_import(
                by=request.user, county_code=request.scope.county_code, kind=kind, file_name=file.name,
                content=file.read(MAX_FILE + 1), on=form.cleaned_data["on"],
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("bureau:register_preview", batch.pk)
    return render(request, "bureau/register_upload.html", {"form": form, "register": register})


@gate.writes(gate.OFFICE)
def register_preview(request, pk):
    batch = visible_batches(request.scope).filter(pk=pk).first()
    if batch is None and request.method == "POST":  # another tab, where a second file took its place
        messages.error(request, PREVIEW_GONE)
        return redirect("bureau:registers")
    if batch is None or batch.kind not in REGISTERS:
        raise Http404
    if request.method == "POST":
        return settle(request, batch)
    return render(request, "bureau/register_preview.html", preview_of(batch))


def settle(request, batch):
    """Confirm the preview, or throw it away."""
    try:
        if "drop" in request.POST:
            services.drop_preview(by=request.user, batch=batch)
            messages.success(request, "这份预览扔掉了，名册没有动。")
            return redirect("bureau:registers")
        services.confirm_import(by=request.user, batch=batch)
        messages.success(request, "导入好了。发现不对，可以在“名册变动”里整批撤回。")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    if not visible_batches(request.scope).filter(pk=batch.pk).exists():
        return redirect("bureau:registers")
    return redirect("bureau:register_preview", batch.pk)


def preview_of(batch: RegisterImport) -> dict:
    """The lines by verdict, errors first; long lists are cut and say so."""
    groups = {
        verdict: [row for row in batch.outcomes if row["verdict"] == verdict] for verdict in (WRONG, NEW, CHANGE, SAME)
    }
    warned = [row for row in batch.outcomes if row["warnings"]]
    return {
        "batch": batch,
        "register": REGISTERS[batch.kind],
        "waiting": batch.is_waiting,
        "total": len(batch.outcomes),
        "wrong": len(groups[WRONG]),
        "touched": len(groups[NEW]) + len(groups[CHANGE]),
        "groups": [
            {
                "title": title,
                "rows": groups[key][:SHOWN],
                "count": len(groups[key]),
                "more": max(0, len(groups[key]) - SHOWN),
            }
            for key, title in ((WRONG, "有错，先改这些行"), (NEW, "新增"), (CHANGE, "改动"))
        ],
        "warned": warned[:SHOWN],
        "same": len(groups[SAME]),
    }


def register_or_404(kind: str):
    if kind not in REGISTERS:
        raise Http404
    return REGISTERS[kind]


urls = [
    path("registers/", registers, name="registers"),
    path("registers/import/<int:pk>/", register_preview, name="register_preview"),
    path("registers/<slug:kind>/", register_upload, name="register_upload"),
    path("registers/<slug:kind>/template/", register_template, name="register_template"),
]
