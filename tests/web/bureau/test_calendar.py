from datetime import date

import pytest
from django.utils import timezone

from dudao.calendars.models import CalendarDay, Term

pytestmark = pytest.mark.django_db
URL = "/bureau/calendar/?year=2027"


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


def test_filling_a_year_says_how_much_was_missing(office):
    fill = "/bureau/calendar/2026/seed/"
    assert "改过的没动。" in office.post(fill, follow=True).content.decode()
    page = office.post(fill, follow=True).content.decode()
    assert ("2026 年的节假日一天不缺，没有要补的。" in page, "0 天" in page) == (True, False)


def test_wrong_order_is_said_and_nothing_written(office):
    page = office.post(
        URL, {"days-first": "2027-02-06", "days-last": "2027-02-01", "days-kind": "rest", "set_days": "1"}
    )

    assert page.context["days"].non_field_errors() == ["到哪天要在从哪天以后，一次最多改 100 天。"]
    assert CalendarDay.objects.count() == 0


def test_days_in_a_row_stand_as_one_line(office):
    office.post("/bureau/calendar/2026/seed/")
    days = {"days-first": "2026-10-08", "days-last": "2026-10-09", "days-kind": "rest", "days-name": "国庆节"}
    office.post("/bureau/calendar/?year=2026", days | {"set_days": "1"})

    october = dict(office.get("/bureau/calendar/?year=2026").context["months"])[10]
    assert [(span.first.day, span.last.day, span.words, span.name, span.own) for span in october] == [
        (1, 7, "放假", "国庆节", False), (8, 9, "放假", "国庆节", True), (10, 10, "调休上班", "国庆节调休", False),
    ]  # fmt: skip


def test_the_term_that_runs_is_marked(office):
    today = timezone.localdate()
    for year, name in ((today.year, "这一年"), (today.year + 2, "以后")):
        facts = {"school_year": year, "name": name, "starts_on": f"{year}-01-01", "ends_on": f"{year}-12-31"}
        office.post(URL, {f"term-{key}": value for key, value in facts.items()} | {"save_term": "1"})

    office.get("/bureau/calendar/")  # takes what was said of the two away
    page = office.get("/bureau/calendar/").content.decode()
    first, _, others = page.partition("其他学年 1 个学期")
    assert [("这一年" in part, "以后" in part, "本学期" in part) for part in (first, others)] == [
        (True, False, True), (False, True, False),
    ]  # fmt: skip
