"""The page of visits by month: what each position sees of it, by school and by area."""

from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.areas.models import UnitLink
from dudao.calendars.models import Term
from tests.factories.county import make_county, sign_in
from tests.factories.visits import first_of, make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01", "D10")]

URL = "/desk/coverage/"


@layer
def county():
    return make_county()


def page(client, county, kind: str, query: str = ""):
    sign_in(client, county.people[kind])
    return client.get(URL + query)


def test_the_office_sees_every_school_and_why_one_will_be_missed(client, county):
    today = timezone.localdate()
    inspection = make_inspection(county, from_on=first_of(today))
    make_visit(
        inspection, county.schools[0], county.people["inspector"], state="fed_back", visited_on=today,
        opened_at=timezone.now(), closed_record_at=timezone.now(),
    )  # fmt: skip
    answer = page(client, county, "office").content.decode()

    assert f"{today.month}月到校 1/{len(county.schools)} 校" in answer
    assert f"预计 {len(county.schools) - 1} 校到不了" in answer
    assert answer.count("这个月还没有安排") == len(county.schools) - 1
    assert county.schools[5].label in answer
    assert f"/field/visits/{inspection.visits.get().pk}/" in answer


@pytest.mark.today("2027-02-10")
def test_a_vacation_counts_nothing(client, county):
    terms = {"上学期": (date(2026, 9, 1), date(2027, 1, 20)), "下学期": (date(2027, 2, 26), date(2027, 7, 9))}
    for name, (first, last) in terms.items():
        Term.objects.create(region_code=county.county_code, school_year=2026, name=name, starts_on=first, ends_on=last)
    answer = page(client, county, "office").content.decode()

    assert "2月是假期，不计到校" in answer
    assert "个工作日" not in answer
    assert "到校 0/" not in answer


def test_an_inspector_sees_the_schools_that_he_looks_after(client, county):
    answer = page(client, county, "inspector").content.decode()
    assert county.schools[0].label in answer
    assert county.schools[5].label not in answer


def test_only_what_will_be_missed_and_an_area_of_its_own(client, county):
    assert county.areas[0].label in page(client, county, "leader", f"?area={county.areas[0].pk}").content.decode()
    assert "全部" in page(client, county, "leader", "?only=ahead").content.decode()


@pytest.mark.parametrize("query", ["?area=x", "?area=0", "?area=99999999"])
def test_an_area_that_is_none_is_not_there(client, county, query):
    assert page(client, county, "office", query).status_code == 404


def test_many_schools_are_counted_by_area(client, county, monkeypatch):
    monkeypatch.setattr("dudao.web.desk.pages.coverage.LISTED", 2)
    answer = page(client, county, "office").content.decode()

    assert "先按责任区看" in answer
    assert "预计 6 校到不了" in answer
    assert "还没有安排 3" in answer
    assert f'href="?area={county.areas[0].pk}"' in answer
    assert county.schools[0].label not in answer


def test_what_will_be_missed_leads_to_where_it_is_mended(client, county):
    visit = make_visit(make_inspection(county, from_on=first_of(timezone.localdate())), county.schools[0])
    answer = page(client, county, "office", "?only=ahead").content.decode()
    assert f"/bureau/inspections/new/routine/?names={quote(county.schools[1].name)}" in answer
    assert reverse("bureau:inspection_team", args=[visit.pk]) in answer

    leader = page(client, county, "leader", "?only=ahead").content.decode()
    assert "/bureau/inspections/new/" not in leader


def test_schools_of_no_area_have_a_page_of_their_own(client, county):
    UnitLink.objects.filter(lower=county.schools[3]).delete()
    answer = page(client, county, "office", "?area=none").content.decode()
    assert "没有归到责任区" in answer
    assert county.schools[3].label in answer
    assert county.schools[0].label not in answer


def test_a_school_has_all_its_visits_on_one_page_for_those_who_may_see_it(client, county):
    school, today = county.schools[0], timezone.localdate()
    special = make_inspection(county, kind="special", title="食品安全专项", from_on=first_of(today))
    make_visit(special, school, county.people["inspector"], state="missed", gone_reason="下大雪")
    hidden = make_inspection(
        county, kind="unannounced", title="不说的", hidden=True, started_by=county.people["office"]
    )
    make_visit(hidden, school, county.people["inspector"])
    address = f"{school.pk}/"

    answer = page(client, county, "leader", address).content.decode()
    assert "食品安全专项" in answer
    assert "下大雪" in answer
    assert "这个月还没有安排" in answer
    assert "不说的" not in answer
    assert "不说的" in page(client, county, "inspector", address).content.decode()
    assert page(client, county, "inspector", f"{county.schools[5].pk}/").status_code == 404
    assert page(client, county, "head", address).status_code == 403
    assert page(client, county, "office", f"{county.institutions[0].pk}/").status_code == 200
