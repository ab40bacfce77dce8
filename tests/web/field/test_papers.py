"""The paper road on the pages: the printed code, a paper typed in late, a receipt that was signed with a pen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dudao.ledger.models import Problem
from dudao.visits.models import Visit
from dudao.visits.paper_codes import paper_code, spaced
from dudao.visits.services import visiting
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_version
from tests.factories.visiting import FAULT, look, planned, today, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def people(county):
    """A signed-in client for each of the four."""
    return {kind: sign_in(Client(), county.people[kind]) for kind in ("inspector", "office", "head", "section")}


def page(name, visit):
    return reverse(name, args=[visit.pk])


def typed(county, version, days_ago: int) -> Visit:
    """A paper of a visit so many days ago, as far as the feedback."""
    visit, office = planned(county, version, from_on=today() - timedelta(days=days_ago)), county.people["office"]
    visit = visiting.take_paper(
        by=office, county_code=county.county_code, code=paper_code(visit.pk), on=today() - timedelta(days=days_ago),
        certificate_shown=True,
    )  # fmt: skip
    return visiting.close_record(by=office, visit=look(county, visit, ["notice"], by=office))


def test_the_code_on_a_paper_opens_the_door_of_whoever_scans_it(county, version, people):
    visit = planned(county, version)
    where = reverse("field:paper_code", args=[paper_code(visit.pk)])
    paper = people["inspector"].get(page("field:visit_paper", visit)).text
    assert all(words in paper for words in ("<svg", spaced(paper_code(visit.pk)), "扫码录入", "较重", "清单外的问题"))
    assert paper.index("谈到：") < paper.index('class="own-leaf"') < paper.index("负责人签收")
    assert people["inspector"].get(where).url == page("field:visit", visit)
    door = people["office"].get(where, follow=True)
    assert door.redirect_chain[-1][0].startswith(reverse("field:papers"))
    assert f'value="{spaced(paper_code(visit.pk))}"' in door.text
    assert people["section"].get(where).status_code == 404
    assert people["inspector"].get(reverse("field:paper_code", args=["AAAA"])).status_code == 404


def test_clerk_takes_a_hidden_visit_back_and_is_led_to_the_papers(county, version):
    clerk = sign_in(Client(), county.people["office_head"])
    visit = planned(county, version, kind="unannounced", hidden=True)
    begun = clerk.post(reverse("field:papers"), {
        "code": paper_code(visit.pk), "on": today().isoformat(), "certificate_shown": "1",
    })  # fmt: skip
    assert begun.url == page("field:visit", visit)
    back = clerk.post(page("field:visit_take_back", visit), follow=True)
    assert back.redirect_chain == [(reverse("field:papers"), 302)]
    assert "撤回了，还算没有到校" in back.text
    assert clerk.get(page("field:visit", visit)).status_code == 404


def test_clerk_writes_a_word_on_an_expired_certificate(county, version, people):
    visit, seat = planned(county, version), county.people["inspector"].positions.get()
    seat.certificate_until = today() - timedelta(days=1)
    seat.save()
    paper = {"code": paper_code(visit.pk), "on": today().isoformat(), "certificate_shown": "on"}
    assert "督学证过期的情况" not in people["office"].get(reverse("field:papers")).text
    asked = people["office"].post(reverse("field:papers"), paper).text
    assert "已经过期。换过新证的，先在名册里改有效期" in asked
    assert 'name="certificate_note"' in asked
    people["office"].post(reverse("field:papers"), paper | {"certificate_note": "新证已批"})
    assert "督学证到校时过期：新证已批" in people["office"].get(page("field:visit", visit)).text


@pytest.mark.req("D07")
def test_clerk_sees_which_days_are_over_and_names_another(county, version, people):
    visit = typed(county, version, 9)
    where = page("field:visit_feedback", visit)
    shown = people["office"].get(where).text
    assert all(words in shown for words in ("哪天收到反馈", "过了 2 天", "过了期的，改到哪天"))
    assert f"\n限期改好：{FAULT}" in shown  # the days that he types here decide, so the words name none
    given = {"words": "公示补上。", "on": visit.visited_on.isoformat(), "late_until": ""}
    assert "有 1 条的期限，照纸上的日子已经过了" in people["office"].post(where, given).text
    later = given | {"on": (today() - timedelta(days=4)).isoformat()}
    assert people["office"].post(where, later).url == page("field:visit_receipt", visit)
    receipt = people["office"].get(page("field:visit_receipt", visit)).text
    assert f'value="{later["on"]}"' in receipt  # the day beside the signature is asked once
    again = {"code": paper_code(visit.pk), "on": later["on"], "certificate_shown": "1"}
    assert "已经录完收好了，不用再录" in people["office"].post(reverse("field:papers"), again).text
    assert Problem.objects.get().due_on == today() + timedelta(days=3)
    assert "收到反馈。" in people["office"].get(page("field:visit", visit)).text

    where = page("field:visit_told_day", visit)
    assert where in people["office"].get(page("field:visit", visit)).text
    assert where not in people["inspector"].get(page("field:visit", visit)).text
    right = {"on": (today() - timedelta(days=3)).isoformat()}
    assert "请写一句为什么改" in people["office"].post(where, right).text
    shown = people["office"].post(where, right | {"why": "看错了签名旁边的日子"}, follow=True).text
    assert "看错了签名旁边的日子" in shown
    assert "看错了签名旁边的日子" in people["head"].get(page("school:visit", visit)).text
    assert Problem.objects.get().due_on == today() + timedelta(days=4)


@pytest.mark.req("D07")
def test_receipt_on_paper_is_entered_and_the_head_may_say_that_nobody_signed(county, version, people):
    visit = told(county, version)
    assert "有纸上的签名，记签收" in people["inspector"].get(page("field:visit", visit)).text
    where = page("field:visit_receipt", visit)
    assert "纸上哪天签的还没填。" in people["office"].post(where, {"on": ""}).text
    people["office"].post(where, {"on": today().isoformat()})
    assert people["office"].get(where).url == page("field:visit", visit)
    name = county.people["office"].name
    assert f"在纸上签收，{name}" in people["inspector"].get(page("field:visit", visit)).text

    assert "没有签过？说明一下" in people["head"].get(page("school:visit", visit)).text
    object_at = page("school:visit_receipt", visit)
    assert "哪里不对还没写。" in people["head"].post(object_at, {"words": ""}).text
    assert "记下了，那个签收不算" in people["head"].post(object_at, {"words": "那天我在外地"}, follow=True).text
    assert people["head"].get(object_at).url == page("school:visit", visit)
    record = people["office"].get(page("field:visit", visit)).text
    assert "学校说没有在纸上签过：那天我在外地" in record
    assert "有纸上的签名，记签收" not in record
    assert "看过了，签收" in people["head"].get(page("school:visit", visit)).text


def test_what_a_section_is_shown_speaks_of_a_section(county, version, people):
    visit = planned(county, version, unit=county.sections[0], kind="departments")
    paper = people["inspector"].get(page("field:visit_paper", visit)).text
    assert "科室负责人签收" in paper
    visit = visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)
    look(county, visit)
    visiting.close_record(by=county.people["inspector"], visit=visit, methods=["papers"])
    shown = people["inspector"].get(page("field:visit_feedback", visit)).text
    assert "反馈给科室" in shown
    assert "反馈给学校" not in shown
