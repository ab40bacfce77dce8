"""Whether an inspection as it is wanted keeps the law: from facts to stops and warnings. Pure: no queries, no clock.

A stop forbids; a warning is shown before the button. Each names the paper that says so, where one does.
"""

from ..weighing import Facts, Finding, Goer, Listed, Place
from .listed import on_the_list, times_a_year, written_notice
from .load import burden
from .people import certificates, own_people, recusal, teams
from .when import days, least_of_term, named_month, repeated, same_day, standing
from .wish import BODIES, checklist, kinds_of_units, of_an_area, what_the_kind_needs, whole

__all__ = ["BODIES", "Facts", "Finding", "Goer", "Listed", "Place", "judge", "judge_again", "judge_team"]

CHECKS = (
    whole, kinds_of_units, what_the_kind_needs, of_an_area, checklist, standing, days, named_month, written_notice,
    teams, recusal, own_people, certificates, on_the_list, times_a_year, repeated, least_of_term, same_day, burden,
)  # fmt: skip
TEAM_CHECKS = (teams, recusal, own_people, certificates)
AGAIN_CHECKS = (standing, days, *TEAM_CHECKS, same_day, burden)


def judge(facts: Facts) -> list[Finding]:
    """Everything that is to be said about an inspection before it is arranged, stops first."""
    found = [finding for check in CHECKS for finding in check(facts)]
    return sorted(found, key=lambda finding: not finding.stops)


def judge_team(facts: Facts) -> list[Finding]:
    """What is to be said about who goes, where only that changes."""
    return [finding for check in TEAM_CHECKS for finding in check(facts)]


def judge_again(facts: Facts) -> list[Finding]:
    """What is to be said where a team comes once more in a round that was judged when it was arranged."""
    return [finding for check in AGAIN_CHECKS for finding in check(facts)]
