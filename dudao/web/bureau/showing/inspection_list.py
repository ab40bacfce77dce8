"""The list of inspections: what runs, what waits to be published, what is over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from dudao.visits.enums import DONE, OVER, InspectionKind, InspectionState, VisitState
from dudao.visits.models import Inspection, Visit
from dudao.web.ui.wording import Status, due

# Key in the address, words, which rows. Whatever the address says that is none of them means the first.
VIEWS = {
    "running": ("进行中", Q(state=InspectionState.RUNNING)),
    "unpublished": ("等公布", Q(state=InspectionState.ENDED, publish_due_on__isnull=False, published_on=None)),
    "over": ("已结束", ~Q(state=InspectionState.RUNNING)),
    "all": ("全部", Q()),
}


@dataclass(frozen=True)
class Row:
    """An inspection in the list; ``may_end``: every visit that the reader sees is over, and none lies ahead that he
    does not see; ``may_repeat``: it is the last of the monthly rounds, from which the next one is made."""

    inspection: Inspection
    status: Status
    may_end: bool
    may_repeat: bool


def chosen_view(key: str) -> str:
    return key if key in VIEWS else next(iter(VIEWS))


def tabs_of(reader, chosen: str) -> list[dict]:
    """The views with how many stand in each; an empty one that nobody looks at is left out, but for the first and the
    last."""
    counts = Inspection.objects.visible_to(reader).aggregate(
        **{key: Count("pk", filter=rows) for key, (_, rows) in VIEWS.items()}
    )
    address = reverse("bureau:inspections")
    return [
        {"label": words, "url": f"{address}?view={key}", "current": key == chosen, "count": counts[key]}
        for key, (words, _) in VIEWS.items()
        if counts[key] or key in (chosen, "running", "all")
    ]


def listed(reader, view: str = "all"):
    """The inspections of a view, the newest first, with how many visits the reader sees, are done, are not over;
    ``asked``: with those that he does not see."""
    seen = Q(visits__in=Visit.objects.visible_to(reader)) & ~Q(visits__state=VisitState.CANCELLED)
    rows = Inspection.objects.visible_to(reader).filter(VIEWS[view][1]).annotate(
        total=Count("visits", filter=seen),
        done=Count("visits", filter=seen & Q(visits__state__in=DONE)),
        left=Count("visits", filter=seen & ~Q(visits__state__in=OVER)),
        asked=Count("visits", filter=~Q(visits__state=VisitState.CANCELLED)),
    )  # fmt: skip
    return rows.order_by("-pk")


def rows_of(reader, inspections, today: date) -> list[Row]:
    """The lines of ``inspections``, which are some of ``listed``."""
    monthly = Inspection.objects.visible_to(reader).filter(kind=InspectionKind.ROUTINE)
    last = monthly.exclude(state=InspectionState.WITHDRAWN).order_by("-from_on", "-pk").first()
    return [_row(one, today, one == last) for one in inspections]


def _row(inspection, today: date, may_repeat: bool) -> Row:
    runs = inspection.state == InspectionState.RUNNING
    known = inspection.total == inspection.asked or inspection.until_on < today
    may_end = runs and known and inspection.total > 0 and not inspection.left
    return Row(inspection, _status(inspection, today, may_end), may_end, may_repeat)


def _status(inspection, today: date, may_end: bool) -> Status:
    words = inspection.get_state_display()
    if may_end:
        return Status("wait", "都去过了，可以结束")
    if inspection.state == InspectionState.RUNNING:
        late = inspection.until_on < today and inspection.done < inspection.total
        return Status("due", "过了日子") if late else Status("run", words)
    if inspection.state == InspectionState.ENDED:
        if inspection.publish_due_on and not inspection.published_on:
            told = due(inspection.publish_due_on, today)
            return Status(told.kind, f"公布结果：{told.text}")
        return Status("closed", words)
    return Status("none", words)
