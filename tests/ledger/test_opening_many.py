from uuid import uuid4

import pytest
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.ledger.models import Occurrence, Problem, Step
from dudao.ledger.opening_many import open_problems
from dudao.lib.statetable import NotAllowed
from dudao.obligations.models import Obligation
from tests.factories.county import make_county

pytestmark = pytest.mark.django_db


def sighting(lineage, reference: str, **more) -> dict:
    return {"title": "没有公示", "reference": reference, "lineage": lineage, "note": "看到了"} | more


def opened(county, *sightings, source="self_check"):
    return open_problems(
        by=county.people["head"], unit=county.schools[0], source=source, seen_on=timezone.localdate(),
        sightings=list(sightings),
    )  # fmt: skip


def test_many_are_opened_like_one_by_one():
    county = make_county()
    due = timezone.localdate()
    planned = {"measures": "换公示栏", "owner_name": "林老师", "due_on": due}
    assert opened(county, sighting(uuid4(), "a"), sighting(uuid4(), "b", **planned)) == 2
    first, second = Problem.objects.order_by("number")
    assert [first.state, second.state] == ["open", "rectifying"]
    assert int(second.number[-4:]) == int(first.number[-4:]) + 1
    assert Step.objects.filter(act="open").count() == Occurrence.objects.count() == 2
    assert Obligation.objects.open().filter(kind="rectify", debtor=county.schools[0]).count() == 2
    assert AuditEntry.objects.filter(act="problem.open").count() == 2


def test_what_is_known_is_seen_again_beside_what_is_new():
    county = make_county()
    known = uuid4()
    opened(county, sighting(known, "a"))
    opened(county, sighting(known, "b"), sighting(uuid4(), "c"))
    opened(county, sighting(known, "b"))
    assert (Problem.objects.count(), Occurrence.objects.count()) == (2, 3)


def test_one_without_words_opens_none():
    county = make_county()
    with pytest.raises(NotAllowed, match="问题还没写"):
        opened(county, sighting(uuid4(), "a"), sighting(uuid4(), "b", title=" "))
    assert not Problem.objects.exists()
