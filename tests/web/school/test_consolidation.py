import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dudao.files.models import FileUse
from dudao.inspections import services
from dudao.inspections.models import Consolidation
from tests.factories.county import appoint, make_county, make_user, sign_in
from tests.factories.inspections import assessment_of, fill, make_round, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county(schools=2)


@pytest.fixture
def sent(county):
    """A round in which the one school of the first district has failed at a point."""
    sent = make_round(county, make_version(county))
    form = assessment_of(sent, county.schools[0])
    fill(county.people["head"], form, ["not_met"])
    services.confirm(by=county.people["head"], position=county.position("head"), assessment=form)
    return sent


@pytest.fixture
def district(client, county):
    return sign_in(client, county.people["district"])


def address(sent):
    return reverse("school:consolidation", args=[sent.pk])


@pytest.mark.req("C02", "C03", "C04")
def test_district_writes_keeps_and_sends_up(district, county, sent):
    text = district.get(address(sent)).text
    assert "1 个问题，写好报上去" in text
    assert "第 1.1 条差一点" in text
    file = SimpleUploadedFile("情况报告.docx", b"words")
    reply = district.post(address(sent), {"plan": "两周改完", "report": "", "file": file, "save": "1"}, follow=True)
    assert "先存着了，还没有报。" in reply.text
    assert "情况报告.docx" in reply.text
    assert "两周改完" in reply.text

    reply = district.post(address(sent), {"plan": "两周改完", "report": "已部署", "submit": "1"}, follow=True)

    assert "汇总报上去了" in reply.text
    assert Consolidation.objects.get().submitted_by == county.people["district"]
    assert FileUse.objects.filter(kind="consolidation", unit=county.districts[0]).count() == 1


def test_a_marked_paper_is_refused_and_nothing_is_kept(district, sent):
    file = SimpleUploadedFile("报告.txt", "机密★1年\n某某情况的报告".encode())
    reply = district.post(address(sent), {"plan": "两周改完", "report": "", "file": file, "save": "1"})
    assert "这份文件标有密级" in reply.text
    assert "两周改完" in reply.text
    assert not FileUse.objects.filter(kind="consolidation").exists()
    assert not Consolidation.objects.exists()


def test_report_without_words_says_what_is_missing(district, sent):
    reply = district.post(address(sent), {"plan": "", "report": "已部署", "submit": "1"})
    assert "有 1 个问题，整改安排还没写，写几句再报。" in reply.text
    assert not Consolidation.objects.exists()


def test_report_that_was_sent_is_not_changed(district, sent):
    district.post(address(sent), {"plan": "改", "report": "已部署", "submit": "1"})
    reply = district.post(address(sent), {"plan": "改", "report": "另写", "save": "1"})
    assert reply.status_code == 200
    assert Consolidation.objects.get().report == "已部署"


def test_district_whose_schools_are_missing_has_nothing_to_send(client, county, sent):
    user = make_user("west", "城西学区人员")
    appoint(user, county.districts[1], "district")
    sign_in(client, user)
    text = client.get(address(sent)).text
    assert "现在还不用汇总" in text
    assert "青禾2初级中学" in text
    assert "青禾1小学" not in text
    client.post(address(sent), {"plan": "改", "report": "报", "submit": "1"})
    assert not Consolidation.objects.exists()


def test_after_sending_nobody_is_told_to_send_early(district, county, sent):
    """The form of its one school comes back after the report went up."""
    office = county.position("office")
    form = assessment_of(sent, county.schools[0])
    services.reopen(by=office.user, position=office, assessment=form, reason="再看")
    assert "先报也行，晚交的问题自己会进台账。" in district.get(address(sent)).text
    district.post(address(sent), {"plan": "两周改完", "report": "已部署", "submit": "1"})
    text = district.get(address(sent)).text
    assert ("晚交的问题自己会进台账。" in text, "先报也行" in text) == (True, False)


def test_round_of_another_district_is_not_there(client, county, sent):
    strange = make_county(county_code="990102", prefix="邻", schools=2)
    sign_in(client, strange.people["district"])
    assert client.get(address(sent)).status_code == 404


def test_home_of_the_district_leads_there(district, sent):
    assert address(sent) in district.get(reverse("school:home")).text


@pytest.mark.parametrize("kind", ["office", "deputy", "area_lead", "leader"])
def test_page_is_for_districts_and_heads(client, county, sent, kind):
    sign_in(client, county.people[kind])
    assert client.get(address(sent)).status_code == 403
