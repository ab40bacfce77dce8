"""What visits take of a school's month, told to the sum that every sending reads (``obligations.burden``)."""

from datetime import date

from django.db.models import Q, Sum

from dudao.obligations import burden

from .enums import InspectionState
from .law import Rules
from .models import Visit
from .models.visits import NO_SECRET


def known_visits(county_code: str, by):
    """Visits that take place or took place; a hidden one that is not opened is known to nobody but the team."""
    shown = NO_SECRET
    if by is not None:
        shown |= Q(members__user=by, members__left_at=None)
    rows = Visit.objects.live().filter(shown, county_code=county_code)
    return rows.exclude(inspection__state=InspectionState.WITHDRAWN)


def minutes_of_visits(county_code: str, month: date, *, unit=None, told: bool = False) -> dict[int, int]:
    """Unit's key → minutes. A hidden visit counts once it is opened, for the team as for everybody: a sum that only
    some saw would be no common sum, and one that all saw would give it away. ``told``: those of which the units had
    the notice or the feedback; a school does not see the month grow by a visit that was not announced."""
    rows = known_visits(county_code, None).filter(month=month, asks_minutes__gt=0).order_by()
    rows = rows.told() if told else rows
    rows = rows if unit is None else rows.filter(unit=unit)
    return dict(rows.values_list("unit").annotate(Sum("asks_minutes")))


def ceiling(county_code: str, day: date) -> burden.Ceiling | None:
    """The office's own number, one for everything that is sent."""
    rule = Rules(county_code, day).find("burden_minutes_a_month")
    return burden.Ceiling(rule.value, rule.source) if rule and rule.value else None


burden.register_source("到校督导", minutes_of_visits)
burden.register_ceiling(ceiling)
