"""What a school is asked in a month, and the office's own ceiling of it."""

from collections.abc import Iterator

from ..weighing import Facts, Finding
from .saying import places_of, stop


def burden(facts: Facts) -> Iterator[Finding]:
    """The office's own ceiling of what a school is asked in a month."""
    rule = facts.rules.find("burden_minutes_a_month", facts.wanted.kind)
    if not rule or not rule.value:
        return
    over = [place for place in facts.places if place.owed + place.minutes > rule.value]
    if over:
        names, units = places_of(over)
        most = max(place.owed + place.minutes for place in over)
        yield stop(
            f"加上这次，{names}这个月要花 {most} 分钟，超过上限 {rule.value} 分钟。请减要点、去掉这些单位或推到下月。",
            rule, units,
        )  # fmt: skip
