"""Whether those may go who are to go: how many, who stays away, whose certificate holds."""

from collections.abc import Iterator

from ..weighing import Facts, Finding, named
from .saying import kind_label, places_of, stop, warn


def teams(facts: Facts) -> Iterator[Finding]:
    alone, units = places_of(place for place in facts.places if not facts.teams.get(place.pk))
    if units:
        posted = "没有挂牌督学，也没有另选人。请选人，或先在名册里派挂牌督学。"
        yield stop(f"{alone}没有人去：{'请选谁去。' if facts.wanted.at_bodies else posted}", units=units)
    rule = facts.rules.find("team", facts.wanted.kind)
    least = max(rule.value if rule else 0, facts.wanted.team_size)
    few = [place for place in facts.places if 0 < len(facts.teams.get(place.pk, ())) < least]
    if few:
        names, units = places_of(few)
        says = rule if rule and rule.value >= least else None
        yield stop(f"{kind_label(facts.wanted)}每组至少 {least} 人，去{names}的人不够，请再选人。", says, units)
    twice = [place for place in facts.places if _doubled(facts.teams.get(place.pk, ()))]
    if twice:
        names, units = places_of(twice)
        yield stop(f"去{names}的名单里有人写了两遍，请去掉一个。", units=units)


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


def own_people(facts: Facts) -> Iterator[Finding]:
    """The lead of an area disposes of the people of his area; the office may send others there."""
    area = facts.wanted.area
    brought = [facts.goers[key] for key in sorted(facts.brought)]
    others = [goer for goer in brought if goer.may_go and area and goer.home != area.pk]
    if others:
        names = named(goer.name for goer in others)
        yield stop(f"{names}不是{area.label}的人，请换本责任区的人；要派别处的人，请找督导室。")


def _where(facts: Facts, goers: list) -> tuple[int, ...]:
    """The units to which one of ``goers`` is to go."""
    keys = {goer.pk for goer in goers}
    return tuple(place.pk for place in facts.places if keys & set(facts.teams.get(place.pk, ())))


def certificates(facts: Facts) -> Iterator[Finding]:
    going = [facts.goers[key] for key in dict.fromkeys(key for team in facts.teams.values() for key in team)]
    start, end = max(facts.wanted.from_on, facts.today), facts.wanted.until_on
    out = [goer for goer in going if not goer.may_go]
    if out:
        yield stop(f"{named(goer.name for goer in out)}现在没有督导岗位，不能去，请换人。", units=_where(facts, out))
    expired = [goer for goer in going if goer.certificate_until and goer.certificate_until < start]
    if expired:
        yield stop(
            f"{named(goer.name for goer in expired)}的督学证到期了，请换人，或在名册里更新有效期。",
            units=_where(facts, expired),
        )
    soon = [goer for goer in going if goer.certificate_until and start <= goer.certificate_until < end]
    if soon:
        yield warn(f"{named(goer.name for goer in soon)}的督学证在这段时间里到期，要在到期前去。")
    rule = facts.rules.find("schools_an_inspector")
    many = [goer for goer in going if rule and rule.value and goer.schools > rule.value]
    if many:
        yield warn(f"{named(f'{goer.name}（{goer.schools} 所）' for goer in many)}挂牌超过 {rule.value} 所。", rule)
