"""The office and the areas hear on the county's day who will miss the month, once."""

from datetime import date, timedelta

import pytest

from dudao.notices.models import Notice
from dudao.visits.models import LocalRule
from dudao.visits.services.forewarning import forewarn
from tests.factories.county import make_county
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01")]

DAY = date(2026, 11, 20)


@layer
def county():
    made = make_county()
    november = make_inspection(made, from_on=date(2026, 11, 1), until_on=date(2026, 11, 30))
    for unit in made.schools[:4]:
        make_visit(november, unit, made.people["inspector"], month=date(2026, 11, 1))
    return made


def told(county, kind: str) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind="coverage", user=county.people[kind]).order_by("pk")
    return [(row.subject, row.body) for row in rows]


def test_the_office_hears_of_all_and_the_area_of_its_own(county):
    assert forewarn(today=DAY - timedelta(days=1)) == 0
    assert forewarn(today=DAY) == 1
    missing = len(county.schools) - 4
    ((subject, body),) = told(county, "office")
    assert subject == f"11月预计 {missing} 校到不了"
    assert f"{county.schools[4].label}（这个月还没有安排）" in body
    assert told(county, "head") == told(county, "inspector") == []
    assert all("校到不了" in subject for subject, _ in told(county, "area_lead"))


def test_it_is_told_once_a_month(county):
    assert [forewarn(today=DAY + timedelta(days=number)) for number in range(3)] == [1, 0, 0]
    assert len(told(county, "office")) == 1


def test_the_county_may_have_a_day_of_its_own(county):
    LocalRule.objects.create(
        county_code=county.county_code, key="forewarn_day", value=15, source="本地规定", from_on=date(2026, 1, 1)
    )
    assert forewarn(today=date(2026, 11, 14)) == 0
    assert forewarn(today=date(2026, 11, 15)) == 1


def test_nobody_hears_of_a_month_that_goes_well(county):
    november = county.people["inspector"].visits.first().visit.inspection
    for unit in county.schools[4:]:
        make_visit(november, unit, county.people["inspector"], month=date(2026, 11, 1))
    LocalRule.objects.create(
        county_code=county.county_code, key="visits_a_day", value=9, source="本地规定", from_on=date(2026, 1, 1)
    )
    assert forewarn(today=DAY) == 0
    assert told(county, "office") == []
