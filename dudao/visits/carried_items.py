"""An item of the year's plan through the plans that replaced one another: what schools were told stays told."""

from collections.abc import Iterable
from datetime import date

from .enums import PlanState
from .models import PlanItem, YearPlan

# What a school hears of an item; the same in two plans, it is not told anew.
TOLD = ("kind", "level", "title", "matters", "manner", "objects_words", "from_on", "until_on")


def told_day(item: PlanItem) -> date | None:
    """When schools were told of the item as it stands: by its own plan or by one that was replaced, if nothing of it
    has changed since. None: not yet."""
    return _told_before(item) or item.plan.told_on


def untold(plan: YearPlan) -> list[PlanItem]:
    """Those of a plan that schools have not been told of as they stand."""
    return [item for item in _items(plan) if told_day(item) is None]


def newly_told(plan: YearPlan) -> set[int]:
    """Keys of the items that schools hear of for the first time with this plan, where a plan before it was told; none
    where there was no such plan, for then all are new."""
    before = YearPlan.objects.filter(county_code=plan.county_code, year=plan.year, told_on__isnull=False)
    if not before.exclude(pk=plan.pk).exists():
        return set()
    return {item.pk for item in _items(plan) if _told_before(item) is None}


def newest_of(item: PlanItem | None) -> PlanItem | None:
    """The item that carries it on in the plan that is filed now; itself where there is none."""
    found, seen = item, set()
    while found is not None and found.plan.state == PlanState.REPLACED and found.pk not in seen:
        seen.add(found.pk)
        found = found.carried_on_by.exclude(plan__state=PlanState.DRAFT).order_by("-pk").first()
    return found or item


def _told_before(item: PlanItem) -> date | None:
    """The first day on which a replaced plan told of it as it stands."""
    first, seen = None, {item.pk}
    while item.carries_on is not None and item.carries_on_id not in seen and _same(item, item.carries_on):
        item = item.carries_on
        seen.add(item.pk)
        first = item.plan.told_on or first
    return first


def _items(plan: YearPlan) -> Iterable[PlanItem]:
    return list(plan.items.select_related("plan", "carries_on__plan").order_by("from_on", "order"))


def _same(one: PlanItem, other: PlanItem) -> bool:
    partners = (set(row.partners.order_by("pk").values_list("pk", flat=True)) for row in (one, other))
    return all(getattr(one, name) == getattr(other, name) for name in TOLD) and next(partners) == next(partners)
