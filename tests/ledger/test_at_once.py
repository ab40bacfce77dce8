"""Two people in the same moment, each with a connection of their own."""

import threading
import uuid

import pytest
from django.db import connection

from dudao.ledger.models import Occurrence, Problem
from dudao.lib.statetable import NotAllowed
from tests.factories.county import make_county
from tests.factories.ledger import do, make_problem

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works) -> list:
    """What each of ``works`` returned or refused with."""
    barrier, results = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        barrier.wait()
        try:
            results[place] = work()
        except NotAllowed as refusal:
            results[place] = str(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


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
