"""The register of units: list, one unit with its history, entering and mending."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts import queries as people
from dudao.accounts import services
from dudao.accounts.access import is_office
from dudao.areas import queries
from dudao.areas.enums import INSPECTED_KINDS, Relation, UnitKind
from dudao.lib.statetable import NotAllowed
from dudao.visits.crowded import crowds
from dudao.web import gate

from ..forms.units import UnitForm

PAGE = 50
# The tabs of the list; everything else that stands in it is one more.
TABS = {
    UnitKind.SCHOOL: "学校",
    UnitKind.INSTITUTION: "机构",
    UnitKind.RESPONSIBILITY_AREA: "责任区",
    UnitKind.SCHOOL_DISTRICT: "学区",
}
OTHERS = [kind for kind in UnitKind if kind not in TABS]


@gate.reads(gate.LEADERS)
def units(request):
    kind, query = request.GET.get("kind", ""), request.GET.get("q", "").strip()
    closed = request.GET.get("closed") == "1"
    kinds = OTHERS if kind == "other" else [kind] if kind else []
    rows = queries.search_units(request.scope, kinds=kinds, query=query, closed=closed)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    areas = queries.uppers_on([unit.pk for unit in page], Relation.RESPONSIBILITY_AREA, request.today)
    context = {
        "page": page,
        "rows": [(unit, areas.get(unit.pk)) for unit in page],
        "kind": kind,
        "query": query,
        "closed": closed,
        "kinds": kind_tabs(request.scope, kind),
        "may_edit": is_office(request.position),
        "crowds": crowds(request.scope.county_code, request.today) if kind == UnitKind.RESPONSIBILITY_AREA else None,
        "keep": [("kind", kind)] if kind else [],
    }
    return render(request, "bureau/units.html", context)


def kind_tabs(scope, current: str) -> list[dict]:
    counts = queries.counts_by_kind(scope)
    tabs = [{"label": "全部", "url": "?", "current": not current, "count": sum(counts.values())}]
    rest = {"other": sum(counts.get(kind, 0) for kind in OTHERS)}
    shown = "other" if current in OTHERS else current
    for kind, label in (TABS | {"other": "其他"}).items():
        if count := (counts | rest).get(kind):
            tabs.append({"label": label, "url": f"?kind={kind}", "current": kind == shown, "count": count})
    return tabs


@gate.reads(gate.LEADERS)
def unit(request, pk):
    unit = get_object_or_404(queries.visible_units(request.scope), pk=pk)
    context = {
        "unit": unit, "links": queries.history_of(unit), "names": unit.former_names.order_by("-until_on"),
        "positions": people.positions_of_unit(unit), "postings": people.postings_at(unit), "ties": people.ties_to(unit),
        "under": unit.lower_links.on(request.today).select_related("lower").order_by("lower__code"),
        "merged": unit.merged_units.all(), "inspected": unit.kind in INSPECTED_KINDS,
        "may_edit": is_office(request.position),
    }  # fmt: skip
    return render(request, "bureau/unit.html", context)


@gate.writes(gate.OFFICE)
def unit_new(request):
    form = UnitForm(request.POST or None, scope=request.scope, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_unit(by=request.user, county_code=request.scope.county_code, **form.new_facts())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"“{made.name}”登记好了。")
            return redirect("bureau:unit", made.pk)
    return render(request, "bureau/unit_form.html", {"form": form, "unit": None})


@gate.writes(gate.OFFICE)
def unit_edit(request, pk):
    unit = get_object_or_404(queries.visible_units(request.scope), pk=pk)
    form = UnitForm(request.POST or None, scope=request.scope, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_unit(by=request.user, unit=unit, **form.facts())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "改好了。")
            return redirect("bureau:unit", unit.pk)
    return render(request, "bureau/unit_form.html", {"form": form, "unit": unit})


urls = [
    path("units/", units, name="units"),
    path("units/new/", unit_new, name="unit_new"),
    path("units/<int:pk>/", unit, name="unit"),
    path("units/<int:pk>/edit/", unit_edit, name="unit_edit"),
]
