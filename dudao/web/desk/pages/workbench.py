from django.shortcuts import render
from django.urls import path, reverse

from dudao.accounts.enums import ADMIN_KINDS, PositionKind
from dudao.calendars.queries import WorkCalendar
from dudao.ledger import listing
from dudao.ledger.access import REGISTRARS
from dudao.ledger.queries import visible_problems
from dudao.obligations.queries import names_of, owed_to, own_of
from dudao.web import gate

from ..doors import address
from ..showing import tasks as showing


@gate.reads(gate.EVERYONE)
def workbench(request):
    """What this position must do, by due day; for those to whom others owe, what is overdue or due soon there."""
    today, position = request.today, request.position
    if position is None or position.kind in ADMIN_KINDS:
        return render(request, "desk/workbench_admin.html", {"pages": _admin_pages(position)})
    calendar = WorkCalendar(position.unit.county_code)
    own = list(own_of(position, request.user, request.scope))
    owed = list(owed_to(position, today, soon=listing.SOON_DAYS))
    names = names_of([row["one"] for row in owed])
    tasks = [showing.own_task(row, today, calendar) for row in own]
    tasks += [showing.owed_task(row, names, today, calendar) for row in owed]
    groups = showing.grouped(tasks, today)
    due = [task for task in tasks if not task.recheck and task.due_on is not None and task.due_on <= today]
    return render(request, "desk/workbench.html", {
        "groups": groups, "due": len(due),
        "waiting": sum(task.recheck for task in tasks), "total": len(tasks),
        "stat_items": _month(request), "can_register": position.kind in REGISTRARS,
        "upload_url": address("bureau:scheme_upload") if position.kind in gate.OFFICE else "",
    })  # fmt: skip


def _month(request) -> list[dict]:
    """The month in one line, for those who look after more than one unit."""
    if request.position.kind in gate.SCHOOLS:
        return []
    counts = listing.month_counts(visible_problems(request.scope), request.today)
    if not any(counts.values()):
        return []
    ledger = reverse("desk:ledger")
    return [
        {"before": f"{request.today.month}月", "number": None, "after": "", "url": "", "danger": False},
        _figure("新增问题", counts["entered"], f"{ledger}?sort=new"),
        _figure("销号", counts["closed"], f"{ledger}?view=closed&sort=new"),
        _figure("等复查", counts["submitted"], f"{ledger}?view=submitted"),
        _figure("逾期", counts["overdue"], f"{ledger}?view=overdue", danger=bool(counts["overdue"])),
    ]


def _figure(before: str, number: int, url: str, *, danger: bool = False) -> dict:
    return {"before": before, "number": number, "after": "", "url": url, "danger": danger}


ADMIN_PAGES = {
    PositionKind.SECURITY_ADMIN: ("人员和岗位", "bureau:people"),
    PositionKind.AUDIT_ADMIN: ("操作留痕", "bureau:trail"),
    PositionKind.SYSTEM_ADMIN: ("系统", "bureau:system"),
}


def _admin_pages(position) -> list[tuple[str, str]]:
    """The one page of an administrator; none where nobody has made it yet."""
    label, name = ADMIN_PAGES.get(position.kind, ("", "")) if position is not None else ("", "")
    return [(label, address(name))] if name and address(name) else []


urls = [path("", workbench, name="workbench")]
