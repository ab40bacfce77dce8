import pytest
from django.db import transaction

from dudao.audit import services as audit
from dudao.audit.models import AuditEntry
from dudao.audit.queries import verify
from dudao.lib.statetable import NotAllowed

pytestmark = pytest.mark.django_db
COUNTY = "990101"


def note(act: str) -> None:
    audit.record(county_code=COUNTY, by=None, act=act, subject=("thing", "1"))


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("seq").values_list("act", flat=True))


def test_what_is_recorded_inside_is_written_at_the_end_in_its_order():
    note("a.first")
    with audit.at_the_end():
        note("b.second")
        audit.record_many(county_code=COUNTY, by=None, acts=[("c.third", ("thing", "2"), {"n": 1})])
        assert acts() == ["a.first"]
    assert acts() == ["a.first", "b.second", "c.third"]
    verdict = verify(COUNTY)
    assert (verdict.holds, verdict.entries) == (True, 3)


@transaction.atomic
def refused_act() -> None:
    with audit.at_the_end():
        note("b.second")
        raise NotAllowed("不行。")


def test_refusal_takes_the_entries_with_it():
    with pytest.raises(NotAllowed):
        refused_act()
    note("c.third")
    assert acts() == ["c.third"]
