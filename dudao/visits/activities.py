"""How often something was done that the office wants done "at least so many times": one person's own meter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from dudao.accounts.models import Posting
from dudao.areas.models import Unit
from dudao.calendars.queries import term_on

from .enums import DONE, CountingPeriod, Method
from .models import Activity, ActivityRule, Visit
from .models.visits import NO_SECRET
from .months import first_of, last_of
from .readers import Reader


def rules_of(county_code: str, day: date):
    """The rules that hold on ``day``."""
    rows = ActivityRule.objects.filter(county_code=county_code, from_on__lte=day)
    return rows.filter(Q(until_on=None) | Q(until_on__gt=day)).order_by("pk")


def method_of(name: str) -> str:
    """The way of looking that a rule means by its name (听课 is 随机听课); "" where it means something else."""
    text = name.strip()
    fitting = [method.value for method in Method if method.label in text or (len(text) > 1 and text in method.label)]
    return fitting[0] if len(fitting) == 1 else ""


def span(county_code: str, period: str, day: date) -> tuple[date, date] | None:
    """First and last day over which a rule counts on ``day``; None where no term is running."""
    if period != CountingPeriod.TERM:
        return first_of(day), last_of(first_of(day))
    term = term_on(county_code, day)
    return (term.starts_on, term.ends_on) if term else None


@dataclass(frozen=True)
class Meter:
    """``done`` of ``rule.at_least`` between ``since`` and ``until``. ``visits`` counts the visits of the month where a
    rule holds for every visit: ``done`` is then how many of them it was kept at."""

    rule: ActivityRule
    done: int
    since: date | None
    until: date | None
    visits: int = 0
    method: str = ""
    today: int = 0

    @property
    def wanted(self) -> int:
        return self.visits if self.rule.period == CountingPeriod.VISIT else self.rule.at_least

    @property
    def enough(self) -> bool:
        return self.done >= self.wanted


def meters(reader: Reader, day: date) -> list[Meter]:
    """One meter a rule, for the person who reads."""
    return [_meter(rule, reader, day) for rule in rules_of(reader.scope.county_code, day)]


def _meter(rule: ActivityRule, reader: Reader, day: date) -> Meter:
    found = span(rule.county_code, rule.period, day)
    if found is None:
        return Meter(rule, 0, None, None)
    method, mine = method_of(rule.name), Activity.objects.filter(rule=rule, user=reader.user_id, on__range=found)
    went = Visit.objects.visible_to(reader).with_member(reader.user_id)
    went = went.filter(state__in=DONE, visited_on__range=found)
    visits = list(went.order_by("visited_on", "pk").only("methods", "visited_on", "unit"))
    today = noted_by_hand(reader.user_id, rule, day).count()
    if rule.period == CountingPeriod.VISIT:
        kept = sum(_at(visit, method, mine) >= rule.at_least for visit in visits)
        return Meter(rule, kept, *found, visits=len(visits), method=method, today=today)
    noted = mine.aggregate(times=Sum("times"))["times"] or 0
    return Meter(rule, noted + used_in(visits, method, mine), *found, method=method, today=today)


def noted_by_hand(user, rule: ActivityRule, day: date):
    """What one person noted of a rule on ``day``; it can be taken back."""
    return Activity.objects.filter(rule=rule, user=user, visit=None, on=day)


def _at(visit: Visit, method: str, mine) -> int:
    """How often it was done at one visit: noted at that school on that day, or by the ways of the record."""
    noted = mine.filter(Q(visit=visit) | Q(visit=None, unit=visit.unit_id, on=visit.visited_on))
    times = noted.aggregate(times=Sum("times"))["times"] or 0
    return max(times, int(bool(method) and method in visit.methods))


def used_in(visits: Iterable[Visit], method: str, mine) -> int:
    """How many visits used the method by their record, without those for which it was noted by hand as well."""
    if not method:
        return 0
    noted = {(unit, on) for unit, on in mine.order_by().values_list("unit", "on")}
    return sum(method in visit.methods and (visit.unit_id, visit.visited_on) not in noted for visit in visits)


def units_to_note_at(user, day: date):
    """Where an inspector may say that he did something: the schools he is posted at, and those that he visits or
    visited in the month. Of hidden visits only opened ones: what is noted is counted for the office at once."""
    posted = Posting.objects.on(day).filter(position__in=user.positions.on(day)).values("unit")
    going = Visit.objects.live().with_member(user).filter(NO_SECRET, month=first_of(day)).values("unit")
    return Unit.objects.filter(Q(pk__in=posted) | Q(pk__in=going)).order_by("code", "pk")


def may_note_at(user, unit: Unit, day: date) -> bool:
    return units_to_note_at(user, day).filter(pk=unit.pk).exists()
