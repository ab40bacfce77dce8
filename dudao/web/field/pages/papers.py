"""The paper road: a checklist to print, and the office's door for one that came back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.safestring import SafeString

from dudao.accounts.access import is_office
from dudao.lib.qr_code import qr_svg
from dudao.lib.statetable import NotAllowed
from dudao.visits.causes import conclusions_asked
from dudao.visits.known import solvers
from dudao.visits.lists import readable_visits
from dudao.visits.paper_codes import key_range, paper_code, spaced, typed_code
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from dudao.visits.sheets import sheet_of
from dudao.web import gate
from dudao.web.own_address import only_here

from ..forms.visit import PaperForm
from .visit import VISITORS, seen_visit


@gate.reads(VISITORS)
def paper(request, pk):
    """The list on A4, with its code and what is known; filled with a pen where there is no device."""
    row = seen_visit(request, pk)
    code = paper_code(row.pk)
    address = request.build_absolute_uri(reverse("field:paper_code", args=[code]))
    return render(request, "field/paper.html", {
        "visit": row, "sheet": sheet_of(row, request.today), "sections": solvers(row.county_code, request.today),
        "members": row.members.current().select_related("user"), "code": spaced(code),
        "picture": SafeString(qr_svg(address, title="扫码录入这张检查表", css="paper-picture")),
        "only_here": only_here(request), "conclusions": conclusions_asked(row).choices,
    })  # fmt: skip


@gate.reads(VISITORS)
def scanned(request, code):
    """What the code on a paper opens: for the office the door below, for whoever goes there the visit."""
    if is_office(request.position):
        return redirect(f"{reverse('field:papers')}?{urlencode({'code': spaced(code)})}")
    typed = typed_code(code)
    if not typed:
        raise Http404
    rows = readable_visits(reader_of(request.position, request.today))
    return redirect("field:visit", get_object_or_404(rows, pk__range=key_range(typed)).pk)


@gate.writes(gate.OFFICE)
def papers(request):
    """A clerk begins to enter a paper by its code; then the list is filled in as at the school."""
    form = PaperForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    asks_note = bool(request.POST.get("certificate_note"))
    if request.method == "POST" and form.is_valid():
        try:
            row = visiting.take_paper(by=request.user, county_code=request.scope.county_code, **form.cleaned_data)
            messages.success(request, "找到了。照纸上的逐条录入；也可以把纸质表拍照附上。")
            return redirect("field:visit", row.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            asks_note = asks_note or isinstance(refusal, visiting.CertificateExpired)
    return render(request, "field/papers.html", {"form": form, "asks_note": asks_note})


urls = [
    path("visits/<uuid:pk>/paper/", paper, name="visit_paper"),
    path("papers/", papers, name="papers"),
    path("papers/<slug:code>/", scanned, name="paper_code"),
]
