from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import path, reverse

from dudao.accounts.access import NAMES_REFUSED, may_take_names
from dudao.audit import services as audit
from dudao.calendars.queries import WorkCalendar
from dudao.ledger import listing
from dudao.ledger.access import REGISTRARS
from dudao.ledger.queries import visible_problems
from dudao.reports.ledger_sheet import ledger_sheet
from dudao.web import gate
from dudao.web.attachment import attachment

from ..bulk_acts import offered
from ..forms.ledger import FilterForm
from ..showing import ledger_rows

PAGE = 50


@gate.reads(gate.BUSINESS)
def ledger(request):
    """The problems within the scope: a saved view, a search, filters, fifty a page."""
    form = FilterForm(request.GET, scope=request.scope, kind=request.position.kind)
    wanted, today = form.wanted(), request.today
    rows = listing.narrowed(visible_problems(request.scope), wanted, today)
    views = listing.counted_views(rows, today)
    paginator = Paginator(listing.listed(rows, wanted, today), PAGE)
    paginator.count = next(view.count for view in views if view.key == wanted.view)
    page = paginator.get_page(request.GET.get("page"))
    calendar = WorkCalendar(request.scope.county_code)
    acts = offered(request.position.kind)
    return render(request, "desk/ledger.html", {
        "form": form, "wanted": wanted, "page": page, "tab_items": _tabs(request, views, wanted),
        "rows": [ledger_rows.row_of(problem, today, calendar, kind=request.position.kind) for problem in page],
        "chips": ledger_rows.chips(wanted, form.cleaned_data.get("area"), request.path, request.GET),
        "order": listing.SORTS[wanted.sort][0], "acts": acts, "bulk_url": reverse("desk:bulk") if acts else "",
        "can_register": request.position.kind in REGISTRARS,
        "export_url": f"{reverse('desk:ledger_export')}?{request.GET.urlencode()}",
        "may_take_names": may_take_names(request.position),
    })  # fmt: skip


def _tabs(request, views, wanted) -> list[dict]:
    """Every view keeps the search and the filters."""
    items = []
    for view in views:
        query = request.GET.copy()
        query.pop("page", None)
        query["view"] = view.key
        current = view.key == wanted.view
        if view.count or current or view.key in ("active", "overdue", "closed"):
            items.append({"label": view.label, "url": f"?{query.urlencode()}", "current": current, "count": view.count})
    return items


@gate.exports(gate.BUSINESS)
def ledger_export(request):
    """What the list shows, all pages of it, as a workbook; whole names are asked for with names=1."""
    names = request.GET.get("names") == "1"
    if names and not may_take_names(request.position):
        raise PermissionDenied(NAMES_REFUSED)
    wanted = FilterForm(request.GET, scope=request.scope, kind=request.position.kind).wanted()
    rows = listing.narrowed(visible_problems(request.scope), wanted, request.today)
    content, count = ledger_sheet(listing.listed(rows, wanted, request.today), names=names, tips=wanted.tips)
    audit.record(
        county_code=request.scope.county_code, by=request.user, act="ledger.export", subject=("ledger", wanted.view),
        payload={"rows": count, "names": names, "words": wanted.words, "filters": asdict(wanted)},
    )  # fmt: skip
    return attachment(content, f"问题台账 {request.today:%Y-%m-%d}.xlsx")


urls = [
    path("ledger/", ledger, name="ledger"),
    path("ledger/export/", ledger_export, name="ledger_export"),
]
