"""Two people on one comparison in the same moment, on either database."""

import pytest

from dudao.schemes import services
from dudao.schemes.comparing import Status
from dudao.schemes.models import SchemeVersion
from dudao.schemes.predecessors import comparison_of
from tests.at_once import at_once, overlapping
from tests.factories.county import make_county
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, points, reading

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def draft(county):
    make_version_in_force(county)
    asked = points()
    asked[1] |= {"point": "作业每周在校内公示。"}
    return make_draft(county, indicators=asked, quantities=[reading()["quantities"][0] | {"value": 50}])


def confirming(county, draft, who: str, key: str):
    return lambda: services.confirm_pairs(by=county.people[who], version=draft, revision=draft.revision, only={key})


def test_of_two_confirmations_none_is_lost_in_silence(county, draft):
    one, two = (pair.key for pair in comparison_of(draft).of(Status.CHANGED))
    results = at_once(confirming(county, draft, "office", one), confirming(county, draft, "office_head", two))
    refused = sum(isinstance(result, str) for result in results)
    held = SchemeVersion.objects.get(pk=draft.pk)
    assert (len(comparison_of(held).open), held.revision) == (refused, draft.revision + 2 - refused)


def test_nothing_unconfirmed_comes_into_force_beside_a_confirmation(county, draft):
    one, two = (pair.key for pair in comparison_of(draft).of(Status.CHANGED))
    draft = confirming(county, draft, "office", one)()
    force = lambda: services.put_in_force(  # noqa: E731
        by=county.people["office_head"], version=draft, revision=draft.revision, from_on=FROM_ON
    )
    _, forced = overlapping(confirming(county, draft, "office", two), force)
    assert "他人刚改过" in forced
    assert SchemeVersion.objects.get(pk=draft.pk).state == "draft"
    assert comparison_of(SchemeVersion.objects.get(pk=draft.pk)).refusal() == ""
