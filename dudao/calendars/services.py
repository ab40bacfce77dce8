"""The calendar as it is written. Calendars stand below the people and know nobody: services that check who may are in
``accounts.services.calendar``, and pages use those."""

from datetime import date, timedelta

from django.db import transaction

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .models import CalendarDay, DayKind, Term

LONGEST = 100  # days at once: longer than any vacation
HOLIDAYS = {
    "元旦": "元旦", "春节": "春节", "清明": "清明节", "劳动节": "劳动节", "端午": "端午节", "国庆节": "国庆节",
    "中秋": "中秋节",
}  # fmt: skip


def seed_days(*, year: int) -> int:
    """Fill the national rows of a year from the libraries; rows that exist stay, but get a name if they have none.

    Returns the rows added. 2027 and later are in no library with their make-up days: then only the statutory
    holidays are known and the office adds the rest by hand.
    """
    known = [CalendarDay(day=day, kind=kind, name=name) for day, kind, name in _known_days(year)]
    have = {row.day: row for row in CalendarDay.objects.filter(region_code="", day__year=year)}
    unnamed = [have[row.day] for row in known if row.day in have and not have[row.day].name]
    names = {row.day: row.name for row in known}
    for row in unnamed:
        row.name = names[row.day]
    CalendarDay.objects.bulk_update(unnamed, ["name"])
    new = [row for row in known if row.day not in have]
    CalendarDay.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def fill_year(*, by, region_code: str, year: int) -> int:
    """The same by the office of a region, in its trail. Returns the rows added."""
    added = seed_days(year=year)
    if added:
        audit.record(
            county_code=region_code, by=by, act="calendar.fill_year", subject=("calendarday", f"{year}-01-01"),
            payload={"days": added},
        )  # fmt: skip
    return added


def _known_days(year: int):
    import chinese_calendar  # noqa: PLC0415  lazy: large tables, needed by seeding only
    import holidays  # noqa: PLC0415  lazy: large tables, needed by seeding only

    statutory = holidays.country_holidays("CN", years=year, language="zh_CN")
    for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        day = date(year, 1, 1) + timedelta(days=offset)
        try:
            off, holiday = chinese_calendar.get_holiday_detail(day)
            name = HOLIDAYS.get(chinese_calendar.Holiday(holiday).chinese, "") if holiday else ""
        except NotImplementedError:
            off, name = day in statutory, statutory.get(day, "")
        if off and (day.weekday() < 5 or name):
            yield day, DayKind.REST, (name or statutory.get(day, ""))[:40]
        elif not off and day.weekday() >= 5 and name:
            yield day, DayKind.MAKEUP, f"{name}调休"


@transaction.atomic
def set_days(*, by, region_code: str, first: date, last: date, kind: str | None, name: str = "") -> int:
    """Say what the days from ``first`` to ``last`` are in this region; ``kind`` None takes the region's own rows away.
    Returns how many days.

    A vacation stands beside work and rest (an office works in July); work, rest and make-up replace one another.

    :raises NotAllowed: an unknown kind, days in the wrong order, more than a vacation lasts.
    """
    if kind is not None and kind not in DayKind.values:
        raise NotAllowed("请选“上班”“放假”“调休上班”或“寒暑假”。")
    count = (last - first).days + 1
    if not 1 <= count <= LONGEST:
        raise NotAllowed(f"到哪天要在从哪天以后，一次最多改 {LONGEST} 天。")
    rows = CalendarDay.objects.filter(region_code=region_code, day__range=(first, last))
    if kind is not None:
        rows = rows.filter(kind=kind) if kind == DayKind.VACATION else rows.exclude(kind=DayKind.VACATION)
    rows.delete()
    if kind is not None:
        days = (first + timedelta(days=n) for n in range(count))
        CalendarDay.objects.bulk_create(
            CalendarDay(region_code=region_code, day=day, kind=kind, name=name.strip()[:40]) for day in days
        )
    audit.record(
        county_code=region_code,
        by=by,
        act="calendar.set_day",
        subject=("calendarday", first.isoformat()),
        payload={"kind": kind, "name": name, "until": last.isoformat()},
    )
    return count


@transaction.atomic
def save_term(*, by, region_code: str, school_year: int, name: str, starts_on: date, ends_on: date) -> Term:
    """Enter a term, or move the days of the one with this name.

    :raises NotAllowed: days in the wrong order, days that lie in another term.
    """
    name = name.strip()[:20]
    if not name:
        raise NotAllowed("请写学期名称，例如第一学期。")
    if not 2000 <= school_year <= 2100:
        raise NotAllowed("学年写开学那一年，例如 2026。")
    if ends_on <= starts_on:
        raise NotAllowed("放假要在开学以后。")
    others = Term.objects.filter(region_code=region_code, starts_on__lte=ends_on, ends_on__gte=starts_on)
    clash = others.exclude(school_year=school_year, name=name).first()
    if clash:
        raise NotAllowed(f"和{clash}（{clash.starts_on} 到 {clash.ends_on}）重叠，请核对日期。")
    term, _ = Term.objects.update_or_create(
        region_code=region_code, school_year=school_year, name=name,
        defaults={"starts_on": starts_on, "ends_on": ends_on},
    )  # fmt: skip
    _record(by, "calendar.save_term", term)
    return term


@transaction.atomic
def drop_term(*, by, term: Term) -> None:
    """Take away a term that was entered wrongly. Obligations that were dated by it keep their days."""
    _record(by, "calendar.drop_term", term)
    term.delete()


def _record(by, act: str, term: Term) -> None:
    days = [term.starts_on.isoformat(), term.ends_on.isoformat()]
    audit.record(county_code=term.region_code, by=by, act=act, subject=term, payload={"term": str(term), "days": days})
