"""How long danger to life may be reported from a visit (《教育督导条例》第十五条、第二十六条).

What was seen at a school may be understood only afterwards: the way stays open when the record is closed and when the
school was told, for the days that the county sets.
"""

from datetime import date

from django.utils import timezone

from dudao.ledger.enums import Severity
from dudao.ledger.models import Problem
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed

from . import known
from .law import Rules
from .models import Visit


def dangers_from(visit: Visit) -> list[Problem]:
    """The dangers to life that were reported from this visit; the unit knows of each since then."""
    return [row for row in known.problems_from(visit) if row.severity == Severity.URGENT]


def pressed_until(visit: Visit) -> date | None:
    """The last day; None while nobody was told yet, and where no rule sets an end."""
    if visit.fed_back_at is None:
        return None
    told = timezone.localdate(visit.fed_back_at)
    return Rules(visit.county_code, told).due("urgent_days", visit.inspection.kind, told)


def check_still_pressed(visit: Visit, day: date) -> None:
    """:raises NotAllowed: the days are over; it says where danger is reported now."""
    until = pressed_until(visit)
    if until is not None and day > until:
        raise NotAllowed(
            f"从这次到校紧急上报到{day_words(until, day)}为止，已经过了。有危险请先打电话，再在台账登记一个紧急问题。"
        )
