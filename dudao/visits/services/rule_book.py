"""The office sets a number of the rules for its county, from a day on, by a paper."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.areas.holding import hold_county
from dudao.audit import services as audit
from dudao.ledger.rules import check_length
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.obligations.enums import DayUnit

from ..models import LocalRule
from ..rule_keys import RULES

LARGEST = 10_000
FAR = timedelta(days=730)


@transaction.atomic
def set_rule(
    *, by, county_code: str, key: str, value: int, source: str, from_on: date, kind: str = "", day_unit: str = ""
) -> LocalRule:
    """From ``from_on`` on this number holds in the county; the one before it ends on that day.

    :raises NotAllowed: not from the office, no such rule, a number or a day out of reach, no paper named.
    """
    check_is_office(by, county_code)
    hold_county(county_code)
    _check(key, kind, value, source, from_on)
    unit = (day_unit if day_unit in DayUnit.values else DayUnit.CALENDAR) if RULES[key].counts_days else ""
    rows = LocalRule.objects.filter(county_code=county_code, key=key, kind=kind)
    later = rows.filter(from_on__gt=from_on).order_by("from_on").first()
    rows.filter(from_on__lt=from_on).filter(Q(until_on=None) | Q(until_on__gt=from_on)).update(until_on=from_on)
    made, _ = LocalRule.objects.update_or_create(
        county_code=county_code, key=key, kind=kind, from_on=from_on,
        defaults={"value": value, "day_unit": unit, "source": source.strip(),
                  "until_on": later.from_on if later else None},
    )  # fmt: skip
    payload = {"key": key, "kind": kind, "value": value, "from": from_on.isoformat(), "source": made.source}
    audit.record(county_code=county_code, by=by, act="rule.set", subject=made, payload=payload)
    return made


def _check(key: str, kind: str, value: int, source: str, from_on: date) -> None:
    known = RULES.get(key)
    if known is None or (kind and kind not in known.kinds):
        raise NotAllowed("没有这一项规定，请从列表里选。")
    if not 0 <= value <= LARGEST:
        raise NotAllowed(f"请填 0 到 {LARGEST} 的整数。")
    if not check_length(source, "依据", limit=room_in(LocalRule, "source")):
        raise NotAllowed("请写依据哪份文件。")
    if abs(from_on - timezone.localdate()) > FAR:
        raise NotAllowed("起用的日子离今天太远，请核对年份。")
