"""The source text of a scheme in force, and the contacts that the schemes name."""

from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.schemes import queries
from dudao.web import gate

from ..showing.plan_tabs import plan_tabs
from ..showing.scheme_text import contact_heaps, shown_text


@gate.reads(gate.BUSINESS)
def text(request, pk):
    version = get_object_or_404(queries.published_for(request.scope), pk=pk)
    return render(request, "bureau/scheme_text.html", {
        "version": version, "blocks": shown_text(version.draft.get("blocks") or [], request.GET.get("at", "")),
    })  # fmt: skip


@gate.reads(gate.BUSINESS)
def contacts(request):
    versions = queries.current_versions(request.scope, request.today)
    return render(request, "bureau/contacts.html", {
        "heaps": contact_heaps(versions), "tabs": plan_tabs(request, "contacts"),
    })  # fmt: skip


urls = [
    path("schemes/<int:pk>/text/", text, name="scheme_text"),
    path("schemes/contacts/", contacts, name="scheme_contacts"),
]
