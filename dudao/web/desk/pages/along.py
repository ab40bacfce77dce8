"""The inspections in which a department goes along: when, where to, with whom, what is looked at. Read only."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.visits.going_along import inspections_along, places_along, points_at
from dudao.visits.queries import has_notice
from dudao.web import gate
from dudao.web.notice_sheets import notice_sheets
from dudao.web.visit_words import visit_status

MOST = 50


@gate.reads(gate.SECTIONS)
def along(request):
    return render(request, "desk/along.html", {"rows": inspections_along(request.position.unit)[:MOST]})


@gate.reads(gate.SECTIONS)
def along_one(request, pk):
    shown, unit = _shown(request, pk), request.position.unit
    places = places_along(shown, unit, request.today)
    return render(request, "desk/along_one.html", {
        "shown": shown, "places": [(place, visit_status(place.visit, request.today)) for place in places],
        "points": points_at(shown, [place.visit.unit for place in places]),
        "others": shown.partners.exclude(pk=unit.pk).order_by("pk"),
    })  # fmt: skip


@gate.reads(gate.SECTIONS)
def along_notice(request, pk):
    """The notice as the schools have it; none before it went out."""
    shown = _shown(request, pk)
    if shown.notice_on is None or not has_notice(shown):
        raise Http404
    visits = shown.visits.select_related("unit", "inspection")
    return render(request, "desk/along_notice.html", notice_sheets(shown, visits, request.today))


def _shown(request, pk):
    return get_object_or_404(inspections_along(request.position.unit), pk=pk)


urls = [
    path("along/", along, name="along"),
    path("along/<int:pk>/", along_one, name="along_one"),
    path("along/<int:pk>/notice/", along_notice, name="along_notice"),
]
