"""One sum and one ceiling for whatever is sent: self-checks, returns, visits; what is hidden stays out of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.inspections import progress
from dudao.lib.statetable import NotAllowed
from dudao.obligations import burden, services
from dudao.visits.models import LocalRule, Visit
from dudao.visits.services import arranging
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_round
from tests.factories.schemes import make_version_in_force
from tests.factories.wishes import wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("A07")]


@layer
def county():
    return make_county()


@layer
def version(county):
    return make_version_in_force(county)


def limit(county, minutes: int) -> None:
    LocalRule.objects.create(
        county_code=county.county_code, key="burden_minutes_a_month", value=minutes, source="督导室决定",
        from_on=timezone.localdate(),
    )  # fmt: skip


def asked(county) -> int:
    return burden.asked_in(county.county_code, timezone.localdate()).get(county.schools[0].pk, 0)


def visit(county, version, **fields):
    wanted = wish(county, version, **fields)
    return arranging.start_inspection(by=county.people["office"], county_code=county.county_code, wanted=wanted)


def check_self(county, version):
    return make_round(county, version, units=county.schools[:1], days=0)


def test_visits_and_self_checks_read_the_same_sum(county, version):
    before = asked(county)
    visit(county, version, minutes=40, inspector_minutes=90)
    check_self(county, version)

    cost = progress.costs_of(version, county.schools[:1], timezone.localdate())[0]
    outlook = arranging.look_ahead(
        by=county.people["office"], county_code=county.county_code, wanted=wish(county, version)
    )
    assert cost.month == outlook.facts.places[0].owed == asked(county) == before + 40 + cost.minutes


def test_the_ceiling_stops_a_self_check_as_it_stops_a_visit(county, version):
    visit(county, version, minutes=60)
    limit(county, asked(county))

    said = f"超过上限 {asked(county)} 分钟"
    with pytest.raises(NotAllowed, match=said):
        check_self(county, version)
    with pytest.raises(NotAllowed, match=said):
        visit(county, version, kind="verification", title="核查", cause_kind="lead", cause="2026-1")
    limit_off = LocalRule.objects.get()
    limit_off.value = 0
    limit_off.save()
    check_self(county, version)


def test_a_hidden_visit_enters_the_sum_when_its_door_is_opened(county, version):
    before = asked(county)
    hidden = visit(county, version, kind="unannounced", title="暗访", hidden=True, off_plan_reason="反映", minutes=60)
    assert asked(county) == before
    Visit.objects.filter(inspection=hidden).update(state="opened", opened_at=timezone.now())
    assert asked(county) == before + 60


def test_what_has_no_day_counts_where_it_was_sent_and_what_is_withdrawn_nowhere(county):
    before, school = asked(county), county.schools[0]
    owe = {"by": None, "debtor": school, "kind": "report", "title": "报表"}
    services.owe(**owe, reference="a", minutes=7)
    services.owe(**owe, reference="b", minutes=5, due_on=timezone.localdate())
    services.owe(**owe, reference="c", minutes=9, due_on=timezone.localdate() + timedelta(days=40))
    assert asked(county) == before + 12
    services.owe(by=None, debtor=school, kind="receipt", title="签收", reference="v", minutes=5)
    services.withdraw(by=None, kind="report", reference="b")
    assert asked(county) == before + 7


def test_a_school_reads_what_its_month_asks_as_far_as_it_was_told(client, county, version):
    sent = visit(county, version, minutes=60)
    limit(county, 500)
    sign_in(client, county.people["head"])
    assert "到校督导" not in client.get("/desk/burden/").text
    now = timezone.now()
    Visit.objects.filter(inspection=sent).update(
        state="fed_back", opened_at=now, closed_record_at=now, fed_back_at=now, visited_on=timezone.localdate()
    )
    page = client.get("/desk/burden/").text
    assert "到校督导" in page
    assert "约 60 分钟" in page
    assert "督导室定的上限是 500 分钟" in page
