"""Phases and due days of the schemes over the months: all in force together, this school year or every year, or one
by itself."""

from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.schemes import queries
from dudao.schemes.timeline import school_year
from dudao.web import gate

from ..showing.plan_tabs import plan_tabs
from ..showing.timeline import bands_of, pictures_of, year_pictures_of


@gate.reads(gate.BUSINESS)
def timeline(request, pk=None):
    versions = queries.planned_versions(request.scope, request.today)
    chosen = [get_object_or_404(queries.planned_versions(request.scope), pk=pk)] if pk else list(versions)
    bands, whole = bands_of(chosen), pk is not None or request.GET.get("years") == "all"
    pictures = (pictures_of if whole else year_pictures_of)(bands, request.today)
    return render(request, "bureau/timeline.html", {
        "pictures": pictures, "school_year": school_year(request.today)[0].year, "whole": whole,
        "elsewhere": sum(one.elsewhere for one in pictures), "one": chosen[0] if pk else None,
        "others": [(version.pk, version.title) for version in versions] if pk or len(chosen) > 1 else [],
        "tabs": plan_tabs(request, "timeline"),
    })  # fmt: skip


urls = [
    path("timeline/", timeline, name="timeline"),
    path("timeline/<int:pk>/", timeline, name="timeline_one"),
]
