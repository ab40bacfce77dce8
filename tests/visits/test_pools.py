"""Among whom is drawn: filters, exclusions with their reasons, strata, people (E02)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.accounts.models import Position
from dudao.areas.models import Unit, UnitLink
from dudao.visits.announcements import least_team
from dudao.visits.enums import VisitState
from dudao.visits.models import LocalRule
from dudao.visits.pools import PoolWish, people_for_draw, pool_of
from tests.factories.county import appoint, make_user, tie
from tests.factories.draws import announce, make_inspectors
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E02")]


@layer
def goers(county):
    return make_inspectors(county)


def pool(county, **fields):
    today = timezone.localdate()
    days = {"from_on": today + timedelta(days=1), "until_on": today + timedelta(days=8), "kinds": ("school",)}
    return pool_of(county.county_code, PoolWish(**days | fields))


def codes(found) -> list[str]:
    return [unit.code for unit, _ in found.schools]


def reasons(found) -> dict[str, str]:
    return {unit.code: reason for unit, reason in found.excluded}


def day_words(day) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@pytest.mark.parametrize(("fields", "found"), [
    ({}, ["X001", "X002", "X003", "X004", "X005", "X006"]),
    ({"kinds": ("institution",)}, ["J001", "J002"]),
    ({"stages": ("junior",)}, ["X002", "X004", "X006"]),
    ({"stages": ("junior",), "kinds": ("school", "institution")}, ["J001", "J002", "X002", "X004", "X006"]),
])  # fmt: skip
def test_kind_and_stage(county, goers, fields, found):
    assert codes(pool(county, **fields)) == found


def test_area_is_that_of_the_day(county, goers):
    moved = county.schools[0]
    UnitLink.objects.filter(lower=moved, relation="responsibility_area").update(until_on=timezone.localdate())
    assert codes(pool(county, area=county.areas[0])) == ["X003", "X005"]
    assert pool(county, split="area").sizes == {"没有划责任区": 1, county.areas[0].name: 2, county.areas[1].name: 3}


def test_strata_by_kind_and_stage(county, goers):
    Unit.objects.filter(code="X001").update(stages=["primary", "junior"])
    both = ("school", "institution")
    assert pool(county, split="stage", kinds=both).sizes == {"初中": 3, "小学": 2, "小学、初中": 1, "校外培训机构": 2}
    assert pool(county, split="kind", kinds=both).sizes == {"学校": 6, "校外培训机构": 2}
    assert pool(county, split="kind", kinds=both).takes(4) == {"学校": 3, "校外培训机构": 1}


def test_size_leaves_nobody_out_in_silence(county, goers):
    Unit.objects.filter(code="X001").update(pupils=300)
    Unit.objects.filter(code="X002").update(pupils=900)
    found = pool(county, pupils=(None, 500))
    assert codes(found) == ["X001"]
    assert reasons(found) == dict.fromkeys(["X003", "X004", "X005", "X006"], "没有登记学生数")
    assert codes(pool(county, pupils=(500, None))) == ["X002"]


def test_who_is_excluded_stands_there_with_the_reason(county, goers):
    today = timezone.localdate()
    closing = today + timedelta(days=3)
    Unit.objects.filter(code="X001").update(closed_on=closing)
    Unit.objects.filter(code="X006").update(closed_on=today)
    seen = today - timedelta(days=30)
    done = make_visit(make_inspection(county, kind="special"), county.schools[1])
    type(done).objects.filter(pk=done.pk).update(visited_on=seen, opened_at=timezone.now(), state=VisitState.OPENED)
    make_visit(make_inspection(county, kind="special"), county.schools[2])
    make_visit(make_inspection(county, kind="routine"), county.schools[4])
    make_visit(make_inspection(county, kind="special", notice_on=None), county.schools[4])  # not told yet

    found = pool(county, rest_days=60, left_out={county.schools[3].pk: "停课"})
    assert reasons(found) == {
        "X001": f"{day_words(closing)}撤并", "X002": f"{day_words(seen)}督导过", "X003": "这段时间已经通知了有督导",
        "X004": "停课",
    }  # fmt: skip
    assert codes(found) == ["X005"]
    assert "X002" in codes(pool(county, rest_days=20))


def test_a_hidden_visit_leaves_no_trace_until_it_is_opened(county, goers):
    visit = make_visit(make_inspection(county, kind="unannounced", hidden=True), county.schools[0], goers[0])
    assert reasons(pool(county, rest_days=60)) == {}

    visit.state, visit.opened_at, visit.visited_on = VisitState.OPENED, timezone.now(), timezone.localdate()
    visit.save()
    assert list(reasons(pool(county, rest_days=60))) == ["X001"]


def test_people_hold_position_and_certificate_to_the_last_day(county, goers):
    today, last = timezone.localdate(), timezone.localdate() + timedelta(days=8)
    Position.objects.filter(user=goers[0]).update(certificate_until=last - timedelta(days=1))
    Position.objects.filter(user=goers[1]).update(until_on=last)
    Position.objects.filter(user=goers[2]).update(certificate_no="")
    goers[3].is_active = False
    goers[3].save()
    appoint(make_user("newcomer", "新督学"), county.areas[0], "inspector", certificate_no="1", certificate_until=last)

    names = [user.username for user in people_for_draw(county.county_code, today, last)]
    assert names == ["area_lead", "inspector", "newcomer"]


def test_recusals_are_ties_and_own_units_of_those_who_may_go(county, goers):
    tie(goers[0], county.schools[0])
    appoint(goers[1], county.schools[2], "deputy")
    tie(county.people["leader"], county.schools[1])
    found = pool(county, stay=frozenset({goers[3].pk}))
    assert found.barred == [(county.schools[0].pk, goers[0].pk), (county.schools[2].pk, goers[1].pk)]
    assert goers[3] not in found.people


def test_a_team_is_as_large_as_the_rules_want(county, goers, version):
    LocalRule.objects.create(
        county_code=county.county_code, key="team", kind="unannounced", value=3, source="云岭县抽查办法",
        from_on=timezone.localdate() - timedelta(days=400),
    )  # fmt: skip
    assert least_team(county.county_code, "unannounced", timezone.localdate()) == 3
    with pytest.raises(ValueError, match=r"每组至少 3 人.*云岭县抽查办法"):
        announce(county, version, team=2)
    assert announce(county, version, team=3).announcement["team"] == 3
