"""What a school is asked in a month, and the office's own ceiling of it: the same rule as for a self-check."""

from collections.abc import Iterator

from dudao.obligations import burden as common

from ..weighing import Facts, Finding

INSTEAD = "请减要点、去掉这些单位或推到下月。"


def burden(facts: Facts) -> Iterator[Finding]:
    rule = facts.rules.find("burden_minutes_a_month")
    over = [place for place in facts.places if rule and 0 < rule.value < place.owed + place.minutes]
    if rule and over:
        ceiling = common.Ceiling(rule.value, rule.source)
        asked = [(place.label, place.owed + place.minutes) for place in over]
        words = common.over_words(asked, ceiling, facts.wanted.month, instead=INSTEAD)
        yield Finding(True, words, rule.source, tuple(place.pk for place in over))
