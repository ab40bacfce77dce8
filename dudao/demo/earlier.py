"""The months before the county worked with the system: visits as its paper books had them, put in by the office.

They were no acts within the system, so that nothing of them stands in the trail; each says that it was typed in.
"""

from datetime import date, time, timedelta

from dudao.areas.enums import UnitKind
from dudao.calendars.queries import WorkCalendar
from dudao.visits.enums import InspectionKind, InspectionState, Method, Step, VisitState
from dudao.visits.models import Inspection, Visit, VisitMember
from dudao.visits.months import last_of, vacation_months, year_up_to

from .county import CODE, County
from .lives import Lives
from .registers import dice_for
from .timeline import Timeline, moment
from .trips import may_visit
from .wording import visits as words

SHARE, BATCH = 0.95, 500


def write_earlier(county: County, lives: Lives, days: Timeline, before: date) -> None:
    """Fill the year up to today with routine visits of the months before ``before``, a first of a month."""
    shown = [month for month in year_up_to(days.today, 12) if month < before]
    vacations = vacation_months(CODE, year_up_to(days.today, 12))
    for month in shown:
        if month not in vacations:
            write_month(county, lives, month, county.units[UnitKind.SCHOOL])


def write_month(county: County, lives: Lives, month: date, schools: list) -> None:
    """The paper book of one month for ``schools``, nearly all of which were visited."""
    office = county.office.user
    made = Inspection.objects.create(
        county_code=CODE, kind=InspectionKind.ROUTINE, title=f"{month.year}年{month.month}月经常性督导（补录）",
        state=InspectionState.ENDED, from_on=month, until_on=last_of(month), started_by=office,
        ended_at=_at(last_of(month), 17), matters=words.PAPER_SUMMARY,
    )  # fmt: skip
    Inspection.objects.filter(pk=made.pk).update(started_at=_at(month, 9))
    workdays = _workdays(month)
    visits, members = [], []
    for unit in schools:
        dice = dice_for("paper", month, unit.code)
        if dice.random() < SHARE:
            visit = _visit(made, unit, dice.choice(workdays), county, dice)
            visits.append(visit)
            members.append(VisitMember(visit=visit, user=may_visit(county, lives, unit).user, is_lead=True))
    Visit.objects.bulk_create(visits, batch_size=BATCH)
    VisitMember.objects.bulk_create(members, batch_size=BATCH)


def _visit(made: Inspection, unit, day: date, county: County, dice) -> Visit:
    return Visit(
        county_code=CODE, inspection=made, unit=unit, state=VisitState.FED_BACK, month=made.from_on,
        due_on=made.until_on, visited_on=day, opened_at=_at(day, 9), closed_record_at=_at(day, 11),
        fed_back_at=_at(day, 11), certificate_shown=True, steps=list(Step.values), minutes=dice.randint(45, 110),
        methods=[method for method in Method.values if dice.random() < 0.5] or [Method.PATROL.value],
        summary=words.PAPER_SUMMARY, feedback=dice.choice(words.FEEDBACK_FINE), typed_by=county.office.user,
        receipt_at=_at(day, 16), receipt_by=county.head(unit).user,
    )  # fmt: skip


def _workdays(month: date) -> list[date]:
    calendar = WorkCalendar(CODE)
    every = (month + timedelta(days=number) for number in range((last_of(month) - month).days + 1))
    return [day for day in every if calendar.is_workday(day)] or [month]


def _at(day: date, hour: int):
    return moment(day, time(hour, 5))
