"""A sealed draw from its announcement to its publication (E02)."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.accounts.models import Position, User
from dudao.areas.models import Unit
from dudao.audit.models import AuditEntry
from dudao.cli.draw import main as draw_command
from dudao.lib.draws.record import Refused, announced_digest, verify
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.visits import draws
from dudao.visits.enums import VisitState
from dudao.visits.models import Draw, Visit
from dudao.visits.readers import reader_of
from dudao.visits.services import drawing, ending, teams, visiting
from dudao.visits.services.draw_reminding import remind
from dudao.visits.services.going_again import go_again
from tests.at_once import at_once
from tests.factories.county import appoint, make_county, make_user, tie
from tests.factories.draws import announce, days_ago, drawn, make_inspectors, make_plan
from tests.factories.schemes import make_version_in_force
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E02")]
VALUE = "03 08 17 21 26 30"


@layer
def county():
    made = make_county()
    make_inspectors(made)
    return made


@layer
def version(county):
    return make_version_in_force(county)


def enter(county, draw, by="office_head", value=VALUE):
    return drawing.enter_value(by=county.people[by], draw=draw, value=value)


def open_all(draw) -> None:
    now = timezone.now()
    draw.inspection.visits.update(state=VisitState.OPENED, opened_at=now, visited_on=timezone.localdate(now))


def appoint_in_office(county):
    user = make_user("office3", "督导室丙", county_code=county.county_code)
    appoint(user, county.office, "office")
    return user


# ── announcing ───────────────────────────────────────────────────────────
def test_announcing_tells_everybody_the_digest_and_nobody_the_secret(county, version):
    draw = announce(county, version)

    assert draw.digest == announced_digest(draw.announcement)
    head = Notice.objects.get(user=county.people["head"], kind="draw")
    assert (head.kind, head.reference) == ("draw", draw.digest)
    assert draw.digest in head.body
    assert len(draw.announcement["schools"]) == 6
    assert "secret" not in json.dumps(draw.announcement)
    assert not Visit.objects.exists()
    assert AuditEntry.objects.get(act="draw.announce").payload.body == {"digest": draw.digest}


def test_only_the_office_announces(county, version):
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        drawing.announce_draw(
            by=county.people["leader"], county_code=county.county_code, plan=make_plan(version)
        )  # fmt: skip


@pytest.mark.parametrize(("changes", "reason"), [
    ({"kind": "special"}, "专项、综合督导要事先书面通知学校"),
    ({"versions": ()}, "请选按哪个方案"),
    ({"takes": {"全部": 7}}, "“全部”只有 6 所，抽不出 7 所"),
    ({"takes": {}}, "一所也没有要抽"),
    ({"team": 7}, "每组人数|可派"),
    ({"off_plan_reason": ""}, "不在年度计划里"),
    ({"title": " "}, "起个名字"),
    ({"matters": "家长 13900000000 反映作业多"}, "抽取范围谁都看得到"),
    ({"wish": {"left_out": {1: "校长请假，0000-5550188"}}}, "抽取范围谁都看得到"),
])  # fmt: skip
def test_what_cannot_be_announced(county, version, changes, reason):
    with pytest.raises(NotAllowed, match=reason):
        announce(county, version, **changes)
    assert not Draw.objects.exists()


def test_a_second_click_announces_no_second_draw(county, version):
    first = announce(county, version)
    with pytest.raises(NotAllowed, match="今天已经公布过了，在“随机抽取”里；要另抽一次，请换个名称。"):
        announce(county, version)
    assert list(Draw.objects.order_by("pk")) == [first]
    drawing.void_draw(by=county.people["office"], draw=first, reason="名单错了")
    assert announce(county, version).title == first.title


def test_the_value_comes_after_the_announcement_and_before_the_doors(county, version):
    with pytest.raises(NotAllowed, match="公布以后的日子"):
        announce(county, version, ago=0)
    with pytest.raises(NotAllowed, match="到校要在公开数产生以后"):
        announce(county, version, source_on=timezone.localdate() + timedelta(days=1))


def test_enough_people_must_be_left_beside_those_who_stay_away(county, version):
    for user in ("goer0", "goer1", "goer2", "goer3"):
        tie(type(county.people["head"]).objects.get(username=user), county.schools[0])
    with pytest.raises(NotAllowed, match="可派的不够 3 人"):
        announce(county, version, team=3)


# ── drawing ──────────────────────────────────────────────────────────────
def test_a_second_person_draws_and_the_visits_are_there_for_the_teams_alone(county, version):
    draw = enter(county, announce(county, version))

    record = draws.opened_record(draw)
    found = verify(record, draw.digest)
    assert {row["school"] for row in found} == {visit.unit.name for visit in draw.inspection.visits.all()}
    assert draw.inspection.hidden
    assert [visit.members.count() for visit in draw.inspection.visits.all()] == [2, 2]
    for secret in (draw.sealed_record, draw.sealed_secret):
        assert record["outcome"]["secret"] not in secret


def test_whoever_goes_is_told_without_the_name_of_the_school(county, version):
    draw = enter(county, announce(county, version))

    told = Notice.objects.filter(kind="visit")
    goers = {member.user_id for visit in draw.inspection.visits.all() for member in visit.members.all()}
    assert {notice.user_id for notice in told} == goers
    assert not any("青禾" in notice.subject + notice.body for notice in told)


def test_whoever_announced_does_not_draw(county, version):
    draw = announce(county, version)
    with pytest.raises(NotAllowed, match="请督导室另一位同事"):
        enter(county, draw, by="office")
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        enter(county, draw, by="leader")


def test_a_value_before_its_day_is_refused(county, version):
    tomorrow = timezone.localdate() + timedelta(days=1)
    draw = announce(county, version, ago=0, source_on=tomorrow, wish={"from_on": tomorrow})
    with pytest.raises(NotAllowed, match="那天起才能录"):
        enter(county, draw)
    with days_ago(-1):
        assert enter(county, draw).inspection


def test_a_value_after_the_last_day_is_refused(county, version):
    draw = announce(county, version)
    with days_ago(-11), pytest.raises(NotAllowed, match="到校日子已经过了"):
        enter(county, draw)


@pytest.mark.parametrize("with_digest", [False, True])
def test_a_changed_announcement_is_found_out(county, version, with_digest):
    """Also by somebody who makes the digest anew: it was sealed with the secret."""
    draw = announce(county, version)
    draw.announcement["schools"] = draw.announcement["schools"][1:]
    if with_digest:
        draw.digest = announced_digest(draw.announcement)
    draw.save()

    with pytest.raises(NotAllowed, match="和公布时的摘要对不上"):
        enter(county, draw)
    draw.refresh_from_db()
    assert (draw.state, draw.value) == ("announced", "")


def test_another_secret_in_its_place_is_found_out(county, version):
    draw, other = announce(county, version), announce(county, version, title="另一次抽查")
    draw.sealed_secret = other.sealed_secret
    draw.save()
    with pytest.raises(NotAllowed, match="和公布时的摘要对不上"):
        enter(county, draw)


def test_a_lost_key_is_said(county, version, settings):
    draw = announce(county, version)
    settings.SECRET_KEY = "another-key-" * 4
    with pytest.raises(NotAllowed, match="密钥换过"):
        enter(county, draw)


def test_a_second_value_is_refused(county, version):
    draw = enter(county, announce(county, version))
    with pytest.raises(NotAllowed, match="已经录过公开数"):
        enter(county, draw, value="1 2 3")


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_the_value_at_once():
    county = make_county()
    make_inspectors(county)
    draw = announce(county, make_version_in_force(county))
    third = appoint_in_office(county)

    results = at_once(
        lambda: drawing.enter_value(by=county.people["office_head"], draw=draw, value="1"),
        lambda: drawing.enter_value(by=third, draw=draw, value="2"),
    )

    draw.refresh_from_db()
    refused = [result for result in results if isinstance(result, str)]
    assert refused == ["这次抽取已经录过公开数，或者作废了。"]
    assert draws.opened_record(draw)["outcome"]["value"] == draw.value
    assert Visit.objects.count() == 2


# ── when something changed in between ────────────────────────────────────
def test_a_school_that_was_closed_meanwhile_is_not_visited(county, version):
    draw = announce(county, version, takes={"全部": 6})
    Unit.objects.filter(pk=county.schools[3].pk).update(closed_on=timezone.localdate())

    assert draws.news_of(draw, timezone.localdate()) == [f"{county.schools[3].name}撤并了"]
    draw = enter(county, draw)
    assert draw.inspection.visits.count() == 5
    assert len(draws.opened_record(draw)["outcome"]["drawn"]) == 6


def test_who_may_no_longer_go_is_replaced_by_somebody_of_the_list(county, version):
    draw = announce(county, version, takes={"全部": 6}, team=1)
    Position.objects.filter(user__username="goer0").update(certificate_until=timezone.localdate())
    goer = User.objects.get(username="goer1")
    tie(goer, county.schools[2])

    assert draws.news_of(draw, timezone.localdate()) == [
        "巡访0号不能去了（离任或督学证到期）", f"巡访1号要回避{county.schools[2].name}",
    ]  # fmt: skip
    draw = enter(county, draw)
    going = {visit.unit_id: visit.members.get().user for visit in draw.inspection.visits.all()}
    assert len(going) == 6
    assert "goer0" not in {user.username for user in going.values()}
    assert going[county.schools[2].pk] != goer


def test_what_stands_in_the_way_is_not_said_and_the_value_counts(county, version):
    """Everybody left: the inspection cannot be started, yet nobody may enter another value."""
    draw = announce(county, version)
    Position.objects.filter(kind__in=["inspector", "area_lead"]).update(certificate_no="")

    draw = enter(county, draw)
    assert (draw.state, draw.value, draw.inspection) == ("drawn", VALUE, None)
    with pytest.raises(NotAllowed, match="原因要保密") as refusal:
        drawing.arrange_drawn(by=county.people["office"], draw=draw)
    assert "青禾" not in str(refusal.value)

    Position.objects.filter(kind="inspector").update(certificate_no="1")
    assert drawing.arrange_drawn(by=county.people["office"], draw=draw).inspection.visits.count() == 2
    with pytest.raises(NotAllowed, match="不用再排"):
        drawing.arrange_drawn(by=county.people["office"], draw=draw)


def test_the_others_hear_of_the_number_and_all_of_the_record_once(county, version):
    draw = announce(county, version)
    today = timezone.localdate()
    assert remind(today=today - timedelta(days=1)) == 0
    assert [remind(today=today), remind(today=today)] == [1, 0]
    told = Notice.objects.filter(kind="draw_due", reference=str(draw.pk)).values_list("user__username", flat=True)
    assert list(told) == [county.people["office_head"].username]

    draw = enter(county, draw)
    assert remind(today=today) == 0
    open_all(draw)
    assert remind(today=today) == 1
    assert set(Notice.objects.filter(kind="draw_whole").values_list("user__username", flat=True)) == {
        county.people["office"].username, county.people["office_head"].username,
    }  # fmt: skip


# ── publishing ───────────────────────────────────────────────────────────
def test_nothing_is_published_before_the_last_door_is_open(county, version):
    draw = drawn(county, version)
    first = draw.inspection.visits.order_by("pk").first()
    first.state, first.opened_at = VisitState.OPENED, timezone.now()
    first.save()

    assert draws.standing_of(draw) == draws.Standing(drawn=2, opened=1, ahead=1)
    with pytest.raises(NotAllowed, match="还有 1 所没有到校"):
        drawing.publish_draw(by=county.people["office"], draw=draw)
    assert draws.public_record(draw) is None


def test_a_team_goes_once_more_and_the_draw_still_counts_schools(county, version):
    draw = drawn(county, version)
    visit = draw.inspection.visits.order_by("pk").first()
    lead = visit.members.get(is_lead=True).user
    visiting.miss_visit(by=lead, visit=visit, reason="大雪")
    asked = {"visit": visit, "on": timezone.localdate(), "reason": "雪停了"}
    with pytest.raises(NotAllowed, match="由牵头的人来定"):
        go_again(by=county.people["office"], **asked)

    second = go_again(by=lead, **asked)
    assert (second.nth, second.members.count()) == (2, 2)
    with pytest.raises(NotAllowed, match="不能添人"):  # who goes was drawn
        teams.add_member(by=lead, visit=second, user=county.people["office"])
    assert draws.standing_of(draw) == draws.Standing(drawn=2, opened=0, ahead=2)
    assert not Visit.objects.visible_to(
        reader_of(Position.objects.get(user=county.people["office"]), timezone.localdate())
    ).exists()
    open_all(draw)
    assert draws.standing_of(draw) == draws.Standing(drawn=2, opened=2, ahead=0)


def test_the_published_record_is_replayed_and_a_changed_one_refused(county, version, tmp_path, capsys):
    draw = drawn(county, version)
    open_all(draw)
    draw = drawing.publish_draw(by=county.people["office"], draw=draw)
    record = draws.public_record(draw)
    file = tmp_path / "记录.json"

    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    assert draw_command(["verify", str(file), "--announced", draw.digest]) == 0
    assert record["announcement"]["title"] in capsys.readouterr().out

    record["outcome"]["drawn"][0]["school"] = "X999"
    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    assert draw_command(["verify", str(file)]) == 1
    with pytest.raises(Refused):
        verify(record)
    with pytest.raises(NotAllowed, match="已经公布了"):
        drawing.publish_draw(by=county.people["office"], draw=draw)


def test_a_sealed_record_that_was_exchanged_is_not_published(county, version):
    draw, other = drawn(county, version), drawn(county, version, title="另一次抽查")
    open_all(draw)
    draw.sealed_record = other.sealed_record
    draw.save()
    with pytest.raises(NotAllowed, match="打不开"):
        drawing.publish_draw(by=county.people["office"], draw=draw)


# ── calling off ──────────────────────────────────────────────────────────
def test_voided_before_it_is_drawn_the_secret_is_gone(county, version):
    draw = drawing.void_draw(by=county.people["office"], draw=announce(county, version), reason="改期")
    assert (draw.state, draw.sealed_secret, draw.published_on) == ("void", "", None)
    with pytest.raises(NotAllowed, match="作废了"):
        enter(county, draw)
    with pytest.raises(NotAllowed, match="已经作废"):
        drawing.void_draw(by=county.people["office"], draw=draw, reason="再来")


def test_voided_after_it_is_drawn_everybody_sees_what_was_thrown_away(county, version):
    draw = drawn(county, version)
    draw = drawing.void_draw(by=county.people["office"], draw=draw, reason="台风停课")

    assert draw.published_on == timezone.localdate()
    assert verify(draws.public_record(draw), draw.digest)
    assert set(draw.inspection.visits.values_list("state", flat=True)) == {VisitState.CANCELLED}


def test_after_a_door_was_opened_nothing_is_voided(county, version):
    draw = drawn(county, version)
    draw.inspection.visits.update(state=VisitState.OPENED, opened_at=timezone.now())
    with pytest.raises(NotAllowed, match="已经有学校开始督导"):
        drawing.void_draw(by=county.people["office"], draw=draw, reason="不想去了")


def test_what_was_drawn_is_not_withdrawn_past_the_draw(county, version):
    """Also not by one of the office who goes there himself, nor what is left once a door was opened."""
    draw = drawn(county, version)
    for _ in range(2):
        with pytest.raises(NotAllowed, match="密封抽取的，不能在这里撤回"):
            ending.withdraw_inspection(by=county.people["office"], inspection=draw.inspection, reason="不喜欢")
        first = draw.inspection.visits.order_by("pk").first()
        draw.inspection.visits.filter(pk=first.pk).update(state="opened", opened_at=timezone.now())
    assert draw.inspection.visits.filter(state="planned").exists()


@pytest.mark.parametrize(("reason", "words"), [("  ", "写明原因"), ("长" * 201, "最多 200 个字")])
def test_calling_off_needs_a_reason_that_can_be_read(county, version, reason, words):
    with pytest.raises(NotAllowed, match=words):
        drawing.void_draw(by=county.people["office"], draw=announce(county, version), reason=reason)
