from datetime import date

import pytest

from dudao.schemes.enums import Asked, Cadence, DutyKind
from dudao.schemes.planning import PlannedDuty, plan_of
from tests.factories.county import make_county
from tests.factories.schemes import make_draft


def duty(**fields) -> PlannedDuty:
    known = {"who": [], "units": [], "unmatched": [], "entry_id": "r1"}
    return PlannedDuty(DutyKind.REPORTING, 1, "问题台账", **(known | fields))


def test_a_monthly_duty_falls_due_once_a_month_within_its_window():
    monthly = duty(
        cadence=Cadence.MONTHLY, due_words="每月25日前", from_on=date(2026, 9, 1), until_on=date(2026, 11, 30)
    )
    assert monthly.dues(date(2026, 9, 1)) == [
        ("2026-09", date(2026, 9, 25)), ("2026-10", date(2026, 10, 25)), ("2026-11", date(2026, 11, 25)),
    ]  # fmt: skip


def test_months_that_have_passed_are_not_asked_for():
    monthly = duty(cadence=Cadence.MONTHLY, due_words="每月25日前", until_on=date(2026, 11, 30))
    assert monthly.dues(date(2026, 10, 26)) == [("2026-11", date(2026, 11, 25))]


def test_without_an_end_a_monthly_duty_runs_to_the_end_of_the_year():
    monthly = duty(cadence=Cadence.MONTHLY, due_words="每月底")
    assert [period for period, _ in monthly.dues(date(2026, 11, 3))] == ["2026-11", "2026-12"]


def test_a_window_in_the_past_leaves_nothing_to_ask_for():
    assert duty(cadence=Cadence.MONTHLY, until_on=date(2022, 11, 30)).dues(date(2026, 9, 1)) == []


def test_a_window_without_end_asks_for_five_years_at_most():
    endless = duty(cadence=Cadence.MONTHLY, due_words="每月25日前", from_on=date(1, 1, 1), until_on=date(9999, 12, 31))
    dues = endless.dues(date(2026, 9, 1))
    assert (len(dues), dues[0][0], dues[-1][0]) == (61, "2026-09", "2031-09")


def test_a_quarterly_duty_falls_due_at_the_end_of_each_quarter_and_of_its_window():
    quarterly = duty(cadence=Cadence.QUARTERLY, from_on=date(2026, 8, 1), until_on=date(2026, 11, 30))
    assert quarterly.dues(date(2026, 8, 1)) == [("2026Q3", date(2026, 9, 30)), ("2026Q4", date(2026, 11, 30))]


def test_a_single_duty_keeps_its_day_even_when_it_has_passed():
    assert duty(due_on=date(2022, 12, 10)).dues(date(2026, 9, 1)) == [("", date(2022, 12, 10))]


@pytest.mark.django_db
@pytest.mark.req("A08", "A11")
def test_plan_matches_tasks_and_reports_to_the_register():
    county = make_county()
    plan = plan_of(make_draft(county), date(2026, 9, 1))

    assert [(task.no, task.due_on, task.due_words) for task in plan.of(DutyKind.KEY_TASK)] == [
        ("1", date(2026, 10, 31), "2026年10月"), ("2", date(2026, 11, 30), "2026年11月"),
    ]  # fmt: skip
    assert [task.units for task in plan.of(DutyKind.KEY_TASK)] == [county.sections, county.sections[1:]]
    (report,) = plan.of(DutyKind.REPORTING)
    assert (report.units, report.asked) == (county.areas, Asked.REPORT)
    assert plan.unmatched == []


@pytest.mark.django_db
def test_units_that_the_reviewer_ticked_win_over_the_words():
    county = make_county()
    version = make_draft(county)
    version.draft["tasks"][1]["unit_ids"] = [county.office.pk]
    task = plan_of(version, date(2026, 9, 1)).of(DutyKind.KEY_TASK)[1]
    assert (task.units, task.unmatched) == ([county.office], [])


@pytest.mark.django_db
def test_whoever_leads_stands_first():
    county = make_county()
    version = make_draft(county)
    version.draft["tasks"][0]["lead"] = "职成教科"
    assert plan_of(version, date(2026, 9, 1)).of(DutyKind.KEY_TASK)[0].who == ["职成教科", "基础教育科"]
