from datetime import date

import pytest

from dudao.calendars.models import CalendarDay, Term
from tests.factories.county import make_county, sign_in

pytestmark = pytest.mark.django_db
URL = "/bureau/calendar/?year=2027"


@pytest.fixture
def office(client):
    return sign_in(client, make_county().people["office"])


def test_days_are_set_and_terms_entered(office):
    days = {
        "days-first": "2027-02-06",
        "days-last": "2027-02-12",
        "days-kind": "rest",
        "days-name": "春节",
        "set_days": "1",
    }
    term = {
        "term-school_year": "2026",
        "term-name": "第二学期",
        "term-starts_on": "2027-02-22",
        "term-ends_on": "2027-07-05",
        "save_term": "1",
    }
    assert office.post(URL, days).status_code == 302
    assert office.post(URL, term).status_code == 302

    assert CalendarDay.objects.filter(region_code="990101", kind="rest", name="春节").count() == 7
    assert Term.objects.get().starts_on == date(2027, 2, 22)
    assert office.post(f"/bureau/calendar/terms/{Term.objects.get().pk}/drop/").status_code == 302
    assert Term.objects.count() == 0


def test_year_without_make_up_days_warns(office):
    office.post("/bureau/calendar/2027/seed/")
    office.post("/bureau/calendar/2026/seed/")

    assert "2027 年的调休上班日还没有录入" in office.get(URL).content.decode()
    assert "还没有录入" not in office.get("/bureau/calendar/?year=2026").content.decode()


def test_wrong_order_is_said_and_nothing_written(office):
    page = office.post(
        URL, {"days-first": "2027-02-06", "days-last": "2027-02-01", "days-kind": "rest", "set_days": "1"}
    )

    assert page.context["days"].non_field_errors() == ["到哪天要在从哪天以后，一次最多改 100 天。"]
    assert CalendarDay.objects.count() == 0
