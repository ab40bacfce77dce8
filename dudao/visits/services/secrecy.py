"""A visit of which nobody but its team may know yet: who may change it, and how its trail is written meanwhile."""

import json

from dudao.accounts.sealing import seal
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from ..access import check_arranges, holds_office, membership_of
from ..models import Draw, Inspection, Visit

SEALED_AS = "dudao hidden visit"


def is_secret(visit: Visit) -> bool:
    """Hidden, and nobody has opened it."""
    return visit.inspection.hidden and not visit.opened_at


def check_may_change(by, visit: Visit) -> None:
    """Who goes and when is the business of whoever arranges such inspections; of a secret one it is the team's, and of
    whoever chose the place by hand.

    :raises NotAllowed: for everybody else.
    """
    if not is_secret(visit):
        check_arranges(by, visit.county_code, visit.inspection.area)
    elif membership_of(by, visit) is None and not arranged_by_hand(by, visit.inspection):
        raise NotAllowed("换人由去的人或安排的那个人来办。")


def arranged_by_hand(by, inspection: Inspection) -> bool:
    """Whether ``by`` is who chose its places and is still of the office; nobody chose what was drawn."""
    if inspection.started_by_id != by.pk or draw_of(inspection) is not None:
        return False
    return holds_office(by, inspection.county_code)


def draw_of(inspection: Inspection) -> Draw | None:
    """The draw from which it comes."""
    return Draw.objects.filter(inspection=inspection).first()


def record(*, by, visit: Visit, act: str, payload: dict) -> None:
    """One act in the trail. While the visit is a secret the trail says that something was done in this inspection; by
    whom and where lies sealed in it, for whoever reads the trail would learn who goes."""
    if not is_secret(visit):
        audit.record(county_code=visit.county_code, by=by, act=act, subject=visit, payload=payload)
        return
    told = json.dumps(payload | {"by": by.pk, "visit": str(visit.pk)}, ensure_ascii=False, sort_keys=True)
    audit.record(
        county_code=visit.county_code, by=None, act=act, subject=visit.inspection,
        payload={"sealed": seal(told, purpose=SEALED_AS)},
    )  # fmt: skip
