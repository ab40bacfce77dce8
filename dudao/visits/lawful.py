"""Whether an inspection as it is wanted keeps the law: from facts to stops and warnings. Pure: no queries, no clock.

A stop forbids; a warning is shown before the button. Each names the paper that says so, where one does.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dudao.areas.enums import INSPECTED_KINDS, UnitKind
from dudao.lib.day_words import day_words

from .enums import InspectionKind, Level
from .wanted import FREE_OF_POINTS, OF_BODIES, Wanted
from .weighing import Facts, Finding, Goer, Listed, Place, named

__all__ = ["Facts", "Finding", "Goer", "Listed", "Place", "judge", "judge_team"]

LONGEST = timedelta(days=366)
OLDEST = timedelta(days=31)  # a month's round may be entered after it began
BODIES = (UnitKind.SECTION, UnitKind.DEPARTMENT, UnitKind.TOWN)
# Those that are the more useful on a rest day, when nobody expects them.
ANY_DAY = frozenset({InspectionKind.UNANNOUNCED, InspectionKind.VERIFICATION})
IN_TERM = frozenset({InspectionKind.ROUTINE, InspectionKind.COVERAGE})


def judge(facts: Facts) -> list[Finding]:
    """Everything that is to be said about an inspection before it is arranged, stops first."""
    found = [finding for check in CHECKS for finding in check(facts)]
    return sorted(found, key=lambda finding: not finding.stops)


def _stop(words: str, rule=None, units: Iterable[int] = ()) -> Finding:
    return Finding(True, words, rule.source if rule else "", tuple(units))


def _warn(words: str, rule=None, units: Iterable[int] = ()) -> Finding:
    return Finding(False, words, rule.source if rule else "", tuple(units))


def _of(places: Iterable[Place]) -> tuple[str, tuple[int, ...]]:
    known = list(places)
    return named(place.label for place in known), tuple(place.pk for place in known)


def whole(facts: Facts) -> Iterator[Finding]:
    """What must be there at all."""
    wanted, today = facts.wanted, facts.today
    if wanted.kind not in InspectionKind.values:
        yield _stop("请选是哪一种督导。")
    if not wanted.title.strip():
        yield _stop("请给这次督导起个名字。")
    if not facts.places:
        yield _stop("还没有选单位，请至少选一个。")
    if wanted.until_on < wanted.from_on:
        yield _stop("结束的日子要在开始那天或以后。")
    elif wanted.until_on - wanted.from_on > LONGEST:
        yield _stop("一次督导最长安排一年，请核对开始和结束的日子。")
    if wanted.until_on < today or today - wanted.from_on > OLDEST:
        yield _stop("这段时间已经过去，请改成今天以后能去的日子。")
    if len({place.pk for place in facts.places}) < len(facts.places):
        yield _stop("有单位选了两遍，请去掉一个。")


def kinds_of_units(facts: Facts) -> Iterator[Finding]:
    fitting = BODIES if facts.wanted.kind in OF_BODIES else INSPECTED_KINDS
    names, units = _of(place for place in facts.places if place.kind not in fitting)
    if units:
        whom = "科室、部门和乡镇街道" if fitting is BODIES else "学校和校外培训机构"
        yield _stop(f"这种督导只去{whom}，请去掉{names}。", units=units)


def what_the_kind_needs(facts: Facts) -> Iterator[Finding]:
    wanted = facts.wanted
    if wanted.kind == InspectionKind.JOINT and not wanted.partners:
        yield _stop("联合检查请选和哪些部门一起去。")
    if wanted.kind == InspectionKind.VERIFICATION and not wanted.cause.strip():
        yield _stop("核查请写明由哪件事引起，例如线索编号或问题编号。")
    if wanted.kind == InspectionKind.FOLLOW_UP and wanted.looks_back_at is None:
        yield _stop("回头看请选回头看哪一次督导。")
    if wanted.kind == InspectionKind.RECEPTION and not wanted.from_whom.strip():
        yield _stop("迎接上级督导请写明上级是哪个单位。")
    if wanted.kind == InspectionKind.RECEPTION and wanted.level != Level.HIGHER:
        yield _stop("迎接上级督导的层级是“上级”。")
    if wanted.kind == InspectionKind.UNANNOUNCED and not wanted.hidden:
        yield _stop("四不两直不事先告知，请勾上“不事先告知”。")


def checklist(facts: Facts) -> Iterator[Finding]:
    if facts.stale_points:
        yield _stop(f"清单里有 {facts.stale_points} 条要点的方案已停用，请去掉或换成现行的。")
    if facts.wanted.kind in FREE_OF_POINTS:
        return
    names, units = _of(place for place in facts.places if not place.points)
    if units:
        yield _stop(f"清单里没有一条适用于{names}，请添上要点或去掉这些单位。", units=units)


def standing(facts: Facts) -> Iterator[Finding]:
    """Schools that are closed, or not open yet."""
    wanted, today = facts.wanted, facts.today
    for place in facts.places:
        if place.closed_on and place.closed_on <= max(wanted.from_on, today):
            day = day_words(place.closed_on, today)
            yield _stop(f"{place.label}已于{day}撤销，请去掉它；合并到别校的请改去那所学校。", units=[place.pk])
        elif place.opened_on and place.opened_on > wanted.until_on:
            yield _stop(f"{place.label}到{day_words(place.opened_on, today)}才设立，请去掉它。", units=[place.pk])
        elif place.closed_on and place.closed_on <= wanted.until_on:
            yield _warn(f"{place.label}{day_words(place.closed_on, today)}撤销，要在这之前去。", units=[place.pk])
        elif place.opened_on and place.opened_on > wanted.from_on:
            yield _warn(f"{place.label}{day_words(place.opened_on, today)}设立，要在这之后去。", units=[place.pk])


def days(facts: Facts) -> Iterator[Finding]:
    """Holidays and vacations."""
    wanted = facts.wanted
    if not facts.workdays and wanted.until_on >= wanted.from_on:
        if wanted.kind in ANY_DAY:
            yield _warn("这段时间都在放假，学校可能没有人。")
        else:
            yield _stop("这段时间没有一个工作日，请把时间放宽。")
    schools = any(place.kind == UnitKind.SCHOOL for place in facts.places)
    if facts.in_term is False and schools:
        words = "这段时间学校都在放寒暑假，"
        yield _stop(words + "请安排在学期里。") if wanted.kind in IN_TERM else _warn(words + "请想好要看什么。")


def written_notice(facts: Facts) -> Iterator[Finding]:
    wanted, rule = facts.wanted, facts.rules.find("written_notice", facts.wanted.kind)
    label = _label(wanted)
    if wanted.hidden and wanted.notice_on:
        yield _stop("不事先告知的督导不能发书面通知，两样只留一样。")
    if wanted.notice_on and wanted.notice_on > facts.today:
        yield _stop("书面通知发出了再填日子，先留空。")
    if not rule or not rule.value:
        return
    if wanted.hidden:
        yield _stop(f"{label}要先书面通知学校，不能不事先告知；要突然去，请安排四不两直。", rule)
    elif wanted.notice_on is None:
        yield _warn(f"{label}要先书面通知学校。通知发出以前不能到校。", rule)
    elif wanted.notice_on >= wanted.from_on:
        yield _stop("书面通知要在督导开始以前发出，请把开始的日子往后放。", rule)


def _label(wanted: Wanted) -> str:
    return InspectionKind(wanted.kind).label if wanted.kind in InspectionKind.values else "这种督导"


def teams(facts: Facts) -> Iterator[Finding]:
    alone, units = _of(place for place in facts.places if not facts.teams.get(place.pk))
    if units:
        yield _stop(f"{alone}没有人去：没有挂牌督学，也没有另选人。请选人，或先在名册里派挂牌督学。", units=units)
    rule = facts.rules.find("team", facts.wanted.kind)
    least = max(rule.value if rule else 0, facts.wanted.team_size)
    few = [place for place in facts.places if 0 < len(facts.teams.get(place.pk, ())) < least]
    if few:
        names, units = _of(few)
        says = rule if rule and rule.value >= least else None
        yield _stop(f"{_label(facts.wanted)}每组至少 {least} 人，去{names}的人不够，请再选人。", says, units)
    twice = [place for place in facts.places if _doubled(facts.teams.get(place.pk, ()))]
    if twice:
        names, units = _of(twice)
        yield _stop(f"去{names}的名单里有人写了两遍，请去掉一个。", units=units)


def _doubled(team: tuple[int, ...]) -> bool:
    return len(set(team)) < len(team)


def recusal(facts: Facts) -> Iterator[Finding]:
    """《教育督导条例》第十条."""
    found = [
        (place, facts.goers[goer])
        for place in facts.places
        for goer in facts.teams.get(place.pk, ())
        if place.pk in facts.goers[goer].ties
    ]
    if found:
        pairs = named(f"{goer.name}去{place.label}（{goer.ties[place.pk]}）" for place, goer in found)
        source = facts.rules.find("years_since_leaving")
        words = f"要回避：{pairs}。请换人去。"
        yield Finding(True, words, source.source if source else "", tuple(place.pk for place, _ in found))


def certificates(facts: Facts) -> Iterator[Finding]:
    going = [facts.goers[key] for key in dict.fromkeys(key for team in facts.teams.values() for key in team)]
    start, end = max(facts.wanted.from_on, facts.today), facts.wanted.until_on
    out = [goer for goer in going if not goer.may_go]
    if out:
        yield _stop(f"{named(goer.name for goer in out)}现在没有督导岗位，不能去，请换人。")
    expired = [goer for goer in going if goer.certificate_until and goer.certificate_until < start]
    if expired:
        yield _stop(f"{named(goer.name for goer in expired)}的督学证到期了，请换人，或在名册里更新有效期。")
    soon = [goer for goer in going if goer.certificate_until and start <= goer.certificate_until < end]
    if soon:
        yield _warn(f"{named(goer.name for goer in soon)}的督学证在这段时间里到期，要在到期前去。")
    rule = facts.rules.find("schools_an_inspector")
    many = [goer for goer in going if rule and rule.value and goer.schools > rule.value]
    if many:
        yield _warn(f"{named(f'{goer.name}（{goer.schools} 所）' for goer in many)}挂牌超过 {rule.value} 所。", rule)


def on_the_list(facts: Facts) -> Iterator[Finding]:
    """The filed list of the year, and that schools were told a month ahead. Rule 1: a reason lets it pass; 2: none."""
    wanted, listed = facts.wanted, facts.listed
    rule = facts.rules.find("on_the_list", wanted.kind)
    if listed and listed.kind != wanted.kind:
        yield _stop(f"计划里“{listed.title}”是{InspectionKind(listed.kind).label}，种类对不上。")
    if not rule or not rule.value:
        return
    why = _off_the_list(wanted, listed, facts)
    if not why:
        return
    if rule.value > 1:
        yield _stop(f"{why}。请先改年度计划并备案。", rule)
    elif not wanted.off_plan_reason.strip():
        yield _stop(f"{why}。要做请写明理由。", rule)
    else:
        yield _warn(f"{why}，理由会留在记录里。", rule)


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
    names, units = _of(place for place in facts.places if place.comprehensive >= rule.value)
    if units:
        yield _stop(f"{names}今年的综合督导已满 {rule.value} 次，请去掉。", rule, units)


def repeated(facts: Facts) -> Iterator[Finding]:
    """The same thing twice in a month."""
    often = max(1, facts.rules.number("visits_a_month", facts.wanted.kind))
    often = often if facts.wanted.kind == InspectionKind.ROUTINE else 1
    again = [place for place in facts.places if len(place.repeated) >= often]
    if again:
        names, units = _of(again)
        month = f"{facts.wanted.month.month}月"
        yield _stop(f"{names}{month}已经安排过“{again[0].repeated[0]}”，不用再安排；请去掉这些单位。", units=units)


def same_day(facts: Facts) -> Iterator[Finding]:
    for place in facts.places:
        day = facts.wanted.day_at(place.pk)
        clash = next((title for other, title in place.others if day and other == day), "")
        if clash:
            on = day_words(day, facts.today)
            yield _stop(f"{on}已有另一组去{place.label}（{clash}），请换一天或并成一组。", units=[place.pk])
        elif day and not facts.wanted.from_on <= day <= facts.wanted.until_on:
            yield _stop(f"去{place.label}的日子要在督导的时间里。", units=[place.pk])


def burden(facts: Facts) -> Iterator[Finding]:
    """The office's own ceiling of what a school is asked in a month."""
    rule = facts.rules.find("burden_minutes_a_month", facts.wanted.kind)
    if not rule or not rule.value:
        return
    over = [place for place in facts.places if place.owed + place.minutes > rule.value]
    if over:
        names, units = _of(over)
        most = max(place.owed + place.minutes for place in over)
        yield _stop(
            f"加上这次，{names}这个月要花 {most} 分钟，超过上限 {rule.value} 分钟。请减要点、去掉这些单位或推到下月。",
            rule, units,
        )  # fmt: skip


CHECKS = (
    whole, kinds_of_units, what_the_kind_needs, checklist, standing, days, written_notice, teams, recusal, certificates,
    on_the_list, times_a_year, repeated, same_day, burden,
)  # fmt: skip

TEAM_CHECKS = (teams, recusal, certificates)


def judge_team(facts: Facts) -> list[Finding]:
    """What is to be said about who goes, where only that changes."""
    return [finding for check in TEAM_CHECKS for finding in check(facts)]
