"""The matrix of schools and months: what counts as a visit, who will be missed, how many queries it takes."""

from collections import Counter
from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dudao.accounts.enums import PositionKind
from dudao.areas.models import UnitLink
from dudao.calendars.models import CalendarDay, Term
from dudao.visits.areas_coverage import by_area
from dudao.visits.coverage import matrix, schools_in, schools_of
from dudao.visits.forecast import Why
from dudao.visits.readers import reader_of
from tests.factories.county import appoint, make_county, make_user
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01", "D10", "D11")]

TODAY = date(2026, 11, 25)  # a Wednesday: four working days are left
MONTH = date(2026, 11, 1)


@layer
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


def reason(county, unit) -> str:
    miss = cells_of(county, unit).miss
    return miss.words if miss else ""


def fed_back(inspection, unit, on: date, *users, **more):
    moment = datetime(on.year, on.month, on.day, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    return make_visit(
        inspection, unit, *users, state="fed_back", month=on.replace(day=1), visited_on=on, opened_at=moment,
        closed_record_at=moment, fed_back_at=moment, **more,
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
    assert (row.cells[-1].kind, row.miss) == ("begun", None)


def test_who_will_be_missed_comes_with_the_reason(county):
    november = month_of(county, MONTH)
    late = make_user("lin", "林一平")
    appoint(late, county.areas[0], PositionKind.INSPECTOR, certificate_until=date(2026, 11, 20))
    make_visit(november, county.schools[0], county.people["inspector"], month=MONTH)
    make_visit(november, county.schools[1], late, month=MONTH)
    make_visit(november, county.schools[2], month=MONTH)

    assert [reason(county, unit) for unit in county.schools[:4]] == [
        "", "林一平的督学证过期了", "没有人去", "这个月还没有安排",
    ]  # fmt: skip
    assert [row.unit for row in shown(county).ahead] == [row.unit for row in shown(county).rows if row.miss]


@pytest.mark.parametrize(("state", "words"), [("missed", "没去成"), ("cancelled", "取消")])
def test_a_visit_that_is_off_says_why_and_another_one_makes_it_good(county, state, words):
    november = month_of(county, MONTH)
    make_visit(november, county.schools[0], month=MONTH, state=state, gone_reason="林老师住院")
    assert reason(county, county.schools[0]) == f"{words}：林老师住院，要另派人"
    make_visit(november, county.schools[0], county.people["inspector"], month=MONTH, nth=2)
    assert reason(county, county.schools[0]) == ""


def test_who_left_office_does_not_go(county):
    make_visit(month_of(county, MONTH), county.schools[0], county.people["inspector"], month=MONTH)
    county.people["inspector"].positions.update(until_on=TODAY)
    assert reason(county, county.schools[0]) == f"{county.people['inspector'].name}离任了，要换人"


def test_nobody_is_missed_in_a_vacation(county):
    Term.objects.create(
        region_code="990101", school_year=2026, name="上学期", starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 30)
    )
    Term.objects.create(
        region_code="990101", school_year=2026, name="下学期", starts_on=date(2027, 2, 20), ends_on=date(2027, 7, 1)
    )
    row = cells_of(county, county.schools[0])
    assert (row.cells[-1].kind, row.miss) == ("off", None)
    month_of(county, date(2026, 9, 1))
    assert cells_of(county, county.schools[0]).cells[-2].kind == "missed"


def test_a_hidden_visit_shows_to_the_team_alone(county):
    hidden = month_of(county, MONTH, kind="unannounced", hidden=True, started_by=county.people["office_head"])
    make_visit(hidden, county.schools[0], county.people["inspector"], month=MONTH, planned_on=date(2026, 11, 26))

    assert cells_of(county, county.schools[0]).cells[-1].kind == ""
    reader = reader_of(county.position("inspector"), TODAY)
    own = matrix(reader, schools_of(reader, TODAY), today=TODAY)
    assert {row.unit.pk: row.cells[-1].kind for row in own.rows}[county.schools[0].pk] == "planned"


def test_areas_say_the_same_as_the_schools(county):
    november = month_of(county, MONTH)
    for unit in county.schools[:2]:
        fed_back(november, unit, date(2026, 11, 18))
    fed_back(month_of(county, MONTH, kind="coverage"), county.schools[0], date(2026, 11, 20))  # a second time
    october = month_of(county, date(2026, 10, 1))
    for unit, nth in ((county.schools[0], 1), (county.schools[0], 2), (county.schools[2], 1)):
        fed_back(october, unit, date(2026, 10, 9), nth=nth)
    make_visit(november, county.schools[2], county.people["inspector"], month=MONTH)
    make_visit(november, county.schools[3], month=MONTH)
    make_visit(november, county.schools[4], month=MONTH, state="missed", gone_reason="住院")
    UnitLink.objects.filter(lower=county.schools[5], relation="responsibility_area").delete()

    whole = shown(county)
    rows = by_area(reader_of(county.position("office"), TODAY), today=TODAY).rows
    assert [row.area for row in rows] == [*county.areas, None]
    for row in rows:
        own = [one for one in whole.rows if one.area == row.area]
        assert row.due == len(own)
        assert row.done == [sum(one.cells[place].kind == "done" for one in own) for place in range(12)]
        assert row.missed == Counter(one.miss.why for one in own if one.miss)
    assert sum(row.missed.total() for row in rows) == 3
    assert [sum(row.done[place] for row in rows) for place in (-2, -1)] == [2, 2]


@pytest.mark.parametrize("seed", range(4))
def test_areas_say_the_same_as_the_schools_whatever_happened(county, seed):
    """For every reader, and for each area looked at by itself as for all of them at once."""
    chance = Random(seed)
    any_world(county, chance, secrets=chance.random() < 0.5)
    for kind in ("office", "office_head", "leader", "area_lead", "inspector"):
        reader = reader_of(county.position(kind), TODAY)
        whole = matrix(reader, schools_of(reader, TODAY), today=TODAY)
        rows = by_area(reader, today=TODAY).rows
        assert {row.area for row in rows} == {row.area for row in whole.rows}
        for row in rows:
            own = [one for one in whole.rows if one.area == row.area]
            assert row.due == len(own)
            assert row.done == [sum(one.cells[place].kind == "done" for one in own) for place in range(12)]
            assert row.missed == Counter(one.miss.why for one in own if one.miss)
            alone = matrix(reader, schools_in(reader, TODAY, row.area), today=TODAY).rows
            assert [(one.unit, one.cells, one.miss) for one in alone] == [
                (one.unit, one.cells, one.miss) for one in own
            ]


def any_world(county, chance: Random, *, secrets: bool) -> None:
    """Visits of three months as they come: several at a school, off, hidden, led by whoever is there or by nobody."""
    gone, late = make_user("gone", "离任的"), make_user("late", "过期的")
    appoint(late, county.areas[1], PositionKind.INSPECTOR, certificate_until=date(2026, 11, 20))
    people = [county.people["inspector"], county.people["area_lead"], gone, late, None]
    for school in county.schools:
        if chance.random() < 0.2:
            UnitLink.objects.filter(lower=school, relation="responsibility_area").delete()
    for month in (date(2025, 12, 1), date(2026, 10, 1), MONTH):
        for kind in ("routine", "coverage", "special", "unannounced"):
            hidden = secrets and kind == "unannounced"
            by = county.people[chance.choice(["office", "office_head"])]
            inspection = month_of(county, month, kind=kind, hidden=hidden, started_by=by)
            for school in county.schools:
                for nth in range(1, chance.choice([1, 2, 2, 3])):
                    any_visit(inspection, school, chance, nth, chance.choices(people, [8, 2, 1, 1, 1])[0])


def any_visit(inspection, school, chance: Random, nth: int, lead) -> None:
    month = inspection.from_on
    state = chance.choice(["planned", "planned", "planned", "missed", "cancelled", "opened", "fed_back"])
    team = [lead] if lead else []
    if state == "fed_back":
        fed_back(inspection, school, month.replace(day=chance.randint(1, 24)), *team, nth=nth)
        return
    facts = {"planned_on": chance.choice([None, date(2026, 11, 26), date(2026, 12, 3)])}
    if state in ("missed", "cancelled"):
        facts["gone_reason"] = "住院"
    elif state == "opened":
        on = month.replace(day=chance.randint(1, 24))
        facts |= {"visited_on": on, "opened_at": datetime(on.year, on.month, on.day, 9, tzinfo=ZoneInfo("UTC"))}
    make_visit(inspection, school, *team, month=month, state=state, nth=nth, **facts)


def test_late_in_a_term_a_school_below_the_minimum_is_told(county):
    Term.objects.create(
        region_code="990101", school_year=2026, name="上学期", starts_on=date(2026, 9, 1), ends_on=date(2027, 1, 5)
    )
    november = month_of(county, MONTH)
    for unit, days in ((0, (date(2026, 9, 9), date(2026, 11, 3))), (1, (date(2026, 8, 31), date(2026, 11, 3)))):
        for nth, on in enumerate(days, 1):
            fed_back(november, county.schools[unit], on, nth=nth)
    fed_back(month_of(county, MONTH, kind="special"), county.schools[2], date(2026, 11, 3))

    assert [cells_of(county, unit).short for unit in county.schools[:4]] == [0, 1, 2, 2]
    Term.objects.filter(region_code="990101").update(ends_on=date(2027, 1, 22))
    assert shown(county).short == []


def test_the_number_of_queries_does_not_grow_with_the_schools(county):
    november = month_of(county, MONTH)
    make_visit(november, county.schools[0], county.people["inspector"], month=MONTH)
    with CaptureQueriesContext(connection) as few:
        shown(county)
    for unit in county.schools[1:]:
        fed_back(month_of(county, date(2026, 9, 1)), unit, date(2026, 9, 9))
        make_visit(november, unit, county.people["inspector"], month=MONTH)
    with CaptureQueriesContext(connection) as many:
        assert shown(county).ahead
    assert len(few) <= 12
    assert len(many) == len(few) + 1  # who has too many schools goes first where nobody was for the longest time


def test_an_inspector_has_his_days_once_whichever_area_is_looked_at(county):
    """Four days for six schools of two areas: what he cannot reach belongs to the area in which it lies."""
    november, both = month_of(county, MONTH), county.people["inspector"]
    for unit in county.schools:
        make_visit(november, unit, both, month=MONTH)
    october = month_of(county, date(2026, 10, 1))
    for place, unit in enumerate(county.schools):  # those of the first area were seen last
        fed_back(october, unit, date(2026, 10, 10 + place + 9 * (place % 2 == 0)))

    late = {county.schools[2].pk, county.schools[4].pk}
    office, lead = (reader_of(county.position(kind), TODAY) for kind in ("office", "area_lead"))
    assert {row.unit.pk for row in shown(county).ahead} == late
    for reader, area in ((office, county.areas[0]), (office, county.areas[1]), (lead, county.areas[0])):
        found = matrix(reader, schools_in(reader, TODAY, area), today=TODAY)
        assert {row.unit.pk for row in found.ahead} == (late if area == county.areas[0] else set())
        assert all(row.miss.words.endswith("4 个工作日还有 6 校，排不下") for row in found.ahead)
    assert [row.missed.total() for row in by_area(office, today=TODAY).rows] == [2, 0]
    assert [row.missed.total() for row in by_area(lead, today=TODAY).rows] == [2]


def test_what_is_no_school_takes_no_day_whichever_page_is_looked_at(county):
    """Four days for four schools; beside them an institution and a school that is closed by now."""
    november, goes = month_of(county, MONTH), county.people["inspector"]
    for unit in (*county.schools[:4], county.institutions[0], county.schools[4]):
        make_visit(november, unit, goes, month=MONTH)
    october = month_of(county, date(2026, 10, 1))
    for unit in county.schools[:4]:  # so that the others, where nobody was yet, would come first
        fed_back(october, unit, date(2026, 10, 9))
    county.schools[4].closed_on = date(2026, 11, 2)
    county.schools[4].save()
    office = reader_of(county.position("office"), TODAY)
    said = Counter(row.miss.why for row in shown(county).rows if row.miss)
    assert Why.FULL not in said
    assert sum((row.missed for row in by_area(office, today=TODAY).rows), Counter()) == said


def test_a_hidden_visit_takes_no_day_of_which_others_could_know(county):
    november, both = month_of(county, MONTH), county.people["inspector"]
    hidden = month_of(county, MONTH, kind="unannounced", hidden=True, started_by=county.people["office_head"])
    for unit in county.schools[::2]:
        make_visit(november, unit, both, month=MONTH)
    for unit in county.schools[1::2]:
        make_visit(hidden, unit, both, month=MONTH)
    ahead = {}
    for kind in ("area_lead", "office", "inspector"):
        reader = reader_of(county.position(kind), TODAY)
        found = matrix(reader, schools_in(reader, TODAY, county.areas[0]), today=TODAY)
        ahead[kind] = {row.miss.words for row in found.ahead}
    assert ahead["area_lead"] == ahead["office"] == set()
    assert ahead["inspector"] <= {f"{both.name} 4 个工作日还有 6 校，排不下"}
