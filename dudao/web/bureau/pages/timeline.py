"""Phases and due days of the schemes over the months: all in force together, or one by itself."""

from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.schemes import queries
from dudao.web import gate

from ..showing.plan_tabs import plan_tabs
from ..showing.timeline import bands_of, pictures_of


@gate.reads(gate.BUSINESS)
def timeline(request, pk=None):
    versions = queries.planned_versions(request.scope, request.today)
    chosen = [get_object_or_404(queries.planned_versions(request.scope), pk=pk)] if pk else list(versions)
    bands = bands_of(chosen)
    return render(request, "bureau/timeline.html", {
        "pictures": pictures_of(bands, request.today), "one": chosen[0] if pk else None,
        "others": [(version.pk, version.title) for version in versions] if pk or len(chosen) > 1 else [],
        "tabs": plan_tabs(request, "timeline"),
    })  # fmt: skip


urls = [
    path("timeline/", timeline, name="timeline"),
    path("timeline/<int:pk>/", timeline, name="timeline_one"),
]
