"""Whether the time is right: schools that are closed, holidays, the same thing twice, two teams on one day."""

import re
from collections.abc import Iterator
from datetime import timedelta

from dudao.areas.enums import UnitKind
from dudao.lib.day_words import day_words

from ..enums import InspectionKind, Trait, has_trait
from ..weighing import Facts, Finding
from .saying import places_of, stop, warn

MONTH_IN_NAME = re.compile(r"(?:\d{4}年)?(1[0-2]|[1-9])月(?!\d)")


def standing(facts: Facts) -> Iterator[Finding]:
    """Schools that are closed, or not open yet."""
    wanted, today = facts.wanted, facts.today
    for place in facts.places:
        if place.closed_on and place.closed_on <= max(wanted.from_on, today):
            day = day_words(place.closed_on, today)
            yield stop(f"{place.label}已于{day}撤销，请去掉它；合并到别校的请改去那所学校。", units=[place.pk])
        elif place.opened_on and place.opened_on > wanted.until_on:
            yield stop(f"{place.label}到{day_words(place.opened_on, today)}才设立，请去掉它。", units=[place.pk])
        elif place.closed_on and place.closed_on <= wanted.until_on:
            yield warn(f"{place.label}{day_words(place.closed_on, today)}撤销，要在这之前去。", units=[place.pk])
        elif place.opened_on and place.opened_on > wanted.from_on:
            yield warn(f"{place.label}{day_words(place.opened_on, today)}设立，要在这之后去。", units=[place.pk])


def days(facts: Facts) -> Iterator[Finding]:
    """Holidays and vacations."""
    wanted = facts.wanted
    if not facts.workdays and wanted.until_on >= wanted.from_on:
        if has_trait(wanted.kind, Trait.ANY_DAY):
            yield warn("这段时间都在放假，学校可能没有人。")
        else:
            one_day = wanted.from_on == wanted.until_on
            yield stop("这一天不上班，请换一天。" if one_day else "这段时间没有一个工作日，请把时间放宽。")
    schools = any(place.kind == UnitKind.SCHOOL for place in facts.places)
    if facts.in_term is False and schools:
        words = "这段时间学校都在放寒暑假，"
        in_term = has_trait(wanted.kind, Trait.IN_TERM)
        yield stop(words + "请安排在学期里。") if in_term else warn(words + "请想好要看什么。")


def named_month(facts: Facts) -> Iterator[Finding]:
    """The name begins with another month than the days: it was proposed before the days were chosen."""
    wanted = facts.wanted
    begins = MONTH_IN_NAME.match(wanted.title.strip())
    if begins is None or wanted.looks_back_at is not None or wanted.until_on < wanted.from_on:
        return
    months = {(wanted.from_on + timedelta(days=n)).month for n in range((wanted.until_on - wanted.from_on).days + 1)}
    if int(begins[1]) not in months:
        first, last = day_words(wanted.from_on, facts.today), day_words(wanted.until_on, facts.today)
        yield warn(f"名称里写的是{begins[1]}月，时间是{first}到{last}，请核对名称和日子。")


def repeated(facts: Facts) -> Iterator[Finding]:
    """The same thing twice in a month."""
    often = max(1, facts.rules.number("visits_a_month", facts.wanted.kind))
    often = often if facts.wanted.kind == InspectionKind.ROUTINE else 1
    again = [place for place in facts.places if len(place.repeated) >= often]
    if again:
        names, units = places_of(again)
        month = f"{facts.wanted.month.month}月"
        yield stop(f"{names}{month}已经安排过“{again[0].repeated[0]}”，不用再安排；请去掉这些单位。", units=units)


def least_of_term(facts: Facts) -> Iterator[Finding]:
    late = facts.late
    if late:
        names = "、".join(late.names) + (f"等 {late.count} 所" if late.count > len(late.names) else "")
        yield warn(f"连这次在内，{names}这学期到不了 {late.rule.value} 次经常性督导，请把漏的也安排上。", late.rule)


def same_day(facts: Facts) -> Iterator[Finding]:
    for place in facts.places:
        day = facts.wanted.day_at(place.pk)
        clash = next((title for other, title in place.others if day and other == day), "")
        if clash:
            on = day_words(day, facts.today)
            yield stop(f"{on}已有另一组去{place.label}（{clash}），请换一天或并成一组。", units=[place.pk])
        elif day and not facts.wanted.from_on <= day <= facts.wanted.until_on:
            yield stop(f"去{place.label}的日子要在督导的时间里。", units=[place.pk])
