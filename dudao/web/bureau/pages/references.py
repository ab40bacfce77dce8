"""The register of documents that the schemes cite: a list, one document, what the office writes about it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse

from dudao.accounts.access import is_office
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed
from dudao.reports.reference_sheet import reference_sheet
from dudao.schemes import references as register
from dudao.schemes import services
from dudao.schemes.enums import ReferenceKind
from dudao.web import gate
from dudao.web.attachment import attachment, handed_out

from ..forms.plan import ReferenceForm, ReferenceSearch
from ..showing.plan_tabs import plan_tabs


@gate.reads(gate.BUSINESS)
def references(request):
    words, kind = ReferenceSearch(request.GET).wanted()
    rows = register.register_of(request.scope, request.today)
    return render(request, "bureau/references.html", {
        "rows": register.narrowed(rows, words, kind), "total": len(rows), "words": words, "kind": kind,
        "kinds": ReferenceKind.choices, "may_edit": is_office(request.position),
        "tabs": plan_tabs(request, "references"),
        "export_url": f"{reverse('bureau:reference_export')}?{request.GET.urlencode()}",
    })  # fmt: skip


@gate.exports(gate.BUSINESS)
def export(request):
    words, kind = ReferenceSearch(request.GET).wanted()
    content, count = reference_sheet(register.narrowed(register.register_of(request.scope, request.today), words, kind))
    audit.record(
        county_code=request.scope.county_code, by=request.user, act="reference.export",
        subject=("reference", "register"), payload={"rows": count, "words": words, "kind": kind},
    )  # fmt: skip
    return attachment(content, f"依据清单 {request.today:%Y-%m-%d}.xlsx")


def _found(request, key: str):
    row = register.find(request.scope, request.today, key)
    if row is None:
        raise Http404
    return row


@gate.reads(gate.BUSINESS)
def reference(request, key):
    row = _found(request, key)
    return render(request, "bureau/reference.html", {"row": row, "may_edit": is_office(request.position)})


@gate.writes(gate.OFFICE)
def edit(request, key):
    row = _found(request, key)
    known = {
        "title": row.title,
        "doc_number": row.doc_number,
        "kind": row.kind,
        "url": row.held.url if row.held else "",
    }
    form = ReferenceForm(request.POST or None, request.FILES or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            services.write_reference(
                by=request.user, county_code=request.scope.county_code, unit=request.position.unit,
                cited=row.citations[0].title, **form.facts(),
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"《{form.cleaned_data['title']}》记好了。")
            return redirect("bureau:reference", row.key)
    return render(request, "bureau/reference_edit.html", {"form": form, "row": row})


@gate.exports(gate.BUSINESS)
def copy(request, key):
    row = _found(request, key)
    if row.held is None or row.held.copy is None:
        raise Http404
    return handed_out(row.held.copy, by=request.user)


urls = [
    path("references/", references, name="references"),
    path("references/export/", export, name="reference_export"),
    path("references/<slug:key>/", reference, name="reference"),
    path("references/<slug:key>/edit/", edit, name="reference_edit"),
    path("references/<slug:key>/file/", copy, name="reference_file"),
]
