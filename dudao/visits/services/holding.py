"""A visit held while it is written to (ADR 13). Whoever takes an inspection back holds all its visits as well, so the
visit alone is enough here; what stands at the inspection is read after the waiting."""

from dudao.areas.models import Unit
from dudao.lib.statetable import NotAllowed

from ..enums import InspectionState
from ..models import Inspection, Visit
from ..workflow import VISIT

WITHDRAWN = "这一轮督导已经撤回，不用再去，也不用再填。"


def hold(visit: Visit, act: str) -> Visit:
    """The visit as it stands now, locked until the transaction ends, if ``act`` may be done to it.

    :raises NotAllowed: its inspection was taken back, or its state does not let it be done.
    """
    row = held(visit)
    VISIT.check(act, row.state)
    return row


def held(visit: Visit) -> Visit:
    """The same whatever its state, for acts that done twice change nothing.

    :raises NotAllowed: its inspection was taken back.
    """
    row = Visit.objects.select_for_update(no_key=True, of=("self",)).select_related("unit").get(pk=visit.pk)
    row.inspection = Inspection.objects.get(pk=row.inspection_id)
    if row.inspection.state == InspectionState.WITHDRAWN:
        raise NotAllowed(WITHDRAWN)
    return row


def hold_inspection(key: int) -> Inspection:
    """The inspection with that key as it stands now, locked before any of its visits."""
    return Inspection.objects.select_for_update(no_key=True, of=("self",)).get(pk=key)


def hold_all(inspection: Inspection) -> tuple[Inspection, list[Visit]]:
    """The inspection and then its visits, locked by key until the transaction ends."""
    row = hold_inspection(inspection.pk)
    visits = row.visits.select_for_update(no_key=True, of=("self",)).select_related("unit").order_by("pk")
    return row, list(visits)


def hold_units(keys) -> dict[int, Unit]:
    """The units by key, locked after inspections and visits (ADR 13) by whoever asks which other teams go there on a
    day: of two who ask at once the second one sees what the first one wrote."""
    rows = Unit.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=set(keys)).order_by("pk")
    return {row.pk: row for row in rows}


def keep(row: Visit, *fields: str) -> Visit:
    """Write ``fields`` and count the change."""
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])
    return row
