"""The list of inspections: what runs, what waits to be published, what is over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from dudao.areas.queries import search_units
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
LONGEST = 60  # signs of what is looked for


@dataclass(frozen=True)
class Row:
    """An inspection in the list; ``may_end``: every visit that the reader sees is over, and none lies ahead that he
    does not see; ``may_repeat``: it is the last of the monthly rounds, from which the next one is made."""

    inspection: Inspection
    status: Status
    may_end: bool
    may_repeat: bool


@dataclass(frozen=True)
class Sought:
    """Which view, and in it only those of a kind, with a piece of the title or of a unit's name; "" for any."""

    view: str
    words: str = ""
    kind: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.kind)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address keeps from view to view."""
        return [pair for pair in (("q", self.words), ("kind", self.kind)) if pair[1]]


EVERYTHING = Sought("all")


def sought_by(asked) -> Sought:
    """What the address asks; a view or a kind that there is not counts as none."""
    view, kind = asked.get("view", ""), asked.get("kind", "")
    return Sought(
        view if view in VIEWS else next(iter(VIEWS)), asked.get("q", "").strip()[:LONGEST],
        kind if kind in InspectionKind.values else "",
    )  # fmt: skip


def standing_of(reader) -> dict[str, int]:
    """How many run and how many there are, whatever is looked for."""
    return Inspection.objects.visible_to(reader).aggregate(
        running=Count("pk", filter=VIEWS["running"][1]), any=Count("pk")
    )


def tabs_of(reader, sought: Sought) -> list[dict]:
    """The views with how many of what is looked for stand in each; an empty one that nobody looks at is left out, but
    for the first and the last."""
    counts = found(reader, sought).aggregate(**{key: Count("pk", filter=rows) for key, (_, rows) in VIEWS.items()})
    address = reverse("bureau:inspections")
    return [
        {"label": words, "url": f"{address}?{urlencode([('view', key), *sought.kept])}", "current": key == sought.view,
         "count": counts[key]}
        for key, (words, _) in VIEWS.items()
        if counts[key] or key in (sought.view, "running", "all")
    ]  # fmt: skip


def found(reader, sought: Sought):
    """The inspections of every view that are looked for. By a unit's name only those whose visit there the reader may
    know of: else the search would tell where a hidden one goes."""
    rows = Inspection.objects.visible_to(reader)
    if sought.kind:
        rows = rows.filter(kind=sought.kind)
    if sought.words:
        units = search_units(reader.scope, query=sought.words, closed=True).order_by().values("pk")
        there = Visit.objects.visible_to(reader).filter(unit__in=units).values("inspection")
        titled = Q()
        for word in sought.words.split():
            titled &= Q(title__icontains=word)
        rows = rows.filter(titled | Q(pk__in=there))
    return rows


def listed(reader, sought: Sought = EVERYTHING):
    """The inspections of a view, the newest first, with how many visits the reader sees, are done, are not over;
    ``asked``: with those that he does not see."""
    seen = Q(visits__in=Visit.objects.visible_to(reader)) & ~Q(visits__state=VisitState.CANCELLED)
    rows = found(reader, sought).filter(VIEWS[sought.view][1]).annotate(
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
