"""The page of a visit beside what was seen there the last time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_version
from tests.factories.visiting import a_month_ago, closed, opened

pytestmark = [pytest.mark.django_db, pytest.mark.req("D02")]


def test_what_was_seen_before_is_read_at_once_for_few_and_many_points(client):
    county, counts = make_county(), []
    sign_in(client, county.people["inspector"]).get(reverse("field:home"))  # what is asked once a day is asked
    for number, unit in ((3, county.schools[2]), (30, county.schools[4])):
        version = make_version(county, points=number, name=f"方案{number}")
        a_month_ago(county, closed(county, version, ["notice", "on_the_spot"], unit=unit))
        visit = opened(county, version, unit=unit)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("field:visit", args=[visit.pk]))
        assert page.text.count("上次") >= number - 1
        counts.append(len(queries))
    assert counts[0] == counts[1]
