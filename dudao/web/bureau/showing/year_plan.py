"""The items of a year's plan with the inspections that were arranged from each, as far as the reader may see them."""

from dataclasses import dataclass
from datetime import date

from dudao.visits.enums import InspectionState
from dudao.visits.models import Inspection, PlanItem, YearPlan
from dudao.visits.readers import Reader
from dudao.web.ui.wording import Status

from .inspection_list import listed

FEW = 15  # as many items are found without a search


@dataclass(frozen=True)
class Line:
    """``arranged``: inspections with ``total`` and ``done`` visits, those of the item that this one carries on too."""

    item: PlanItem
    arranged: list[Inspection]
    status: Status


def lines_of(plan: YearPlan, reader: Reader, today: date) -> list[Line]:
    """In order of the days. Four queries, whatever the number of items."""
    items = list(plan.items.prefetch_related("partners").order_by("from_on", "order"))
    before = dict(
        PlanItem.objects.filter(plan__county_code=plan.county_code, plan__year=plan.year)
        .order_by("pk").values_list("pk", "carries_on")
    )  # fmt: skip
    known: dict[int, list[Inspection]] = {}
    for row in listed(reader).filter(plan_item__in=before).exclude(state=InspectionState.WITHDRAWN):
        known.setdefault(row.plan_item_id, []).append(row)
    lines = []
    for item in items:
        arranged = [row for key in _line_of(item.pk, before) for row in known.get(key, ())]
        lines.append(Line(item, arranged, _status(item, arranged, today)))
    return lines


def sought(lines: list[Line], words: str) -> list[Line]:
    """Those of ``lines`` that name every word: in the title, the kind, the matters or whom it is for."""
    asked = words.split()
    return [line for line in lines if all(word in _text(line.item) for word in asked)]


def _text(item: PlanItem) -> str:
    return "\n".join((item.title, item.get_kind_display(), item.matters, item.objects_words))


def _line_of(key: int | None, before: dict[int, int | None]) -> list[int]:
    """An item and those that it carries on."""
    found: list[int] = []
    while key is not None and key not in found:
        found.append(key)
        key = before.get(key)
    return found


def _status(item: PlanItem, arranged: list[Inspection], today: date) -> Status:
    if any(row.state == InspectionState.RUNNING for row in arranged):
        return Status("run", "在办")
    if arranged:
        waiting = any(row.publish_due_on and not row.published_on for row in arranged)
        return Status("wait", "办完，待公布") if waiting else Status("closed", "办完了")
    if item.until_on < today:
        return Status("due", "过了时间没有安排")
    return Status("none", "还没有安排" if item.from_on <= today else "还没到时间")
