"""Whether it stands on the filed list, schools were told in time, and no school has too many of them."""

from collections.abc import Iterator
from datetime import timedelta

from dudao.lib.day_words import day_words

from ..enums import InspectionKind, Level
from ..wanted import Wanted
from ..weighing import Facts, Finding, Listed
from .saying import kind_label, places_of, stop, warn


def written_notice(facts: Facts) -> Iterator[Finding]:
    wanted, rule = facts.wanted, facts.rules.find("written_notice", facts.wanted.kind)
    label = kind_label(wanted)
    if wanted.hidden and wanted.notice_on:
        yield stop("不事先告知的督导不能发书面通知，两样只留一样。")
    if wanted.notice_on and wanted.notice_on > facts.today:
        yield stop("书面通知发出了再填日子，先留空。")
    if not rule or not rule.value:
        return
    if wanted.hidden:
        yield stop(f"{label}要先书面通知学校，不能不事先告知；要突然去，请安排四不两直。", rule)
    elif wanted.notice_on is None:
        yield warn(f"{label}要先书面通知学校。通知发出以前不能到校。", rule)
    elif wanted.notice_on >= wanted.from_on:
        yield stop("书面通知要在督导开始以前发出，请把开始的日子往后放。", rule)


def on_the_list(facts: Facts) -> Iterator[Finding]:
    """The filed list of the year, and that schools were told a month ahead. Rule 1: a reason lets it pass; 2: none."""
    wanted, listed = facts.wanted, facts.listed
    rule = facts.rules.find("on_the_list", wanted.kind)
    if listed and listed.kind != wanted.kind:
        yield stop(f"计划里“{listed.title}”是{InspectionKind(listed.kind).label}，种类对不上。")
    if listed and (listed.level == Level.AREA) != (wanted.level == Level.AREA):
        yield stop(f"计划里“{listed.title}”是{Level(listed.level).label}的，层级对不上。")
    if not rule or not rule.value:
        return
    why = _off_the_list(wanted, listed, facts)
    if not why:
        return
    if rule.value > 1:
        yield stop(f"{why}。请先改年度计划并备案。", rule)
    elif not wanted.off_plan_reason.strip():
        yield stop(f"{why}。要做请写明理由。", rule)
    else:
        yield warn(f"{why}，理由会留在记录里。", rule)


def _off_the_list(wanted: Wanted, listed: Listed | None, facts: Facts) -> str:
    if listed is None:
        return "这次督导不在年度计划里"
    if not listed.filed:
        return "这份年度计划还没有备案"
    if wanted.from_on < listed.from_on or wanted.until_on > listed.until_on:
        first, last = (day_words(day, facts.today) for day in (listed.from_on, listed.until_on))
        return f"计划里写的是{first}到{last}，时间对不上"
    ahead = facts.rules.find("plan_notice_days", wanted.kind)
    if not ahead or not ahead.value or wanted.hidden:
        return ""
    if listed.told_on is None:
        return f"年度计划还没有告知学校，要提前 {ahead.value} 天"
    first = listed.told_on + timedelta(days=ahead.value)
    return f"告知学校要提前 {ahead.value} 天，最早{day_words(first, facts.today)}" if wanted.from_on < first else ""


def times_a_year(facts: Facts) -> Iterator[Finding]:
    rule = facts.rules.find("comprehensive_a_year", facts.wanted.kind)
    if facts.wanted.kind != InspectionKind.COMPREHENSIVE or not rule or not rule.value:
        return
    names, units = places_of(place for place in facts.places if place.comprehensive >= rule.value)
    if units:
        yield stop(f"{names}今年的综合督导已满 {rule.value} 次，请去掉。", rule, units)
