"""Whoever is asked for too much may say so, at any time, in one box."""

from django.db import transaction
from django.utils import timezone

from dudao.accounts.enums import OFFICE_KINDS
from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify

from .queries import members_of

LONGEST = 1000


@transaction.atomic
def object_to_burden(*, by, position, words: str) -> int:
    """Tell the office that something is asked twice or need not be asked. Returns how many people were told.

    国办函〔2026〕12号 asks of every such system that users can complain; the words stay out of the trail.
    """
    text = words.strip()
    if not text:
        raise NotAllowed("写一句哪张表、哪一项不该要。")
    if len(text) > LONGEST:
        raise NotAllowed(f"最多写 {LONGEST} 个字，现在有 {len(text)} 个。")
    county_code = position.unit.county_code
    office = Unit.objects.filter(county_code=county_code, kind=UnitKind.SUPERVISION_OFFICE)
    people = members_of(office, timezone.localdate(), OFFICE_KINDS)
    subject = f"{position.unit.label}提意见：填报负担"
    told = notify(users=people, county_code=county_code, kind="burden", subject=subject, body=text)
    audit.record(county_code=county_code, by=by, act="burden.object", subject=position, payload={"told": told})
    return told
