"""An opinion held while it is written to, as ``holding`` holds a visit; the visit is held before it (ADR 13)."""

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from ..models import Opinion, Visit

LONGEST = 6000


def held_opinion(visit: Visit) -> Opinion:
    """The opinion as it stands now, locked until the transaction ends.

    :raises NotAllowed: nothing was told yet.
    """
    opinion = Opinion.objects.select_for_update(of=("self",)).filter(visit=visit).first()
    if opinion is None:
        raise NotAllowed("还没有告知初步意见。")
    return opinion


def keep_opinion(opinion: Opinion, *fields: str) -> Opinion:
    """Write ``fields`` and count the change."""
    opinion.revision += 1
    opinion.save(update_fields=[*fields, "revision"])
    return opinion


def record(by, act: str, visit: Visit, payload: dict) -> None:
    """Into the trail, under the visit."""
    audit.record(county_code=visit.county_code, by=by, act=act, subject=visit, payload=payload)
