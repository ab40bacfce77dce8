"""Several sightings of one unit in one go, as a confirmed self-check brings them."""

import uuid

import pytest

from dudao.ledger.enums import SourceKind
from dudao.ledger.models import Occurrence, Problem
from dudao.ledger.opening_many import open_problems
from dudao.lib.statetable import NotAllowed
from dudao.obligations.models import Obligation
from tests.factories.county import make_county
from tests.factories.ledger import make_problem, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def sighting(lineage=None, **facts):
    return {"lineage": lineage or uuid.uuid4(), "title": "作业公示缺两周", "reference": "a1"} | facts


def open_many(county, *sightings):
    return open_problems(
        by=county.people["head"], unit=county.schools[0], source=SourceKind.SELF_CHECK, seen_on=today(),
        sightings=list(sightings),
    )  # fmt: skip


def test_many_at_once_equal_one_by_one(county):
    due = {"measures": "补齐", "owner_name": "周砚", "due_on": today()}
    assert open_many(county, sighting(**due), sighting(title="体育课被占")) == 2
    rows = Problem.objects.order_by("id").values_list("number", "state", "title")
    year = today().year
    assert list(rows) == [
        (f"{year}-0001", "rectifying", "作业公示缺两周"), (f"{year}-0002", "open", "体育课被占"),
    ]  # fmt: skip
    owed = Obligation.objects.order_by("id").values_list("reference", "creditor__name", "due_on")
    area = county.areas[0].name
    first, second = Problem.objects.order_by("id").values_list("pk", flat=True)
    assert list(owed) == [(str(first), area, today()), (str(second), area, None)]


def test_known_point_becomes_a_sighting_and_a_closed_one_a_rebound(county):
    lineage, closed = uuid.uuid4(), uuid.uuid4()
    known = make_problem(county, lineage=lineage)
    earlier = make_problem(county, lineage=closed, state="closed")
    open_many(county, sighting(lineage), sighting(closed), sighting())
    assert known.occurrences.count() == 2
    assert earlier.rebounds.get().state == "open"
    assert Problem.objects.count() == 4


def test_same_self_check_twice_changes_nothing(county):
    rows = [sighting(), sighting()]
    open_many(county, *rows)
    open_many(county, *rows)
    assert (Problem.objects.count(), Occurrence.objects.count()) == (2, 2)


def test_one_wordless_sighting_opens_none(county):
    with pytest.raises(NotAllowed, match="问题还没写。"):
        open_many(county, sighting(), sighting(title=" "))
    assert not Problem.objects.exists()
