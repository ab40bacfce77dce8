"""The matrix of schools and months: what counts as a visit, who will be missed, how many queries it takes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dudao.accounts.enums import PositionKind
from dudao.calendars.models import CalendarDay, Term
from dudao.visits.coverage import by_area, matrix, schools_of
from dudao.visits.readers import reader_of
from tests.factories.county import appoint, make_county, make_user
from tests.factories.visits import make_inspection, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01", "D10", "D11")]

TODAY = date(2026, 11, 25)  # a Wednesday: four working days are left
MONTH = date(2026, 11, 1)


@pytest.fixture
def county():
    made = make_county()
    Term.objects.all().delete()
    CalendarDay.objects.filter(day__year=2026, day__month=11).delete()
    return made


def shown(county, kind: str = "office", **more):
    reader = reader_of(county.position(kind), TODAY)
    return matrix(reader, schools_of(reader, TODAY), today=TODAY, **more)


def cells_of(county, unit, **more):
    return {row.unit.code: row for row in shown(county, **more).rows}[unit.code]


def fed_back(inspection, unit, on: date, *users):
    moment = datetime(on.year, on.month, on.day, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    return make_visit(
        inspection, unit, *users, state="fed_back", month=on.replace(day=1), visited_on=on, opened_at=moment,
        closed_record_at=moment, fed_back_at=moment,
    )  # fmt: skip


def month_of(county, month: date, **fields):
    return make_inspection(county, from_on=month, until_on=month.replace(day=28), **fields)


def test_a_month_is_covered_by_the_first_visit_that_was_fed_back(county):
    november = month_of(county, MONTH)
    fed_back(november, county.schools[0], date(2026, 11, 18))
    make_visit(november, county.schools[1], county.people["inspector"], month=MONTH, planned_on=date(2026, 11, 27))
    fed_back(month_of(county, date(2026, 10, 1)), county.schools[1], date(2026, 10, 9))

    first, second, third = (cells_of(county, unit).cells for unit in county.schools[:3])
    assert [(cell.kind, cell.on) for cell in first[-2:]] == [("missed", None), ("done", date(2026, 11, 18))]
    assert [(cell.kind, cell.on) for cell in second[-2:]] == [
        ("done", date(2026, 10, 9)), ("planned", date(2026, 11, 27)),
    ]  # fmt: skip
    assert [cell.kind for cell in third[-2:]] == ["missed", ""]
    assert shown(county).done == 1


def test_before_the_first_round_nothing_was_missed(county):
    fed_back(month_of(county, date(2026, 9, 1)), county.schools[0], date(2026, 9, 9))
    assert [cell.kind for cell in cells_of(county, county.schools[1]).cells] == [*[""] * 9, "missed", "missed", ""]


def test_a_special_inspection_does_not_stand_for_the_monthly_visit(county):
    fed_back(month_of(county, MONTH, kind="special"), county.schools[0], date(2026, 11, 18))
    assert cells_of(county, county.schools[0]).cells[-1].kind == ""


def test_a_visit_that_was_not_fed_back_is_no_visit_yet_and_will_not_be_missed_either(county):
    moment = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    make_visit(
        month_of(county, MONTH), county.schools[0], county.people["inspector"], month=MONTH, state="recorded",
        opened_at=moment, closed_record_at=moment, visited_on=date(2026, 11, 20),
    )  # fmt: skip
    row = cells_of(county, county.schools[0])
    assert (row.cells[-1].kind, row.reason) == ("begun", "")


def test_who_will_be_missed_comes_with_the_reason(county):
    november = month_of(county, MONTH)
    late = make_user("lin", "林一平")
    appoint(late, county.areas[0], PositionKind.INSPECTOR, certificate_until=date(2026, 11, 20))
    make_visit(november, county.schools[0], county.people["inspector"], month=MONTH)
    make_visit(november, county.schools[1], late, month=MONTH)
    make_visit(november, county.schools[2], month=MONTH)

    reasons = {row.unit.pk: row.reason for row in shown(county).rows}
    assert [reasons[unit.pk] for unit in county.schools[:4]] == [
        "", "林一平的督学证过期了", "没有人去", "这个月还没有安排",
    ]  # fmt: skip
    assert [row.unit for row in shown(county).ahead] == [row.unit for row in shown(county).rows if row.reason]


def test_a_visit_that_was_written_off_says_why_and_another_one_makes_it_good(county):
    november = month_of(county, MONTH)
    make_visit(november, county.schools[0], month=MONTH, state="missed", gone_reason="林老师住院")
    assert cells_of(county, county.schools[0]).reason == "没去成：林老师住院，要另派人"
    make_visit(november, county.schools[0], county.people["inspector"], month=MONTH, nth=2)
    assert cells_of(county, county.schools[0]).reason == ""


def test_nobody_is_missed_in_a_vacation(county):
    Term.objects.create(
        region_code="990101", school_year=2026, name="上学期", starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 30)
    )
    Term.objects.create(
        region_code="990101", school_year=2026, name="下学期", starts_on=date(2027, 2, 20), ends_on=date(2027, 7, 1)
    )
    row = cells_of(county, county.schools[0])
    assert (row.cells[-1].kind, row.reason) == ("off", "")
    month_of(county, date(2026, 9, 1))
    assert cells_of(county, county.schools[0]).cells[-2].kind == "missed"


def test_a_hidden_visit_shows_to_the_team_alone(county):
    hidden = month_of(county, MONTH, kind="unannounced", hidden=True, started_by=county.people["office_head"])
    make_visit(hidden, county.schools[0], county.people["inspector"], month=MONTH, planned_on=date(2026, 11, 26))

    assert cells_of(county, county.schools[0]).cells[-1].kind == ""
    reader = reader_of(county.position("inspector"), TODAY)
    own = matrix(reader, schools_of(reader, TODAY), today=TODAY)
    assert {row.unit.pk: row.cells[-1].kind for row in own.rows}[county.schools[0].pk] == "planned"


def test_areas_count_the_schools_that_were_visited(county):
    november = month_of(county, MONTH)
    for unit in county.schools[:2]:
        fed_back(november, unit, date(2026, 11, 18))
    fed_back(month_of(county, MONTH, kind="coverage"), county.schools[0], date(2026, 11, 20))  # a second time
    rows = by_area(reader_of(county.position("office"), TODAY), today=TODAY)

    counted = {row.area.pk: (row.done[-1], row.due) for row in rows}
    whole = shown(county)
    assert counted == {
        area.pk: (
            sum(row.cells[-1].kind == "done" for row in whole.rows if row.area == area),
            sum(row.area == area for row in whole.rows),
        )
        for area in county.areas
    }
    assert sum(done for done, _ in counted.values()) == 2


def test_the_number_of_queries_does_not_grow_with_the_schools(county):
    november = month_of(county, MONTH)
    make_visit(november, county.schools[0], county.people["inspector"], month=MONTH)
    with CaptureQueriesContext(
        connection,
    ) as few:
        shown(county)
    for unit in county.schools[1:]:
        fed_back(month_of(county, date(2026, 9, 1)), unit, date(2026, 9, 9))
        make_visit(november, unit, county.people["inspector"], month=MONTH)
    with CaptureQueriesContext(connection) as many:
        shown(county)
    assert len(few) == len(many) <= 15
