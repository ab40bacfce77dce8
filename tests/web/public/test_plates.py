"""The page behind the code on a plate: without signing in, and without a trace of who looked."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from dudao.accounts.models import Posting
from dudao.audit.models import AuditEntry
from tests.factories.county import appoint, make_county, make_user
from tests.factories.plates import make_plate
from tests.factories.visiting import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def page(plate, name="plate"):
    return reverse(f"public:{name}", args=[plate.token])


@pytest.mark.req("B10")
def test_who_inspects_this_school_and_nothing_is_noted(client, county):
    plate = make_plate(county)
    before = AuditEntry.objects.count()
    answer = client.get(page(plate))
    for word in (county.schools[0].name, county.people["inspector"].name, "000-1234567", "课后服务"):
        assert word in answer.text
    picture = client.get(page(plate, "plate_photo"))
    assert (picture["Content-Type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert not answer.cookies
    assert not Session.objects.exists()
    assert AuditEntry.objects.count() == before


def test_old_plate_names_the_successor_and_shows_no_old_photo(client, county):
    plate = make_plate(county)
    Posting.objects.update(until_on=today())
    ended = client.get(page(plate)).text
    assert "新的还没有挂牌" in ended
    assert county.people["inspector"].name not in ended
    assert "000-1234567" not in ended
    assert client.get(page(plate, "plate_photo")).status_code == 404
    seat = appoint(make_user("newcomer", "新督学"), county.areas[0], "inspector")
    Posting.objects.create(position=seat, unit=county.schools[0], from_on=today())
    assert "新督学" in client.get(page(plate)).text


@pytest.mark.parametrize("token", ["abcdefghijkl", "a", "x" * 60])
def test_unknown_code_is_a_plain_404(client, county, token):
    assert client.get(f"/plate/{token}/").status_code == 404
