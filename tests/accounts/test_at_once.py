"""Two people of the office with the same register in the same moment, each with a connection of their own."""

import pytest

from dudao.accounts import services
from dudao.areas.models import Unit
from tests.accounts.test_registers import GOOD, prepare
from tests.at_once import at_once
from tests.factories.county import make_county

pytestmark = pytest.mark.django_db(transaction=True)


def test_same_register_confirmed_twice_at_once_is_written_once():
    county = make_county()
    people = [county.people["office"], county.people["office_head"]]
    batches = [prepare(county, GOOD, by=by) for by in people]

    def confirm(by, batch):
        return lambda: services.confirm_import(by=by, batch=batch).state

    results = at_once(*map(confirm, people, batches))

    assert sorted(results) == ["done", "和名册一样，没有变化，不用导入。"]
    assert Unit.objects.filter(code__in=["N001", "N002"]).count() == 2
