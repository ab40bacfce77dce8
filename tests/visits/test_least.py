"""Two visits a term, schools an area: what is counted, and where it is said."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from dudao.calendars.models import Term
from dudao.visits import crowded, least
from dudao.visits.lawful import judge
from dudao.visits.models import LocalRule, Visit
from dudao.visits.services import arranging
from tests.factories.county import sign_in
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01")]


@pytest.mark.parametrize(
    ("had", "months_left", "late"), [(2, 0, False), (1, 0, True), (1, 1, False), (0, 1, True), (0, 2, False)]
)
def test_when_it_is_too_late(had, months_left, late):
    assert least.cannot_reach(had, 2, months_left=months_left, a_month=1) is late


@layer
def term(county):
    """The last month of a term."""
    Term.objects.all().delete()
    today = timezone.localdate()
    last = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return Term.objects.create(
        region_code=county.county_code, school_year=today.year, name="第一学期",
        starts_on=date(today.year - (today.month < 4), (today.month - 4) % 12 + 1, 1),
        ends_on=date.fromordinal(last.toordinal() - 1),
    )  # fmt: skip


def test_schools_that_miss_the_term_are_said_when_a_month_is_arranged_and_on_the_plan(county, version, term):
    for nth in (1, 2):
        make_visit(make_inspection(county), county.schools[1], county.people["inspector"], nth=nth)
    secret = make_inspection(county, kind="unannounced", hidden=True)
    for school in county.schools[:2]:
        make_visit(secret, school, county.people["inspector"])

    known = least.behind(county.county_code, timezone.localdate())
    assert (known.term, known.rule.value, known.tight) == (term, 2, True)
    assert [(unit, had) for unit, had in known.rows if unit in county.schools[:2]] == [(county.schools[0], 0)]
    outlook = arranging.look_ahead(
        by=county.people["office"], county_code=county.county_code, wanted=wish(county, version)
    )
    said = [finding for finding in outlook.findings if "到不了 2 次经常性督导" in finding.words]
    assert [(finding.stops, finding.source) for finding in said] == [(False, "《教育督导条例》第十四条")]
    assert "青禾1小学" in said[0].words
    assert not any("到不了" in finding.words for finding in judge(replace(outlook.facts, late=None)))


def test_nothing_is_said_while_there_is_time_or_no_rule(county, version, term):
    Term.objects.filter(pk=term.pk).update(ends_on=date.fromordinal(term.ends_on.toordinal() + 90))
    month = timezone.localdate().replace(day=1)
    assert least.too_late_after(county.county_code, month, arranged=[]) is None
    LocalRule.objects.create(
        county_code=county.county_code, key="visits_a_term", kind="routine", value=0, source="督导室决定", from_on=month
    )
    assert least.behind(county.county_code, timezone.localdate()) is None
    assert not Visit.objects.exists()


@pytest.mark.req("B05")
def test_an_area_with_too_many_schools_and_a_busy_inspector_stand_in_the_register(client, county):
    today = timezone.localdate()
    assert crowded.crowds(county.county_code, today).areas == []
    for key in ("schools_an_area", "schools_an_inspector"):
        LocalRule.objects.create(county_code=county.county_code, key=key, value=1, source="云岭县办法", from_on=today)
    found = crowded.crowds(county.county_code, today)
    assert {(row.name, row.schools) for row in found.areas} == {(area.label, 3) for area in county.areas}

    sign_in(client, county.people["office"])
    page = client.get("/bureau/units/?kind=responsibility_area").text
    assert "一个责任区最多 1 所学校" in page
    assert "云岭县办法" in page
