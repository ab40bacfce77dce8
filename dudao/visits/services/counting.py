"""The office's "at least so many times" (六个至少, D06), and the tap with which an inspector notes that he did it."""

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office, holds
from dudao.accounts.enums import PositionKind
from dudao.areas.holding import hold_county
from dudao.audit import services as audit
from dudao.ledger.rules import check_choice, check_length, check_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed

from ..activities import may_note_at, noted_by_hand
from ..enums import CountingPeriod
from ..models import Activity, ActivityRule

MOST = 99
FIELD = frozenset({PositionKind.INSPECTOR, PositionKind.AREA_LEAD})


@transaction.atomic
def set_activity_rule(*, by, county_code: str, name: str, at_least: int, period: str, source: str = "") -> ActivityRule:
    """From today on this is to be done so many times. The same name and period with another number ends the one before.

    :raises NotAllowed: not from the office, no name, a number out of reach, no period.
    """
    check_is_office(by, county_code)
    hold_county(county_code)
    text = check_words(name, "做什么", limit=room_in(ActivityRule, "name"))
    paper = check_length(source, "依据", limit=room_in(ActivityRule, "source"))
    check_choice(period, CountingPeriod, "多长时间里")
    if not 1 <= at_least <= MOST:
        raise NotAllowed(f"至少几次写成 1 到 {MOST} 的整数。")
    today = timezone.localdate()
    facts = {"county_code": county_code, "name": text, "period": period}
    before = ActivityRule.objects.filter(**facts, until_on=None).first()
    if before is not None and (before.at_least, before.source) == (at_least, paper):
        return before
    if before is not None:
        before.until_on = today
        before.save(update_fields=["until_on"])
    made = ActivityRule.objects.create(**facts, at_least=at_least, source=paper, from_on=today)
    _carry(before, made)
    _record(by, made, "activity.set_rule", {"name": text, "at_least": at_least, "period": period})
    return made


def _carry(before: ActivityRule | None, made: ActivityRule) -> None:
    """What was done this month and this term under the old number counts under the new one."""
    if before is not None:
        before.done.update(rule=made)


@transaction.atomic
def end_activity_rule(*, by, rule) -> ActivityRule:
    """It is not asked any more; what was noted stays.

    :raises NotAllowed: not from the office.
    """
    row = ActivityRule.objects.select_for_update().get(pk=rule.pk)
    check_is_office(by, row.county_code)
    if row.until_on is None:
        row.until_on = timezone.localdate()
        row.save(update_fields=["until_on"])
        _record(by, row, "activity.end_rule", {"name": row.name})
    return row


@transaction.atomic
def note_activity(*, by, rule, unit=None, shown: int | None = None) -> Activity | None:
    """Done once more, today; ``unit`` only where he inspects: posted there, or on a visit there.

    ``shown``: how many of today stood on the page that was tapped; where there are others by now it was tapped twice:
    nothing is noted, None.

    :raises NotAllowed: not an inspector of the county, the rule has ended, a unit that is not his to look after, or
        none where every visit counts for itself.
    """
    row = ActivityRule.objects.select_for_update().get(pk=rule.pk)
    if not holds(by, FIELD, row.county_code):
        raise NotAllowed("次数由督学自己记。")
    if row.until_on is not None:
        raise NotAllowed(f"“{row.name}”督导室已经不要求记了。")
    if unit is None and row.period == CountingPeriod.VISIT:
        raise NotAllowed(f"“{row.name}”按每次到校算，请先选是在哪里做的。")
    if unit is not None and not may_note_at(by, unit, timezone.localdate()):
        raise NotAllowed(f"{unit.label}不归你督导，这次也没有派你去，不能记在那里。")
    if _tapped_twice(by, row, shown):
        return None
    made = Activity.objects.create(rule=row, user=by, unit=unit, on=timezone.localdate())
    _record(by, row, "activity.note", {"unit": unit.pk if unit is not None else None})
    return made


@transaction.atomic
def take_back_activity(*, by, rule, shown: int | None = None) -> bool:
    """Take back the last one noted today; False where there is none, or ``shown`` is no longer true."""
    row = ActivityRule.objects.select_for_update().get(pk=rule.pk)
    last = noted_by_hand(by, row, timezone.localdate()).order_by("-pk").first()
    if last is None or _tapped_twice(by, row, shown):
        return False
    last.delete()
    _record(by, row, "activity.take_back", {})
    return True


def _tapped_twice(by, rule: ActivityRule, shown: int | None) -> bool:
    return shown is not None and noted_by_hand(by, rule, timezone.localdate()).count() != shown


def _record(by, rule: ActivityRule, act: str, payload: dict) -> None:
    audit.record(county_code=rule.county_code, by=by, act=act, subject=rule, payload=payload)
