import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dudao.accounts.models import User
from dudao.lib.draws.record import announced_digest, verify
from dudao.visits.enums import VisitState
from dudao.visits.models import Draw
from dudao.visits.services import drawing
from tests.factories.county import sign_in, tie
from tests.factories.draws import SOURCE, announce, days_ago, drawn, make_inspectors
from tests.factories.schemes import make_version_in_force
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E02")]


@layer
def version(county):
    make_inspectors(county)
    return make_version_in_force(county)


def url(name, *args):
    return reverse(f"bureau:{name}", args=args)


def asked(version, **more):
    today = timezone.localdate()
    return {
        "title": "11月抽查", "kind": "unannounced", "versions": [version.pk], "from_on": today + timedelta(days=1),
        "until_on": today + timedelta(days=9), "kinds": ["school"], "total": 3, "team": 2, "source": SOURCE,
        "source_on": today + timedelta(days=1), "off_plan_reason": "家长反映集中",
    } | more  # fmt: skip


def test_preview_counts_pool_and_strata_and_announces_what_was_seen(office, county, version):
    typed = asked(version, split="stage", left_out="X006，校舍维修停课", look="1")
    tie(User.objects.get(username="goer0"), county.schools[0])
    preview = office.post(url("draw_new"), typed)

    assert "5 所里抽 3 所" in preview.text
    assert [(name, size, take) for name, size, _, take in preview.context["strata"]] == [("初中", 2, 1), ("小学", 3, 2)]
    assert "校舍维修停课" in preview.text
    assert f"巡访0号不去{county.schools[0].name}" in preview.text
    assert not Draw.objects.exists()

    seen = preview.context["seen"]
    reply = office.post(url("draw_new"), typed | {"announce": "1", "seen": seen, "take:初中": "0", "take:小学": "2"})
    draw = Draw.objects.get()
    assert reply.url == url("draw", draw.pk)
    assert draw.announcement["strata"] == [{"name": "初中", "of": 2, "take": 0}, {"name": "小学", "of": 3, "take": 2}]
    assert draw.announcement["excluded"] == [
        {"id": "X006", "name": county.schools[5].name, "reason": "校舍维修停课"}
    ]  # fmt: skip


def test_a_pool_that_changed_since_it_was_seen_is_shown_again(office, county, version):
    seen = office.post(url("draw_new"), asked(version, look="1")).context["seen"]
    tie(User.objects.get(username="goer0"), county.schools[0])
    page = office.post(url("draw_new"), asked(version, announce="1", seen=seen))

    assert "名单现在变了" in page.text
    assert not Draw.objects.exists()


@pytest.mark.parametrize(("typed", "words"), [
    ({"left_out": "没有这所，停课"}, "名册里没有“没有这所”"),
    ({"left_out": "X001"}, "请写成“名称或代码，原因”"),
    ({"total": "很多"}, "一共抽几所写成"),
    ({"versions": []}, "请选按哪个方案"),
    ({"source": ""}, "请写用哪个公开数"),
    ({"total": 9, "take:全部": "9"}, "抽不出 9 所"),
    ({"least_pupils": 300}, "一所也没有要抽"),
    ({"off_plan_reason": ""}, "不在年度计划里"),
])  # fmt: skip
def test_what_is_typed_wrong_is_said(office, version, typed, words):
    page = office.post(url("draw_new"), asked(version, **{"announce": "1"} | typed))
    assert words in page.text
    assert not Draw.objects.exists()


def test_back_keeps_what_was_typed(office, version):
    assert 'value="11月抽查"' in office.post(url("draw_new"), asked(version, back="1")).text


def test_second_person_enters_the_value_and_sees_numbers_alone(client, county, version):
    draw = announce(county, version)
    office = sign_in(Client(), county.people["office"])
    assert "请督导室另一位同事来录" in office.get(url("draw", draw.pk)).text
    assert "请督导室另一位同事来录" in office.get(url("draw_value", draw.pk)).text

    head = sign_in(client, county.people["office_head"])
    assert "两次录的不一样" in head.post(url("draw_value", draw.pk), {"value": "1 2", "again": "1 3"}).text
    reply = head.post(url("draw_value", draw.pk), {"value": "1 2", "again": "12"}, follow=True)
    assert "已抽取 2 所，到过 0 所" in reply.text
    assert "抽到的" not in reply.text
    assert "已经录过公开数" in head.post(url("draw_value", draw.pk), {"value": "1 2", "again": "12"}).text


def test_leader_reads_and_does_not_act(client, county, version):
    draw = announce(county, version)
    leader = sign_in(client, county.people["leader"])
    assert "录公开数</" not in leader.get(url("draw", draw.pk)).text
    assert leader.get(url("draw_sheet", draw.pk)).status_code == 200
    assert leader.post(url("draw_value", draw.pk), {"value": "1", "again": "1"}).status_code == 403


def test_what_cannot_be_arranged_is_told_without_a_name(client, county, version):
    draw = announce(county, version)
    User.objects.filter(username__startswith="goer").update(is_active=False)
    User.objects.filter(pk__in=[county.people["inspector"].pk, county.people["area_lead"].pk]).update(is_active=False)
    head = sign_in(client, county.people["office_head"])
    page = head.post(url("draw_value", draw.pk), {"value": "7", "again": "7"}, follow=True)
    assert "排不成到校督导" in page.text

    again = head.post(url("draw_arrange", draw.pk), follow=True)
    assert "原因要保密" in again.text
    User.objects.filter(username__startswith="goer").update(is_active=True)
    assert "排好了" in head.post(url("draw_arrange", draw.pk), follow=True).text


def test_the_record_is_published_when_every_door_was_opened(office, county, version):
    draw = drawn(county, version)
    public = reverse("public:draw", args=[draw.digest])
    assert "还有 2 所没有到校" in office.get(url("draw", draw.pk)).text
    assert "还有 2 所没有到校" in office.post(url("draw_publish", draw.pk), follow=True).text
    assert "到校以前不公开" in Client().get(public).text

    draw.inspection.visits.update(state=VisitState.OPENED, opened_at=timezone.now())
    page = office.post(url("draw_publish", draw.pk), follow=True).text
    shown, sheet = Client().get(public).text, office.get(url("draw_sheet", draw.pk)).text
    for visit in draw.inspection.visits.select_related("unit"):
        assert all(visit.unit.name in text for text in (page, shown, sheet))
    assert "dudao draw verify" in shown


def test_everybody_downloads_first_the_announcement_then_the_record(county, version):
    draw, stranger = drawn(county, version), Client()
    file = reverse("public:draw_file", args=[draw.digest])
    assert announced_digest(json.loads(stranger.get(file).content)) == draw.digest

    draw.inspection.visits.update(state=VisitState.OPENED, opened_at=timezone.now())
    drawing.publish_draw(by=county.people["office"], draw=draw)
    assert len(verify(json.loads(stranger.get(file).content), draw.digest)) == 2
    assert stranger.get(reverse("public:draw", args=["0" * 64])).status_code == 404


def test_a_published_record_that_was_changed_is_not_shown_as_right(office, county, version):
    draw = drawn(county, version)
    draw.inspection.visits.update(state=VisitState.OPENED, opened_at=timezone.now())
    drawing.publish_draw(by=county.people["office"], draw=draw)
    Draw.objects.filter(pk=draw.pk).update(sealed_record="xx")
    page = Client().get(reverse("public:draw", args=[draw.digest]))
    assert "打不开" in page.text
    assert "抽到的" not in page.text
    assert Client().get(reverse("public:draw_file", args=[draw.digest])).status_code == 404
    assert "打不开" in office.get(url("draw", draw.pk)).text


def test_void_stays_visible_with_its_reason(office, county, version):
    early, late = announce(county, version), drawn(county, version, title="第二次抽查")
    assert "写明原因" in office.post(url("draw_void", early.pk), {"reason": ""}).text
    office.post(url("draw_void", early.pk), {"reason": "名单漏了两所"})
    office.post(url("draw_void", late.pk), {"reason": "台风停课"})

    shown = Client().get(reverse("public:draw", args=[early.digest])).text
    assert "名单漏了两所" in shown
    assert "抽到的" not in shown
    shown = Client().get(reverse("public:draw", args=[late.digest])).text
    assert "台风停课" in shown
    assert "抽到的" in shown
    assert office.get(url("draws")).text.count("作废") >= 2


def test_before_its_day_the_button_says_when(client, county, version):
    tomorrow = timezone.localdate() + timedelta(days=1)
    draw = announce(county, version, ago=0, source_on=tomorrow, wish={"from_on": tomorrow})
    head = sign_in(client, county.people["office_head"])
    assert "那天起才能录" in head.get(url("draw", draw.pk)).text
    with days_ago(-1):
        later = sign_in(Client(), county.people["office_head"])
        assert "那天起才能录" not in later.get(url("draw", draw.pk)).text
