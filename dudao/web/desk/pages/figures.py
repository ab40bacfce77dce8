from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import path

from dudao.figures.periods import chosen, periods_of
from dudao.visits.readers import reader_of
from dudao.web import gate

from ..showing.figures import BEHIND, figures_page

PAGE = 50
OF_POINTS = ("point", "looked")


@gate.reads(gate.LEADERS, gate.FIELD)
def figures(request):
    """Visits, ways, findings and the time to close them, each with what it counts and a way to its rows."""
    periods, period = _period(request)
    reader = reader_of(request.position, request.today)
    context = figures_page(reader, period, every="every" in request.GET)
    return render(request, "desk/figures.html", context | {"periods": periods, "period": period})


@gate.reads(gate.LEADERS, gate.FIELD)
def figure_rows(request, kind):
    """The rows behind one number."""
    period = _period(request)[1]
    if kind not in BEHIND:
        raise Http404
    key = request.GET.get("key", "")
    if kind in OF_POINTS and not _is_uuid(key.partition(":")[0] if kind == "point" else key):
        raise Http404
    title, rows = BEHIND[kind](reader_of(request.position, request.today), period, key)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/figure_rows.html", {"title": title, "page": page, "kind": kind, "period": period})


def _period(request):
    periods = periods_of(request.position.unit.county_code, request.today)
    return periods, chosen(periods, request.GET.get("period", ""))


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


urls = [path("figures/", figures, name="figures"), path("figures/<slug:kind>/", figure_rows, name="figure_rows")]
