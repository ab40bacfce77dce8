"""Tabs and months of the office's pages about the work of inspectors; none of them sets people side by side."""

from datetime import date

from django.urls import reverse

from dudao.visits.months import year_up_to
from dudao.visits.remarks import remarks_for


def remark_tabs(scope, wanted: dict) -> list[dict]:
    """Those that wait, then by kind; items for the tabs component."""
    url = reverse("bureau:inspection_remarks")
    sides = (
        ("等答复", "?waiting=1", {"kind": "", "waiting": True}),
        ("难处", "?kind=difficulty", {"kind": "difficulty", "waiting": False}),
        ("亮点", "?kind=highlight", {"kind": "highlight", "waiting": False}),
        ("全部", "", {"kind": "", "waiting": False}),
    )
    return [
        {"label": label, "url": f"{url}{query}", "current": wanted == facts,
         "count": remarks_for(scope, **facts).count()}
        for label, query, facts in sides
    ]  # fmt: skip


def months_back(today: date) -> list[date]:
    """Half a year of months, this one first."""
    return year_up_to(today, 6)[::-1]
