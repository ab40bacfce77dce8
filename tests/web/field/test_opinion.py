"""The opinion without a script: told by the lead, answered by the school, issued by the office, printed by both."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dudao.visits.models import Opinion, Visit
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_version
from tests.factories.visiting import closed, today, told

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
    return {kind: sign_in(Client(), county.people[kind]) for kind in ("inspector", "office", "head", "deputy")}


def page(visit, name="field:opinion"):
    return reverse(name, args=[visit.pk])


@pytest.mark.req("D07")
def test_whole_way_of_an_opinion(county, version, people):
    visit = told(county, version, ("notice",), kind="special")
    assert "督导意见" in people["inspector"].get(reverse("field:visit", args=[visit.pk])).text
    first = people["inspector"].get(page(visit)).text
    assert "前告知学校" in first
    assert "公示补上，七天后来看。" in first
    answer = people["inspector"].post(page(visit), {"words": "作业公示缺两个班。"}, follow=True).text
    assert "告知学校了" in answer

    for who in ("office", "inspector", "head", "deputy"):
        paper = people[who].get(page(visit, "field:preliminary_sheet")).text
        assert "作业公示缺两个班。" in paper
        assert "书面申辩" in paper
        assert "督导组（签名）：　" in paper

    school = people["head"].get(page(visit, "school:opinion")).text
    assert "作业公示缺两个班。" in school
    file = SimpleUploadedFile("公示栏.png", b"\x89PNG\r\n\x1a\nx", "image/png")
    answer = (
        people["head"].post(page(visit, "school:opinion"), {"words": "那天在修。", "files": file}, follow=True).text
    )
    assert "申辩交上去了" in answer
    assert "公示栏.png" in answer

    asked = people["office"].get(page(visit)).text
    assert "那天在修。" in asked
    assert "申辩怎么看" in asked
    given = {"text": "请补齐公示。", "revision": Opinion.objects.get().revision}
    assert "申辩怎么看还没写" in people["office"].post(page(visit), given).text
    until = {"considered": "照片看过。", "rectify_by": (today() + timedelta(days=20)).isoformat()}
    assert "意见书出好了" in people["office"].post(page(visit), given | until, follow=True).text

    for who in ("office", "inspector", "head", "deputy"):
        sheet = people[who].get(page(visit, "field:opinion_sheet")).text
        assert "请补齐公示。" in sheet
        assert "关于申辩" in sheet
    assert "看督导意见书" in people["head"].get(page(visit, "school:visit")).text


def test_preliminary_opinion_is_taken_back_and_the_school_reads_why(county, version, people):
    visit = told(county, version, ("notice",), kind="special")
    assert people["office"].get(page(visit, "field:opinion_back")).url == page(visit)
    people["inspector"].post(page(visit), {"words": "作业公示缺两个班。"})
    assert "告知错了，收回" in people["office"].get(page(visit)).text
    assert "为什么收回还没写" in people["inspector"].post(page(visit, "field:opinion_back"), {"reason": ""}).text
    answer = people["inspector"].post(page(visit, "field:opinion_back"), {"reason": "发错了学校"}, follow=True).text
    assert "收回了，学校负责人收到了消息和原因" in answer
    assert people["head"].get(page(visit, "field:preliminary_sheet")).status_code == 404
    assert "告知学校</button>" in answer
    school = people["head"].get(page(visit, "school:opinion")).text
    assert "发错了学校" in school
    assert "交申辩</button>" not in school


def test_office_sees_which_opinions_wait_and_how_many_days_are_left(county, version, people):
    where = reverse("bureau:inspection_opinions")
    assert "现在没有在办的督导意见" in people["office"].get(where).text
    told(county, version)
    first = told(county, version, kind="special", unit=county.schools[1])
    second = told(county, version, kind="special", title="又一次")
    people["inspector"].post(page(second), {"words": "作业公示缺两个班。"})
    shown = people["office"].get(where).text
    assert "2 份督导意见在办" in shown
    assert all(words in shown for words in ("等告知初步意见", "还有 5 天", "对方可以申辩", "还有 10 天"))
    assert shown.index(page(first)) < shown.index(page(second))

    Opinion.objects.update(defence_due_on=today() - timedelta(days=1), due_on=today() - timedelta(days=2))
    shown = people["office"].get(where).text
    assert all(words in shown for words in ("没有申辩，可以出意见书", "过了 2 天"))
    assert people["inspector"].get(where).status_code == 403


def test_messages_and_the_day_lead_there(county, version, people):
    visit = told(county, version, ("notice",), kind="special")
    people["inspector"].post(page(visit), {"words": "作业公示缺两个班。"})
    people["head"].post(page(visit, "school:opinion"), {"words": "那天在修。"})

    assert page(visit, "school:opinion") in people["head"].get(reverse("desk:messages")).text
    assert page(visit) in people["office"].get(reverse("desk:messages")).text
    day = people["office"].get(reverse("desk:workbench")).text
    assert "出意见书" in day
    assert page(visit) in day


def test_late_preliminary_opinion_warns_and_goes(county, version, people):
    visit = told(county, version, kind="special")
    Visit.objects.filter(pk=visit.pk).update(visited_on=today() - timedelta(days=8))
    assert "已经过了 3 天" in people["inspector"].get(page(visit)).text
    people["inspector"].post(page(visit), {"words": "没有问题。"})
    assert "比规定晚 3 天" in people["office"].get(page(visit)).text


def test_late_defence_is_refused_on_the_page_with_the_day(county, version, people):
    visit = told(county, version, kind="special")
    people["inspector"].post(page(visit), {"words": "没有问题。"})
    day = today() - timedelta(days=1)
    Opinion.objects.update(defence_due_on=day)
    shown = people["head"].get(page(visit, "school:opinion")).text
    assert "交申辩</button>" not in shown
    refused = people["head"].post(page(visit, "school:opinion"), {"words": "不同意"}).text
    assert f"申辩到{day.month}月{day.day}日为止，已经过了" in refused
    assert Opinion.objects.get().defence == ""


def test_what_is_not_there_yet_and_who_may_not(county, version, people):
    open_record = closed(county, version, kind="special")
    assert "现在没有意见书要出" in people["inspector"].get(page(open_record)).text
    assert people["head"].get(page(open_record, "school:opinion")).status_code == 404
    visit = told(county, version, kind="special", unit=county.schools[1])
    assert people["head"].get(page(visit, "school:opinion")).status_code == 404
    assert people["office"].get(page(visit, "field:opinion_sheet")).status_code == 404
    routine = told(county, version, unit=county.schools[2])
    assert "现在没有意见书要出" in people["office"].get(page(routine)).text


def test_deputy_reads_and_does_not_answer(county, version, people):
    visit = told(county, version, kind="special")
    people["inspector"].post(page(visit), {"words": "没有问题。"})
    assert "交申辩</button>" not in people["deputy"].get(page(visit, "school:opinion")).text
    assert "申辩由青禾1小学的负责人来交" in people["deputy"].post(page(visit, "school:opinion"), {"words": "不"}).text
