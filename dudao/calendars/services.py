from datetime import date, timedelta

from django.db import transaction

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .models import CalendarDay, DayKind


def seed_days(*, year: int) -> int:
    """Fill the national rows of a year from the libraries; rows that exist (the office's edits) stay.

    Returns the rows added. 2027 and later are in no library with their make-up days: then only the statutory
    holidays are known and the office adds the rest by hand.
    """
    have = set(CalendarDay.objects.filter(region_code="", day__year=year).values_list("day", flat=True))
    rows = [CalendarDay(day=day, kind=kind, name=name) for day, kind, name in _known_days(year) if day not in have]
    CalendarDay.objects.bulk_create(rows)
    return len(rows)


def _known_days(year: int):
    import chinese_calendar  # noqa: PLC0415  lazy: large tables, needed by seeding only
    import holidays  # noqa: PLC0415  lazy: large tables, needed by seeding only

    statutory = holidays.country_holidays("CN", years=year, language="zh_CN")
    for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        day = date(year, 1, 1) + timedelta(days=offset)
        try:
            off, name = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            off, name = day in statutory, None
        label = statutory.get(day, "") or ""
        if off and (day.weekday() < 5 or name):
            yield day, DayKind.REST, label[:40]
        elif not off and day.weekday() >= 5 and name:
            yield day, DayKind.MAKEUP, "调休"


@transaction.atomic
def set_day(*, by, region_code: str, day: date, kind: str | None, name: str = "") -> None:
    """Say what a day is in this region; ``kind`` None takes the region's own row away. Audited."""
    if kind is not None and kind not in DayKind.values:
        raise NotAllowed("请选“上班”“放假”“调休上班”或“寒暑假”。")
    CalendarDay.objects.filter(region_code=region_code, day=day).delete()
    if kind is not None:
        CalendarDay.objects.create(region_code=region_code, day=day, kind=kind, name=name.strip()[:40])
    audit.record(
        county_code=region_code,
        by=by,
        act="calendar.set_day",
        subject=("calendarday", day.isoformat()),
        payload={"kind": kind, "name": name},
    )
