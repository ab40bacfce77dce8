"""What a school reads of a visit, from when on, and that its head signs for it."""

import pytest
from django.test import Client
from django.urls import reverse

from dudao.obligations.models import Obligation
from dudao.visits.models import Visit
from dudao.visits.services import visiting
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_version
from tests.factories.visiting import FAULT, closed, look, opened, planned, today, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def head(client, county):
    return sign_in(client, county.people["head"])


def page(visit):
    return reverse("school:visit", args=[visit.pk])


@pytest.mark.req("D07")
def test_head_reads_the_feedback_and_signs_without_a_script(head, county, version):
    visit = told(county, version, ["notice", "on_the_spot", "consultation"])
    assert "请看反馈并签收" in head.get(reverse("school:visits")).text
    shown = head.get(page(visit)).text
    assert all(
        words in shown for words in ("要改的", "当场改好的", "不进台账，不用再报", "请基础教育科解决，还没答复", FAULT)
    )

    reply = head.post(page(visit), {"words": ""}, follow=True)
    assert "签收了。要改的在台账里，改好了报上来。" in reply.text
    visit.refresh_from_db()
    assert (visit.receipt_by, visit.receipt_words) == (county.people["head"], "")
    assert Obligation.objects.get(kind="receipt").state == "done"


def test_answer_of_the_section_reaches_school_and_inspector(head, county, version, client):
    visit = told(county, version, ["consultation"])
    owed = Obligation.objects.get(kind="consultation")
    sign_in(client, county.people["section"])
    client.post(reverse("desk:obligation", args=[owed.pk]), {"result": "下学期调一名体育教师来"})
    for kind, url in (("head", page(visit)), ("inspector", reverse("field:visit", args=[visit.pk]))):
        sign_in(client, county.people[kind])
        assert "下学期调一名体育教师来" in client.get(url).text


def test_school_reads_nothing_before_it_is_told_and_talks_never(head, county, version):
    visit, inspector = opened(county, version), county.people["inspector"]
    visiting.save_talk(by=inspector, visit=visit, group="teachers", people=4, apart=True, words="周会太多")
    for act in (
        lambda: look(county, visit, ["notice"]),
        lambda: visiting.close_record(by=inspector, visit=visit),
    ):
        assert head.get(page(visit)).status_code == 404
        act()
    assert head.get(page(visit)).status_code == 404
    assert "还没有督导" in head.get(reverse("school:visits")).text
    ledger = [reverse("desk:ledger"), reverse("desk:workbench"), reverse("desk:messages")]
    assert not [url for url in ledger if FAULT in head.get(url).text]

    visiting.feed_back(by=inspector, visit=visit, words="公示补上。")
    assert FAULT in head.get(ledger[0]).text
    assert "周会太多" not in head.get(page(visit)).text


def test_what_was_announced_shows_that_it_comes(head, county, version):
    visit = planned(county, version, kind="special", notice_on=today(), matters="作业管理")
    shown = head.get(page(visit)).text
    assert all(words in shown for words in ("作业管理", "不用准备材料"))
    reply = head.post(page(visit), {"words": ""})
    assert "现在是“待到校”，不能签收。" in reply.text


def test_deputy_reads_and_does_not_sign(client, county, version):
    visit = told(county, version)
    sign_in(client, county.people["deputy"])
    assert "由单位负责人签收" in client.get(page(visit)).text
    assert "反馈由青禾1小学的负责人签收。" in client.post(page(visit), {"words": ""}).text
    assert Visit.objects.get().receipt_at is None


def test_amendment_is_read_beside_the_words(head, county, version):
    visit = told(county, version)
    visiting.amend(by=county.people["inspector"], visit=visit, what="feedback", after="十天后来看。", why="写错了天数")
    shown = head.get(page(visit)).text
    assert all(words in shown for words in ("公示补上，七天后来看。", "十天后来看。", "写错了天数"))


def test_what_the_school_does_not_read_it_reads_no_correction_of(head, county, version):
    visit, inspector = told(county, version), county.people["inspector"]
    for what in ("talks", "summary"):
        visiting.amend(by=inspector, visit=visit, what=what, after="教师 4 人，说周会太多", why="王老师说漏记了")
    shown = head.get(page(visit)).text + head.get(reverse("desk:messages")).text
    assert not [words for words in ("周会太多", "王老师") if words in shown]


def test_another_school_finds_nothing(head, county, version):
    visit = told(county, version, unit=county.schools[2])
    assert head.get(page(visit)).status_code == 404
    assert not closed(county, version).receipt_at


@pytest.mark.req("D07")
def test_feedback_is_printed_with_its_receipt_and_without_the_talks(head, county, version):
    visit = look(county, opened(county, version), ["notice", "on_the_spot"])
    lead = county.people["inspector"]
    visiting.save_talk(by=lead, visit=visit, group="teachers", people=3, apart=True, words="老师说作业少了")
    visiting.press_urgent(by=lead, visit=visit, words="二楼栏杆松了")
    visit = visiting.close_record(by=lead, visit=visit, methods=["patrol"], minutes=90)
    paper = reverse("field:feedback_sheet", args=[visit.pk])
    assert head.get(paper).status_code == 404

    team = sign_in(Client(), lead)
    assert "马上处置：二楼栏杆松了" in team.get(reverse("field:visit_feedback", args=[visit.pk])).text
    visiting.feed_back(by=lead, visit=visit, words="公示补上。\n马上处置：二楼栏杆松了")
    for reader in (head, team):
        shown = reader.get(paper).text
        assert "督导反馈和限期整改通知" in shown
        assert shown.count("二楼栏杆松了") == 1, "said in its list, not twice"
        assert "公示补上。" in shown
        assert "负责人（签名）" in shown
        assert "老师说作业少了" not in shown
    assert "二楼栏杆松了" in head.get(page(visit)).text

    head.post(page(visit), {"words": "照办。"})
    shown = head.get(paper).text
    assert "在督导台签收：照办。" in shown
    assert "负责人（签名）" not in shown
