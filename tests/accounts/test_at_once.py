"""Two people of the office with the same register in the same moment, each with a connection of their own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.accounts import services
from dudao.areas.holding import hold_county
from dudao.areas.models import Area, RegisterImport, Unit
from tests.accounts.test_registers import GOOD, prepare
from tests.at_once import at_once, overlapping
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


def test_the_clock_and_whoever_takes_a_renaming_back_do_not_stop_each_other():
    """Both want the registers, the unit and the change; on PostgreSQL the other order stops both for good."""
    county = make_county()
    Area.objects.get_or_create(code=county.county_code, defaults={"name": "云岭县"})
    office, school = county.people["office"], county.schools[0]
    old, day = school.name, timezone.localdate() + timedelta(days=1)
    batch = services.rename_unit(by=office, unit=school, name="青禾实验小学", on=day)

    def begin_to_undo():
        """The locks of taking back, before it comes to the unit."""
        hold_county(county.county_code)
        RegisterImport.objects.select_for_update().get(pk=batch.pk)

    results = overlapping(
        begin_to_undo,
        lambda: services.apply_due_changes(today=day),
        then=lambda: services.undo_import(by=office, batch=batch),
    )

    school.refresh_from_db()
    assert results == [None, {"names": 0, "work": 0}]
    assert (school.name, school.next_name) == (old, "")
