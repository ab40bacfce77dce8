"""Towards the end of a month the next round lies ready: told once, never sent by itself."""

from datetime import date

import pytest

from dudao.notices.models import Notice
from dudao.visits.models import Inspection
from dudao.visits.services.repeating import offer_next_month
from tests.factories.visits import make_inspection

pytestmark = [pytest.mark.django_db, pytest.mark.req("D11")]

MONTH = {"from_on": date(2026, 11, 2), "until_on": date(2026, 11, 30)}
LATE = date(2026, 11, 25)


def test_office_and_lead_are_told_once_from_the_day_on(county):
    round_ = make_inspection(county, title="11月督导", **MONTH)
    own = make_inspection(county, title="片区11月督导", level="area", area=county.areas[0], **MONTH)
    assert offer_next_month(today=date(2026, 11, 24)) == 0
    assert offer_next_month(today=LATE) == 2
    assert offer_next_month(today=LATE) == 0

    told = Notice.objects.filter(kind="inspection_again")
    assert set(told.filter(reference=str(round_.pk)).values_list("user__username", flat=True)) == {
        county.people["office"].username, county.people["office_head"].username,
    }  # fmt: skip
    assert told.get(reference=str(own.pk)).user == county.people["area_lead"]
    assert told.filter(reference=str(round_.pk)).first().subject == "12月的督导还没安排：12月督导"
    assert Inspection.objects.count() == 2


def test_nothing_is_said_where_it_is_arranged_hidden_or_taken_back(county):
    make_inspection(county, title="11月督导", **MONTH)
    make_inspection(county, title="12月督导", from_on=date(2026, 12, 1), until_on=date(2026, 12, 31))
    make_inspection(county, area=county.areas[0], level="area", state="withdrawn", **MONTH)
    assert offer_next_month(today=LATE) == 0
