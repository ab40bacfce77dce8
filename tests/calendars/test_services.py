from datetime import date

import pytest

from dudao.audit.models import AuditEntry
from dudao.calendars import queries, services
from dudao.calendars.models import CalendarDay, Term
from dudao.lib.statetable import NotAllowed

pytestmark = pytest.mark.django_db
COUNTY = "990101"
ORDINARY = date(2026, 11, 18)


def is_workday(day: date) -> bool:
    return queries.WorkCalendar(COUNTY).is_workday(day)


def test_year_with_its_announced_days_knows_holidays_and_make_up_days():
    services.seed_days(year=2026)

    assert [is_workday(date(2026, 10, day)) for day in (1, 9, 10, 11)] == [False, True, True, False]
    assert queries.is_announced(COUNTY, 2026)


def test_year_that_no_library_knows_has_statutory_days_and_says_so():
    assert services.seed_days(year=2027) > 0
    assert not is_workday(date(2027, 10, 1))
    assert not queries.is_announced(COUNTY, 2027)


def test_filling_a_year_stands_in_the_trail_once():
    assert services.fill_year(by=None, region_code="990101", year=2026) > 0
    assert services.fill_year(by=None, region_code="990101", year=2026) == 0

    assert [entry.act for entry in AuditEntry.objects.all()] == ["calendar.fill_year"]


def test_seeding_again_leaves_what_the_office_edited():
    services.seed_days(year=2026)
    services.set_days(by=None, region_code=COUNTY, first=date(2026, 10, 1), last=date(2026, 10, 1), kind="work")

    assert services.seed_days(year=2026) == 0
    assert is_workday(date(2026, 10, 1))


def test_regions_row_wins_and_can_be_taken_away_again():
    services.set_days(by=None, region_code=COUNTY, first=ORDINARY, last=ORDINARY, kind="rest", name="运动会")
    assert not is_workday(ORDINARY)

    services.set_days(by=None, region_code=COUNTY, first=ORDINARY, last=ORDINARY, kind=None)
    assert is_workday(ORDINARY)


def test_vacation_stands_beside_work_and_rest():
    services.set_days(by=None, region_code=COUNTY, first=ORDINARY, last=ORDINARY, kind="rest")
    assert (
        services.set_days(
            by=None, region_code=COUNTY, first=date(2026, 11, 16), last=date(2026, 11, 20), kind="vacation"
        )
        == 5
    )

    assert set(CalendarDay.objects.filter(day=ORDINARY).values_list("kind", flat=True)) == {"rest", "vacation"}
    assert is_workday(date(2026, 11, 19))


@pytest.mark.parametrize(
    ("last", "kind"), [(date(2026, 11, 17), "rest"), (date(2027, 11, 18), "rest"), (ORDINARY, "free")]
)
def test_senseless_days_are_refused(last, kind):
    with pytest.raises(NotAllowed):
        services.set_days(by=None, region_code=COUNTY, first=ORDINARY, last=last, kind=kind)
    assert CalendarDay.objects.count() == 0


def term(**facts):
    usual = {"school_year": 2026, "name": "第一学期", "starts_on": date(2026, 9, 1), "ends_on": date(2027, 1, 20)}
    return services.save_term(by=None, region_code=COUNTY, **usual | facts)


def test_term_is_entered_moved_and_found():
    term()
    moved = term(ends_on=date(2027, 1, 25))

    assert Term.objects.get() == moved
    assert queries.term_on(COUNTY, date(2027, 1, 24)) == moved
    assert queries.term_on(COUNTY, date(2027, 2, 1)) is None


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "第二学期"}, "重叠"),
        ({"ends_on": date(2026, 9, 1)}, "放假要在开学以后"),
        ({"name": " "}, "请写学期名称"),
        ({"school_year": 26}, "开学那一年"),
    ],
)
def test_senseless_term_is_refused(facts, sentence):
    term()
    with pytest.raises(NotAllowed, match=sentence):
        term(**facts)
    assert Term.objects.count() == 1


def test_every_day_of_a_holiday_has_its_name():
    services.seed_days(year=2026)
    rows = CalendarDay.objects.all()

    assert not rows.filter(name="").exists()
    october = rows.filter(day__range=(date(2026, 10, 1), date(2026, 10, 7)))
    assert set(october.values_list("kind", "name")) == {("rest", "国庆节")}
    assert rows.get(day=date(2026, 2, 28)).name == "春节调休"


def test_days_that_were_filled_without_a_name_get_it():
    services.seed_days(year=2026)
    CalendarDay.objects.filter(day=date(2026, 10, 4)).update(name="")
    CalendarDay.objects.filter(day=date(2026, 10, 5)).update(name="国庆")

    assert services.seed_days(year=2026) == 0
    assert [CalendarDay.objects.get(day=date(2026, 10, day)).name for day in (4, 5)] == ["国庆节", "国庆"]


def test_the_school_year_that_runs_stands_first():
    for year in (2025, 2026, 2027):
        term(school_year=year, starts_on=date(year, 9, 1), ends_on=date(year + 1, 1, 20))
        term(school_year=year, name="第二学期", starts_on=date(year + 1, 2, 20), ends_on=date(year + 1, 7, 5))

    def told(day: date) -> tuple:
        terms = queries.terms_around(COUNTY, day)
        return terms.now and str(terms.now), [str(one) for one in terms.year], len(terms.others)

    year = ["2026学年第一学期", "2026学年第二学期"]
    assert told(date(2026, 11, 20)) == ("2026学年第一学期", year, 4)
    assert told(date(2027, 2, 1)) == (None, year, 4)
    assert told(date(2030, 1, 1))[1] == ["2027学年第一学期", "2027学年第二学期"]


def test_a_county_without_terms_has_none():
    assert queries.terms_around(COUNTY, ORDINARY) == queries.Terms(None, [], [])
