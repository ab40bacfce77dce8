"""The numbers of the rules: the county's before the province's before the nation's, each from its day on."""

from datetime import date

import pytest

from dudao.calendars.models import Term
from dudao.obligations.models import Obligation
from dudao.visits.law import Rules
from dudao.visits.models import LocalRule
from dudao.visits.services.receiving import owe_receipt
from dudao.visits.term_minimum import minimum_of
from tests.factories.visits import make_inspection, make_visit

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 23)


def test_what_comes_with_the_program_names_its_paper():
    rule = Rules("990101", DAY).find("team", "special")

    assert (rule.value, rule.source) == (3, "《教育督导条例》第十六条")
    assert Rules("990101", DAY).number("team", "routine") == 0
    assert Rules("990101", date(2012, 9, 30)).find("team", "special") is None


def test_a_province_has_its_own_clock():
    assert Rules("500153", DAY).due("defence_days", "special", DAY) == date(2026, 11, 28)
    assert Rules("330101", DAY).due("defence_days", "special", DAY) == date(2026, 12, 3)
    assert Rules("310101", DAY).due("defence_days", "special", DAY) == date(2026, 12, 7)  # working days


def test_the_countys_own_row_rules_from_its_day_and_may_switch_off():
    LocalRule.objects.create(
        county_code="990101", key="defence_days", value=7, day_unit="calendar", source="云岭县督导办法",
        from_on=date(2026, 9, 1), until_on=date(2026, 12, 1),
    )  # fmt: skip
    LocalRule.objects.create(county_code="990101", key="on_the_list", value=0, source="本地决定", from_on=DAY)

    assert Rules("990101", DAY).number("defence_days", "special") == 7
    assert Rules("990101", date(2026, 8, 31)).number("defence_days") == 10
    assert Rules("990101", date(2026, 12, 1)).number("defence_days") == 10
    assert Rules("990102", DAY).number("defence_days") == 10
    assert Rules("990101", DAY).due("on_the_list", "", DAY) is None


def test_of_one_rank_the_rule_for_the_kind_stands_before_that_for_all():
    common = {"county_code": "990101", "source": "云岭县督导办法", "from_on": date(2026, 1, 1)}
    LocalRule.objects.create(key="team", kind="", value=2, **common)
    LocalRule.objects.create(key="team", kind="joint", value=4, **common)

    assert Rules("990101", DAY).number("team", "joint") == 4
    assert Rules("990101", DAY).number("team", "special") == 2


def test_the_county_says_when_to_warn_of_the_term_and_how_long_signing_takes(county):
    own = {"county_code": county.county_code, "source": "云岭县督导办法", "from_on": date(2026, 1, 1)}
    term = Term(starts_on=date(2026, 9, 1), ends_on=date(2027, 1, 20))

    def warned(day: date) -> bool:
        return minimum_of([term], Rules(county.county_code, day), day) is not None

    assert (warned(date(2026, 12, 5)), warned(date(2026, 12, 6))) == (False, True)
    LocalRule.objects.create(key="term_warn_days", value=60, **own)
    assert warned(date(2026, 12, 5))

    visit = make_visit(make_inspection(county), county.schools[0])
    LocalRule.objects.create(key="receipt_minutes", value=8, **own)
    owe_receipt(county.people["office"], visit, DAY)
    assert Obligation.objects.get(kind="receipt").minutes == 8
