from datetime import date

import pytest

from dudao.accounts import services
from dudao.calendars.models import CalendarDay, Term
from dudao.lib.statetable import NotAllowed
from tests.factories.county import make_county

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 18)


@pytest.fixture
def county():
    return make_county()


def days(by, region_code):
    services.set_days(by=by, region_code=region_code, first=DAY, last=DAY, kind="rest")


def year(by, region_code):
    services.fill_year(by=by, region_code=region_code, year=2026)


def term(by, region_code):
    return services.save_term(
        by=by, region_code=region_code, school_year=2026, name="第一学期", starts_on=date(2026, 9, 1),
        ends_on=date(2027, 1, 20),
    )  # fmt: skip


def drop(by, region_code):
    services.drop_term(by=by, term=term(None, region_code))


ACTS = [days, year, term, drop]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["leader", "section", "area_lead", "head", "system_admin", "security_admin"])
def test_nobody_but_the_office_changes_the_calendar(county, act, who):
    days_before = CalendarDay.objects.count()
    with pytest.raises(NotAllowed, match="这件事由教育督导室来办"):
        act(county.people[who], county.county_code)
    assert CalendarDay.objects.count() == days_before


@pytest.mark.parametrize("act", ACTS)
def test_nobody_changes_the_calendar_of_another_county(county, act):
    with pytest.raises(NotAllowed, match="这件事由教育督导室来办"):
        act(county.people["office"], "990102")


def test_the_office_changes_its_own(county):
    for act in ACTS:
        act(county.people["office"], county.county_code)
    assert (CalendarDay.objects.get(region_code=county.county_code).kind, Term.objects.count()) == ("rest", 0)
