"""The whole road of one self-check through the services."""

import pytest

from dudao.inspections.enums import AssessmentState
from dudao.ledger.models import Occurrence, Problem
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from tests.factories.county import make_county
from tests.factories.inspections import confirm, make_round, make_version

pytestmark = pytest.mark.django_db


@pytest.mark.req("C01", "C02")
def test_road_from_sending_to_a_problem_in_the_ledger():
    county = make_county()
    version = make_version(county)
    sent = make_round(county, version)

    done = confirm(county, sent, ["met", "not_met", "partly"])

    assert done.state == AssessmentState.CONFIRMED
    problems = Problem.objects.filter(unit=county.schools[0]).order_by("id")
    assert [problem.title for problem in problems] == ["第 1.2 条差一点", "第 2.3 条差一点"]
    assert Occurrence.objects.count() == 2
    states = Obligation.objects.filter(kind=ObligationKind.SELF_CHECK).values_list("debtor", "state")
    assert dict(states) == {
        school.pk: ObligationState.DONE if school == county.schools[0] else ObligationState.OPEN
        for school in county.schools
    }
