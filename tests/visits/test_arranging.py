"""Arranging writes everything or nothing: visits, teams, what is owed, who is told; a hidden one tells the team."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.models import Inspection, LocalRule, Visit, VisitMember
from dudao.visits.services import arranging
from tests.factories.county import appoint, tie
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import more_inspector, special_wish, team_of_three, wish

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01")]


def start(county, wanted, by="office"):
    return arranging.start_inspection(by=county.people[by], county_code=county.county_code, wanted=wanted)


def refusal(county, wanted, by="office") -> str:
    with pytest.raises(NotAllowed) as caught:
        start(county, wanted, by)
    assert not Inspection.objects.exists()
    assert not Visit.objects.exists()
    return str(caught.value)


def test_a_months_round_sends_the_posted_inspectors(county, version):
    other = more_inspector(county, "lin2", county.schools[1], area=1)
    started = start(county, wish(county, version, units=county.schools[:2]))

    members = VisitMember.objects.filter(visit__inspection=started).order_by("visit__unit__code")
    assert [(row.visit.unit, row.user, row.is_lead) for row in members] == [
        (county.schools[0], county.people["inspector"], True), (county.schools[1], other, True),
    ]  # fmt: skip
    visit = members[0].visit
    assert (visit.month, visit.due_on) == (started.from_on.replace(day=1), started.until_on)
    assert list(started.points.values_list("order", flat=True)) == [1, 2, 3, 4, 5]
    # Three points of half a minute concern a primary school; feedback takes it 15, looking round and telling 45 and
    # writing down a minute a point the inspector.
    assert (started.minutes, started.inspector_minutes) == (17, 50)
    assert set(started.visits.values_list("asks_minutes", flat=True)) <= {16, 17}


def test_guidance_that_is_too_long_is_refused_and_not_cut(county, version):
    long = [(point, "看" * 201) for point in version.checkpoints.order_by("order")[:1]]
    sentence = refusal(county, wish(county, version, points=long))
    assert sentence.endswith("条的“看什么、问谁”最多写 200 个字，现在有 201 个。")


def test_each_visit_is_owed_once_and_each_person_told_once(county, version):
    Visit.objects.all().delete()
    started = start(county, wish(county, version, units=county.schools[:3], teams={
        school.pk: [county.people["inspector"]] for school in county.schools[:3]
    }))  # fmt: skip

    owed = Obligation.objects.filter(kind="visit")
    assert sorted(owed.values_list("reference", flat=True)) == sorted(str(row.pk) for row in started.visits.all())
    assert set(owed.values_list("debtor", "person", "creditor", "due_on")) == {
        (county.areas[0].pk, county.people["inspector"].pk, county.office.pk, started.until_on)
    }
    told = Notice.objects.get(kind="visit")
    assert told.user == county.people["inspector"]
    assert told.body.startswith("青禾1小学、青禾2初级中学、青禾3小学，请在")
    assert AuditEntry.objects.filter(act="inspection.start", subject_ref=str(started.pk)).count() == 1


@pytest.mark.req("E02")
def test_a_hidden_one_owes_nobody_and_tells_the_team_without_the_school(county, version):
    hidden = wish(county, version, kind="unannounced", title="暗访", hidden=True, off_plan_reason="有反映")
    started = start(county, hidden)

    assert started.visits.count() == 1
    assert not Obligation.objects.filter(kind="visit").exists()
    told = Notice.objects.get(kind__in=["visit", "visit_told"])
    assert (told.user, told.reference) == (county.people["inspector"], str(started.visits.get().pk))
    assert (told.subject, told.body) == ("要去督导：暗访", "去哪里，点开看；到校以前请不要告诉任何人。")
    entry = AuditEntry.objects.get(act="inspection.start")
    assert "units" not in entry.payload.body


def test_a_hidden_visit_of_others_is_not_given_away_by_a_refusal(county, version):
    away = more_inspector(county, "lin2")
    secret = make_inspection(county, kind="unannounced", hidden=True)
    make_visit(secret, county.schools[0], away, planned_on=timezone.localdate() + timedelta(days=1))

    day = {county.schools[0].pk: timezone.localdate() + timedelta(days=1)}
    assert start(county, wish(county, version, planned_on=day)).visits.count() == 1


@pytest.mark.req("E01")
def test_written_notice_goes_to_the_heads(county, version):
    start(county, special_wish(county, version, notice_on=timezone.localdate(), matters="作业公示"))

    told = Notice.objects.get(user=county.people["head"], kind="visit_told")
    assert told.subject == "督导通知：作业专项督导"
    assert told.reference == str(Visit.objects.get().pk)
    assert "内容：作业公示" in told.body
    assert VisitMember.objects.count() == 3


def test_only_the_office_arranges(county, version):
    assert refusal(county, wish(county, version), by="inspector") == "这件事由教育督导室来办。"


def test_a_tie_stops_it_with_the_name(county, version):
    tie(county.people["inspector"], county.schools[0])
    assert refusal(county, wish(county, version)).startswith(
        "要回避：责任督学甲去青禾1小学（近亲属在该单位）。请换人去。"
    )


def test_who_works_there_or_left_it_lately_is_tied(county, version):
    team = {county.schools[0].pk: [county.people["head"]]}
    assert "责任督学甲" not in refusal(county, wish(county, version, teams=team))

    seat = county.people["deputy"].positions.get()
    seat.until_on = timezone.localdate() - timedelta(days=100)
    seat.save()
    from_school = county.people["deputy"]
    appoint(from_school, county.areas[0], "inspector")
    team = {county.schools[0].pk: [from_school]}
    assert "（离开该单位不满3年）" in refusal(county, wish(county, version, teams=team))


def test_an_expired_certificate_stops_it(county, version):
    seat = county.people["inspector"].positions.get()
    seat.certificate_until = timezone.localdate() - timedelta(days=1)
    seat.save()
    assert refusal(county, wish(county, version)) == "责任督学甲的督学证到期了，请换人，或在名册里更新有效期。"


def test_a_school_closed_last_week_stops_it(county, version):
    closed = county.schools[0]
    closed.closed_on = timezone.localdate() - timedelta(days=7)
    closed.save()
    assert refusal(county, wish(county, version)).startswith("青禾1小学已于")


def test_a_school_without_an_inspector_stops_it(county, version):
    assert refusal(county, wish(county, version, units=county.schools[:2])).startswith("青禾2初级中学没有人去：")


def test_another_team_on_the_same_day_stops_it(county, version):
    day = timezone.localdate() + timedelta(days=2)
    make_visit(make_inspection(county, kind="special", title="食堂检查"), county.schools[0], planned_on=day)
    with pytest.raises(NotAllowed, match="已有另一组去青禾1小学（食堂检查），请换一天或并成一组。"):
        start(county, wish(county, version, planned_on={county.schools[0].pk: day}))


def test_the_same_month_is_not_arranged_twice(county, version):
    start(county, wish(county, version))
    with pytest.raises(NotAllowed, match="月已经安排过“"):
        start(county, wish(county, version, title="再来一次"))
    assert Inspection.objects.count() == 1


def test_who_came_once_more_after_the_month_leaves_room_for_the_next_round(county, version):
    first = timezone.localdate().replace(day=1)
    before = first - timedelta(days=9)
    past = make_inspection(county, version, from_on=before, until_on=first + timedelta(days=40))
    make_visit(past, county.schools[0], county.people["inspector"], state="missed", gone_reason="大雪")
    again = make_visit(
        past, county.schools[0], county.people["inspector"], nth=2, month=first, asks_minutes=40, planned_on=before
    )
    look = arranging.look_ahead(
        by=county.people["office"], county_code=county.county_code, wanted=wish(county, version)
    )
    assert (look.facts.places[0].repeated, look.facts.places[0].owed) == ((), again.asks_minutes)
    assert start(county, wish(county, version)).visits.count() == 1


def test_points_of_a_version_that_ended_stop_it(county, version):
    type(version).objects.filter(pk=version.pk).update(retired_on=timezone.localdate())
    assert refusal(county, wish(county, version)).startswith("清单里有 5 条要点的方案已停用")


def test_all_stops_are_said_at_once(county, version):
    tie(county.people["inspector"], county.schools[0])
    said = refusal(county, special_wish(county, version, teams={}, off_plan_reason=""))
    assert "每组至少 3 人" in said
    assert "要回避" in said
    assert "不在年度计划里" in said


@pytest.mark.req("E01")
@pytest.mark.today("2026-11-24")
def test_the_outlook_counts_what_the_month_asks_already(county, version):
    start(county, wish(county, version))
    office = county.people["office"]
    later = special_wish(county, version, from_on=timezone.localdate() + timedelta(days=1))
    outlook = arranging.look_ahead(by=office, county_code=county.county_code, wanted=later)

    assert outlook.stops == []
    assert [(place.owed, place.minutes) for place in outlook.facts.places] == [(17, 17)]


def test_the_ceiling_of_the_office_stops_it(county, version):
    LocalRule.objects.create(
        county_code=county.county_code, key="burden_minutes_a_month", value=1, source="督导室决定",
        from_on=timezone.localdate(),
    )  # fmt: skip
    assert "超过上限 1 分钟" in refusal(county, wish(county, version))


def test_the_number_of_queries_does_not_grow_with_the_schools(county, version):
    teams = {school.pk: [county.people["inspector"]] for school in county.schools}
    with CaptureQueriesContext(
        connection,
    ) as few:
        start(county, wish(county, version, units=county.schools[:1], teams=teams))
    with CaptureQueriesContext(connection) as many:
        start(county, wish(county, version, units=county.schools[1:], teams=teams))
    assert len(many) <= len(few)


def test_three_go_and_the_first_leads(county, version):
    team = team_of_three(county)
    started = start(county, special_wish(county, version, teams={county.schools[0].pk: team}))

    members = VisitMember.objects.filter(visit__inspection=started).order_by("pk")
    assert [(row.user, row.is_lead) for row in members] == [(team[0], True), (team[1], False), (team[2], False)]
    assert Obligation.objects.filter(kind="visit").count() == 1
    assert Notice.objects.filter(kind="visit").count() == 3
