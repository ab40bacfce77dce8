"""Two people in the same moment, each with a connection of their own."""

import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from dudao.areas.models import Unit
from dudao.ledger import opening
from dudao.ledger.models import Occurrence, Problem
from dudao.ledger.opening_many import open_problems
from tests.at_once import at_once, overlapping
from tests.factories.county import make_county
from tests.factories.ledger import do, make_problem

pytestmark = pytest.mark.django_db(transaction=True)


def test_same_point_seen_twice_at_once_is_one_problem():
    county, lineage = make_county(), uuid.uuid4()
    first, second = at_once(*[lambda: make_problem(county, lineage=lineage)] * 2)
    assert first == second
    assert (Problem.objects.count(), Occurrence.objects.count()) == (1, 2)


@pytest.mark.parametrize("lineage", [None, uuid.uuid4()])
def test_a_click_twice_at_once_is_one_sighting(lineage):
    county = make_county()
    first, second = at_once(*[lambda: make_problem(county, lineage=lineage, reference="one-click")] * 2)
    assert first == second
    assert (Problem.objects.count(), Occurrence.objects.count()) == (1, 1)


def test_different_problems_at_once_get_different_numbers():
    county = make_county()
    made = at_once(*[lambda: make_problem(county)] * 4)
    assert len({problem.number for problem in made}) == 4


def test_closing_and_sending_back_at_once_lets_one_through():
    county = make_county()
    problem = make_problem(county, state="submitted")
    results = at_once(
        lambda: do(county, problem, "close", position=county.position("office")),
        lambda: do(county, problem, "send_back", position=county.position("office_head")),
    )
    assert sum(isinstance(result, Problem) for result in results) == 1
    assert "他人已先处理，请刷新后再看。" in results


def test_a_whole_form_waits_for_the_unit_before_it_takes_a_number():
    """Else each would hold what the other needs: whoever registers took the unit first, then a number."""
    county, known, new = make_county(), uuid.uuid4(), uuid.uuid4()
    unit = county.schools[0]
    make_problem(county, lineage=known)
    sightings = [{"title": "缺一周", "reference": f"form:{lineage}", "lineage": lineage} for lineage in (new, known)]
    today = timezone.localdate()

    def whole_form():
        with transaction.atomic():
            return open_problems(
                by=county.people["head"], unit=unit, source="self_check", seen_on=today, sightings=sightings
            )

    results = overlapping(
        lambda: list(Unit.objects.select_for_update(no_key=True).filter(pk=unit.pk)),
        whole_form,
        then=lambda: opening.next_number(county.county_code, today),
    )
    assert results == [[unit], 2]
    assert set(Problem.objects.values_list("lineage", flat=True)) == {known, new}
