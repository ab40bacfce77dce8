import pytest
from django.urls import reverse

from dudao.inspections.enums import AssessmentState
from dudao.ledger.models import Problem
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import assessment_of, make_round, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def sent(county, version):
    return make_round(county, version)


def page(name, sent):
    return reverse(f"school:{name}", args=[sent.pk])


def posted(version, **more):
    first, second, third = version.checkpoints.all()
    return {
        f"p{first.pk}": "met", f"p{second.pk}": "met",
        f"p{third.pk}": "not_met", f"p{third.pk}-note": "三年级有两个班", "revision": "0",
    } | more  # fmt: skip


@pytest.mark.req("C01", "C02", "C03")
def test_head_fills_reviews_and_hands_in_without_a_script(client, county, version, sent):
    sign_in(client, county.people["head"])

    assert client.get(page("selfcheck", sent)).status_code == 200
    reply = client.post(page("selfcheck", sent), posted(version))
    assert reply.url == page("selfcheck_review", sent)
    assert "1 条要整改" in client.get(reply.url).text
    reply = client.post(page("selfcheck_review", sent))

    assert reply.url == page("selfcheck", sent)
    assert "已经交了" in client.get(reply.url).text
    assert assessment_of(sent, county.schools[0]).state == AssessmentState.CONFIRMED
    assert Problem.objects.get().title == "三年级有两个班"
