"""What many debtors owe, changed while one of them acts; on PostgreSQL only the order of locks keeps both going."""

from datetime import date, timedelta

import pytest

from dudao.audit import services as audit
from dudao.obligations import coordination
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from dudao.schemes import services
from dudao.schemes.models import SchemeVersion
from tests.at_once import overlapping
from tests.factories.county import make_county
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, reading, reviewed

pytestmark = pytest.mark.django_db(transaction=True)


def locked(rows) -> list:
    """Hold the rows as whoever finishes one of them does."""
    return list(Obligation.objects.select_for_update().filter(pk__in=[row.pk for row in rows]).order_by("pk"))


def trail(county):
    """The end of such an act."""
    return lambda: audit.record(county_code=county.county_code, by=None, act="test.act", subject=("test", "1"))


def test_a_new_version_reaches_the_trail_after_all_that_it_withdraws():
    """Else it would hold the end of the trail, and wait for a receipt whose signer waits for the trail."""
    county = make_county()
    first = make_version_in_force(county, addressees=[county.sections[0].name])
    draft = reviewed(county, make_draft(county, tasks=reading()["tasks"][1:]))
    receipt = Obligation.objects.get(kind=ObligationKind.SIGN_FOR, reference=f"version:{first.pk}")
    _, forced = overlapping(
        lambda: locked([receipt]),
        lambda: services.put_in_force(
            by=county.people["office"], version=draft, revision=draft.revision, from_on=FROM_ON + timedelta(days=1)
        ),
        then=trail(county),
    )
    assert forced.pk == draft.pk
    receipt.refresh_from_db()
    assert receipt.state == ObligationState.WITHDRAWN


def test_the_call_of_a_month_reaches_the_trail_after_all_that_it_withdraws():
    county, day = make_county(), date(2026, 11, 10)
    duties = [{"unit": unit.name, "text": "管好分内的事。", "cadence": "monthly"} for unit in county.sections[:2]]
    version = make_version_in_force(county, title="云岭县“双减”部门职责", duties=duties)
    Obligation.objects.filter(kind=ObligationKind.PROGRESS).delete()
    assert coordination.owe_progress(by=None, county_code=county.county_code, today=day) == 2
    SchemeVersion.objects.filter(pk=version.pk).update(retired_on=day)
    rows = list(Obligation.objects.filter(kind=ObligationKind.PROGRESS).order_by("pk"))
    overlapping(
        lambda: locked(rows[1:]),
        lambda: coordination.owe_progress(by=None, county_code=county.county_code, today=day + timedelta(days=1)),
        then=trail(county),
    )
    assert {Obligation.objects.get(pk=row.pk).state for row in rows} == {ObligationState.WITHDRAWN}
