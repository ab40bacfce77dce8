"""The lead of an area finds the year's plan from his own page."""

import pytest
from django.urls import reverse

from tests.factories.county import make_county, sign_in
from tests.factories.wishes import make_filed_plan

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


def test_the_filed_plan_of_the_year_is_one_click_away(client):
    county = make_county()
    sign_in(client, county.people["area_lead"])
    assert "年度计划" not in client.get(reverse("field:home")).text
    plan = make_filed_plan(county).plan
    page = reverse("bureau:plan", args=[plan.pk])
    assert f'href="{page}"' in client.get(reverse("field:home")).text
    assert client.get(page).status_code == 200
