"""Which points a visit looks at: those of its inspection that apply to the unit's kind and stages."""

from collections.abc import Iterable

from dudao.areas.enums import INSPECTED_KINDS
from dudao.areas.models import Unit
from dudao.schemes.asking import applies
from dudao.schemes.models import Checkpoint

from .models import AskedPoint, Visit


def asked_of(visit: Visit, among: Iterable[int] | None = None) -> list[AskedPoint]:
    """In the order of the list. A department has no stages and no kind of its own: it is asked all of them."""
    rows = AskedPoint.objects.filter(inspection=visit.inspection_id).select_related("checkpoint")
    if among is not None:
        rows = rows.filter(checkpoint__in=among)
    return [
        row for row in rows.defer("checkpoint__place").order_by("order", "pk") if is_asked(row.checkpoint, visit.unit)
    ]


def is_asked(point: Checkpoint, unit: Unit) -> bool:
    """Whether a point of the list is looked at in ``unit``."""
    if unit.kind not in INSPECTED_KINDS:
        return True
    return applies(point.unit_kinds, point.stages, unit_kind=unit.kind, unit_stages=unit.stages)


def points_of(visit: Visit, among: Iterable[int] | None = None) -> dict[int, Checkpoint]:
    """The points by their keys, in the order of the list. ``among``: keys of the only ones that are wanted."""
    return {row.checkpoint_id: row.checkpoint for row in asked_of(visit, among)}


def group_of(point: Checkpoint) -> str:
    """The code by which a group is confirmed; of several schemes in one list each has its own groups."""
    return f"{point.version_id}-{point.group_code or point.group[:20] or '-'}"
