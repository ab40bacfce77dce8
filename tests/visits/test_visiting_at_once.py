"""A visit touched by two people in the same moment; on PostgreSQL only locks part them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.calendars.queries import WorkCalendar
from dudao.ledger.models import Problem
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.models import OffListFinding, SeenPoint, Visit
from dudao.visits.services import announcing, going_again, visiting
from dudao.visits.services.ending import withdraw_inspection
from dudao.visits.services.holding import hold_units
from tests.at_once import at_once, overlapping
from tests.factories.county import appoint, make_county, make_user
from tests.factories.inspections import make_version
from tests.factories.ledger import make_problem
from tests.factories.visiting import closed, look, opened, planned, row, told
from tests.factories.visits import make_inspection, make_visit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def colleague(county):
    user = make_user("colleague", "同组督学")
    appoint(user, county.areas[0], "inspector")
    return user


def test_two_members_open_one_visit(county, version, colleague):
    visit = planned(county, version)
    visit.members.create(user=colleague)
    both = [
        lambda user=user: visiting.open_visit(by=user, visit=visit, certificate_shown=True)
        for user in (county.people["inspector"], colleague)
    ]
    first, second = at_once(*both)
    assert (first.revision, second.revision) == (1, 1)
    assert Obligation.objects.filter(kind="visit").count() == 1


def test_the_second_of_two_who_look_at_one_point_is_told(county, version, colleague):
    visit, point = opened(county, version), version.checkpoints.first()
    visit.members.create(user=colleague)
    shown = Visit.objects.get().revision

    def save(user, way):
        rows = [row(county, point, way)]
        return lambda: visiting.save_seen(by=user, visit=visit, rows=rows, revision=shown)

    _, refusal = overlapping(save(county.people["inspector"], "on_the_spot"), save(colleague, "fine"))
    assert refusal == "有 1 条同组的人刚改过，没有盖掉；请刷新页面，看一眼再填。"
    assert SeenPoint.objects.get().outcome == "on_the_spot"


def test_a_record_is_closed_once(county, version):
    visit = look(county, opened(county, version), ["notice"])
    close = [lambda: visiting.close_record(by=county.people["inspector"], visit=visit)] * 2
    first, second = at_once(*close)
    assert first.closed_record_at == second.closed_record_at
    tell = [lambda: visiting.feed_back(by=county.people["inspector"], visit=visit, words="公示补上。")] * 2
    at_once(*tell)
    assert Problem.objects.get().occurrences.count() == 1


def test_who_opens_while_the_round_is_taken_back_is_refused(county, version):
    visit = planned(county, version)
    inspector, office = county.people["inspector"], county.people["office"]
    _, refusal = overlapping(
        lambda: withdraw_inspection(by=office, inspection=visit.inspection, reason="改到下月"),
        lambda: visiting.open_visit(by=inspector, visit=visit, certificate_shown=True),
    )
    assert refusal == "这一轮督导已经撤回，不用再去，也不用再填。"
    assert Visit.objects.get().opened_at is None


def test_a_round_is_not_taken_back_under_somebody_who_opens(county, version):
    visit = planned(county, version)
    inspector, office = county.people["inspector"], county.people["office"]
    _, refusal = overlapping(
        lambda: visiting.open_visit(by=inspector, visit=visit, certificate_shown=True),
        lambda: withdraw_inspection(by=office, inspection=visit.inspection, reason="改到下月"),
    )
    assert isinstance(refusal, str)
    assert Visit.objects.get().state == "opened"


def test_two_teams_do_not_take_one_day_at_one_school(county, version, colleague):
    visit, day = planned(county, version), timezone.localdate() + timedelta(days=2)
    other = make_visit(make_inspection(county, kind="special", title="食堂检查"), visit.unit, colleague)
    _, refusal = overlapping(
        lambda: announcing.plan_day(by=county.people["inspector"], visit=visit, on=day),
        lambda: announcing.plan_day(by=colleague, visit=other, on=day),
    )
    assert "已有另一组去青禾1小学" in refusal
    assert Visit.objects.filter(planned_on=day).count() == 1


def test_two_teams_that_come_in_one_moment_hear_of_one_another(county, version, colleague):
    visit = planned(county, version)
    other = make_visit(make_inspection(county, kind="joint", title="食堂检查"), visit.unit, colleague)
    overlapping(
        lambda: visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True),
        lambda: visiting.open_visit(by=colleague, visit=other, certificate_shown=True),
    )
    heard = Notice.objects.filter(kind="visit").order_by("user").values_list("user", flat=True)
    assert sorted(heard) == sorted([county.people["inspector"].pk, colleague.pk])


def test_once_more_is_added_once(county, version):
    visit, day = told(county, version), WorkCalendar(county.county_code).add(timezone.localdate(), 1, working=True)
    add = [lambda: going_again.go_again(by=county.people["inspector"], visit=visit, on=day, reason="看改好没有")] * 2
    first, second = overlapping(*add)
    assert first == second
    assert Visit.objects.count() == 2


def test_a_feedback_waits_for_the_school_before_it_takes_a_number(county, version):
    """Else each would hold what the other needs: whoever registers by hand took the school first, then a number."""
    visit = closed(county, version, ["notice"])
    OffListFinding.objects.create(visit=visit, words="后门没有锁", days=3, by=county.people["inspector"])
    results = overlapping(
        lambda: len(hold_units([visit.unit_id])),
        lambda: visiting.feed_back(by=county.people["inspector"], visit=visit, words="公示补上。").state,
        then=lambda: make_problem(county, unit=visit.unit),
    )
    assert results == [1, "fed_back"]
    assert (Problem.objects.count(), Problem.objects.filter(source="visit").count()) == (3, 2)
