"""The trail of acts for the audit administrator: who did what and when, never what the business says."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.queries import actor_named, names_of_actors
from dudao.audit import queries
from dudao.audit import services as audit
from dudao.lib.csv_table import csv_table
from dudao.lib.masking import mask_names
from dudao.web import gate

from ..forms.trail import HeadForm, TrailForm
from ..trail_words import SUBJECTS, export_words, object_of, words_of

PAGE, EXPORTED = 100, 50_000
TITLES = ["序号", "时间", "何人", "代号", "何事", "对象", "本条摘要"]


@gate.reads(PositionKind.AUDIT_ADMIN)
def trail(request):
    county = request.position.unit.county_code
    form = TrailForm(request.GET)
    page = Paginator(found(form, county), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": worded(page, county), "form": form, "head": queries.head_of(county),
               "check": HeadForm()}  # fmt: skip
    return render(request, "bureau/trail.html", context)


def found(form: TrailForm, county: str):
    """The entries that the filter asks for; a filter that makes no sense finds everything."""
    facts = form.cleaned_data if form.is_valid() else {}
    who = actor_named(facts["who"], county) if facts.get("who") else ""
    acts = [f"{facts['what']}."] if facts.get("what") in SUBJECTS else []
    return queries.search(county, acts=acts, actor=who, first=facts.get("first"), last=facts.get("last"))


def worded(entries, county: str) -> list[dict]:
    entries = list(entries)
    names = names_of_actors({entry.actor for entry in entries}, county)
    return [
        {"entry": entry, "who": names.get(entry.actor, "系统" if entry.actor == audit.SYSTEM else entry.actor),
         "what": words_of(entry.act) + export_words(entry), "about": object_of(entry.subject_kind, entry.subject_ref)}
        for entry in entries
    ]  # fmt: skip


@gate.reads(PositionKind.AUDIT_ADMIN)
def trail_check(request):
    form = HeadForm(request.GET)
    head = form.cleaned_data["head"] if form.is_valid() else ""
    county = request.position.unit.county_code
    verdict = None if form.errors else queries.verify(county, head=head or None)
    return render(request, "bureau/trail_check.html", {"form": form, "verdict": verdict, "asked": head})


@gate.exports(PositionKind.AUDIT_ADMIN)
def trail_export(request):
    """What the filter finds; names=1 with whole names and accounts, else with what tells colleagues apart."""
    county, names = request.position.unit.county_code, request.GET.get("names") == "1"
    form = TrailForm(request.GET)
    rows = worded(found(form, county)[:EXPORTED], county)
    asked = {name: str(value) for name, value in getattr(form, "cleaned_data", {}).items() if value}
    audit.record(
        county_code=county, by=request.user, act="trail.export", subject=("trail", county),
        payload={"rows": len(rows), "names": names, "words": asked.pop("who", ""), "filters": asked},
    )  # fmt: skip
    headers = {"Content-Disposition": 'attachment; filename="trail.csv"'}
    content = csv_table([TITLES, *(line_of(row, names) for row in rows)])
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def line_of(row: dict, names: bool) -> list:
    entry = row["entry"]
    at = timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S")
    is_person = row["who"] not in (entry.actor, "系统")
    who = mask_names(row["who"].partition("（")[0]) if is_person and not names else row["who"]
    return [entry.seq, at, who, entry.actor, row["what"], row["about"], entry.digest]


urls = [
    path("trail/", trail, name="trail"),
    path("trail/check/", trail_check, name="trail_check"),
    path("trail/export/", trail_export, name="trail_export"),
]
